#pragma once

#include "relay/api/Endpoint.h"
#include "relay/api/ReportDesk.h"

namespace qiao::relay::api {

// `/v1/reports/…`: looks who asks for which figures, and hands the request to the ReportDesk. Any worker's thread.
class ReportsEndpoint : public Endpoint
{
public:
    ReportsEndpoint(ReportDesk &desk, QByteArray accessSecret, const base::Clock &clock)
        : m_desk(desk)
        , m_accessSecret(std::move(accessSecret))
        , m_clock(clock)
    {
    }

    bool serves(const QString &path) const override;
    QList<net::HttpMethod> methods(const QString &path) const override;
    net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const override;

private:
    ReportDesk &m_desk;
    QByteArray m_accessSecret;
    const base::Clock &m_clock;
};

} // namespace qiao::relay::api
