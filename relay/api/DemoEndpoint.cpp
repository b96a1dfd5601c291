#include "relay/api/DemoEndpoint.h"

namespace qiao::relay::api {

namespace {

const QString bare = QStringLiteral("/demo");
const QString folder = QStringLiteral("/demo/");

} // namespace

DemoEndpoint::DemoEndpoint(AssetTree assets)
    : m_assets(std::move(assets))
{
}

bool DemoEndpoint::serves(const QString &path) const
{
    return path == QStringLiteral("/") || path == bare || path.startsWith(folder);
}

QList<net::HttpMethod> DemoEndpoint::methods(const QString &) const
{
    return {net::HttpMethod::Get};
}

net::HttpOutcome DemoEndpoint::answer(net::HttpRequest request, const net::HttpContext &) const
{
    const QString path = request.target.path();
    if (!path.startsWith(folder)) {
        return net::HttpResponse::empty(302).with("Location", "/demo/").with("Cache-Control", "no-store");
    }
    QString name = path.mid(folder.size());
    if (name.isEmpty() || name.endsWith(QLatin1Char('/'))) {
        name += QStringLiteral("index.html");
    }
    return m_assets.serve(name, request, "no-cache")
        .with("Content-Security-Policy",
            "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; media-src 'self' blob:; "
            "base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
        .with("Referrer-Policy", "same-origin");
}

} // namespace qiao::relay::api
