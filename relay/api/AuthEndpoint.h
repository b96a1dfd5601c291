#pragma once

#include "relay/api/AccountDesk.h"
#include "relay/api/Endpoint.h"

namespace qiao::relay::api {

// `/v1/auth/…`: reads the sign-in requests and hands them to the AccountDesk. Any worker's thread.
class AuthEndpoint : public Endpoint
{
public:
    explicit AuthEndpoint(AccountDesk &accounts)
        : m_accounts(accounts)
    {
    }

    bool serves(const QString &path) const override;
    QList<net::HttpMethod> methods(const QString &path) const override;
    std::variant<qint64, net::HttpResponse> admit(
        const net::HttpRequest &head, const net::HttpContext &context) const override;
    net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const override;

private:
    AccountDesk &m_accounts;
};

} // namespace qiao::relay::api
