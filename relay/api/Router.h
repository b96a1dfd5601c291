#pragma once

#include "relay/api/Endpoint.h"

#include <memory>
#include <vector>

namespace qiao::relay::api {

// Gives each request to the endpoint that serves its path. It is filled before the gate starts and never changes again.
class Router : public net::HttpService
{
public:
    void add(std::unique_ptr<Endpoint> endpoint);

    std::variant<qint64, net::HttpResponse> admit(
        const net::HttpRequest &head, const net::HttpContext &context) const override;
    net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const override;

private:
    const Endpoint *endpointFor(const QString &path) const;

    std::vector<std::unique_ptr<Endpoint>> m_endpoints;
};

} // namespace qiao::relay::api
