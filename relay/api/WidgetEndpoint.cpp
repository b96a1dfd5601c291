#include "relay/api/WidgetEndpoint.h"

namespace qiao::relay::api {

namespace {

const QString loaderPath = QStringLiteral("/widget.js");
const QString folderPath = QStringLiteral("/widget/");

} // namespace

WidgetEndpoint::WidgetEndpoint(AssetTree assets)
    : m_assets(std::move(assets))
{
}

bool WidgetEndpoint::serves(const QString &path) const
{
    return path == loaderPath || path.startsWith(folderPath);
}

QList<net::HttpMethod> WidgetEndpoint::methods(const QString &) const
{
    return {net::HttpMethod::Get};
}

net::HttpOutcome WidgetEndpoint::answer(net::HttpRequest request, const net::HttpContext &) const
{
    const QString path = request.target.path();
    const QString name = path == loaderPath ? path.mid(1) : path.mid(folderPath.size());
    return m_assets.serve(name, request, "public, max-age=300")
        .with("Access-Control-Allow-Origin", "*")
        .with("Cross-Origin-Resource-Policy", "cross-origin");
}

} // namespace qiao::relay::api
