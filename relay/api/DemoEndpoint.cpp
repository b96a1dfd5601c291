#include "relay/api/DemoEndpoint.h"

#include "relay/auth/Jwt.h"

#include <QJsonObject>

namespace qiao::relay::api {

namespace {

const QString bare = QStringLiteral("/demo");
const QString folder = QStringLiteral("/demo/");
const QString identityName = QStringLiteral("identity"); // `/demo/identity`
constexpr base::Milliseconds identityLife{600'000};

} // namespace

DemoEndpoint::DemoEndpoint(AssetTree assets, QByteArray identitySecret, const base::Clock &clock)
    : m_assets(std::move(assets))
    , m_identitySecret(std::move(identitySecret))
    , m_clock(clock)
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
    if (name == identityName)
        return identity();
    if (name.isEmpty() || name.endsWith(QLatin1Char('/'))) {
        name += QStringLiteral("index.html");
    }
    return m_assets.serve(name, request, "no-cache")
        .with("Content-Security-Policy",
            "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; media-src 'self' blob:; "
            "base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
        .with("Referrer-Policy", "same-origin");
}

// What a shop's own server would sign for somebody who has signed in there.
net::HttpResponse DemoEndpoint::identity() const
{
    const qint64 expiresAt = base::toEpochMs(m_clock.now() + identityLife) / 1000;
    const QJsonObject claims{
        {QStringLiteral("sub"), QStringLiteral("demo-lilei")},
        {QStringLiteral("name"), QStringLiteral("李雷")},
        {QStringLiteral("email"), QStringLiteral("lilei@example.com")},
        {QStringLiteral("vip"), 3},
        {QStringLiteral("exp"), expiresAt},
    };
    return net::HttpResponse::json(
        200, QJsonObject{{QStringLiteral("identity"), auth::signJwt(m_identitySecret, claims)}});
}

} // namespace qiao::relay::api
