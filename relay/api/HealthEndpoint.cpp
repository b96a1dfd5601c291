#include "relay/api/HealthEndpoint.h"

namespace qiao::relay::api {

bool HealthEndpoint::serves(const QString &path) const
{
    return path == QStringLiteral("/healthz") || path == QStringLiteral("/readyz");
}

QList<net::HttpMethod> HealthEndpoint::methods(const QString &) const
{
    return {net::HttpMethod::Get};
}

net::HttpOutcome HealthEndpoint::answer(net::HttpRequest request, const net::HttpContext &context) const
{
    const bool isReady = m_isReady && !context.isDraining;
    const bool isAskedForReadiness = request.target.path() == QStringLiteral("/readyz");
    auto response = isAskedForReadiness && !isReady ? net::HttpResponse::text(503, QStringLiteral("not ready\n"))
                                                    : net::HttpResponse::text(200, QStringLiteral("ok\n"));
    return std::move(response).with("Cache-Control", "no-store");
}

} // namespace qiao::relay::api
