#include "relay/api/MetricsEndpoint.h"

#include "relay/api/BearerToken.h"
#include "relay/metrics/Exposition.h"

#include <QCryptographicHash>

namespace qiao::relay::api {

namespace {

QByteArray hashOf(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

} // namespace

MetricsEndpoint::MetricsEndpoint(
    std::shared_ptr<const metrics::Instruments> instruments, const QByteArray &token, const base::Clock &clock)
    : m_instruments(std::move(instruments))
    , m_tokenHash(token.isEmpty() ? QByteArray() : hashOf(token))
    , m_clock(clock)
{
}

bool MetricsEndpoint::serves(const QString &path) const
{
    return path == QStringLiteral("/metrics");
}

QList<net::HttpMethod> MetricsEndpoint::methods(const QString &) const
{
    return {net::HttpMethod::Get};
}

bool MetricsEndpoint::mayRead(const net::HttpRequest &request, const net::HttpContext &context) const
{
    if (!m_tokenHash.isEmpty()) {
        // Hashes of equal length: how long the comparison takes tells nothing of the token.
        return hashOf(bearerToken(request).toLatin1()) == m_tokenHash;
    }
    // A proxy on the same machine speaks for the whole world.
    const bool isForwarded = !request.listField("x-forwarded-for").isEmpty()
        || !request.listField("forwarded").isEmpty() || !request.listField("via").isEmpty();
    return context.address.isLoopback() && !isForwarded;
}

net::HttpOutcome MetricsEndpoint::answer(net::HttpRequest request, const net::HttpContext &context) const
{
    if (!mayRead(request, context)) {
        return m_tokenHash.isEmpty()
            ? net::HttpResponse::error(base::forbidden(QStringLiteral("metrics are shown on this machine alone")))
            : tokenNeeded();
    }
    net::HttpResponse response = net::HttpResponse::empty(200);
    response.body = metrics::expositionOf(*m_instruments, metrics::ProcessFigures::read(), m_clock.now());
    response.with("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    return std::move(response).with("Cache-Control", "no-store");
}

} // namespace qiao::relay::api
