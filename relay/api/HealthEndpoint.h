#pragma once

#include "relay/api/Endpoint.h"

#include <atomic>

namespace qiao::relay::api {

// `/healthz`: the process answers; `/readyz`: it also takes new work. Any worker's thread.
class HealthEndpoint : public Endpoint
{
public:
    // Set by the main thread once the storage is open, cleared when it fails; must outlive the endpoint.
    explicit HealthEndpoint(const std::atomic<bool> &isReady)
        : m_isReady(isReady)
    {
    }

    bool serves(const QString &path) const override;
    QList<net::HttpMethod> methods(const QString &path) const override;
    net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const override;

private:
    const std::atomic<bool> &m_isReady;
};

} // namespace qiao::relay::api
