#pragma once

#include "common/base/Clock.h"
#include "relay/api/Endpoint.h"
#include "relay/metrics/Instruments.h"

namespace qiao::relay::api {

// `/metrics`: what the relay measures of itself, for Prometheus. To who has the token, or without one to programs on
// the same machine that come without a proxy. Any worker's thread.
class MetricsEndpoint : public Endpoint
{
public:
    // `token`: empty where none is configured.
    MetricsEndpoint(
        std::shared_ptr<const metrics::Instruments> instruments, const QByteArray &token, const base::Clock &clock);

    bool serves(const QString &path) const override;
    QList<net::HttpMethod> methods(const QString &path) const override;
    net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const override;

private:
    bool mayRead(const net::HttpRequest &request, const net::HttpContext &context) const;

    std::shared_ptr<const metrics::Instruments> m_instruments;
    QByteArray m_tokenHash; // SHA-256; empty where there is none
    const base::Clock &m_clock;
};

} // namespace qiao::relay::api
