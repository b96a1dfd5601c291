#pragma once

#include "relay/api/AdminDesk.h"
#include "relay/api/Endpoint.h"

namespace qiao::relay::api {

// `/v1/admin/…`: reads what supervisors ask, within its bounds, and hands it to the AdminDesk. Any worker's thread.
class AdminEndpoint : public Endpoint
{
public:
    explicit AdminEndpoint(AdminDesk &desk)
        : m_desk(desk)
    {
    }

    bool serves(const QString &path) const override;
    QList<net::HttpMethod> methods(const QString &path) const override;
    std::variant<qint64, net::HttpResponse> admit(
        const net::HttpRequest &head, const net::HttpContext &context) const override;
    net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const override;

private:
    AdminDesk &m_desk;
};

} // namespace qiao::relay::api
