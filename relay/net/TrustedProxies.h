#pragma once

#include "relay/net/HttpRequest.h"

#include <QHostAddress>
#include <QList>

namespace qiao::relay::net {

// The proxies whose word about a client's address is taken. A value.
class TrustedProxies
{
public:
    using Network = QPair<QHostAddress, int>; // as QHostAddress::parseSubnet gives it

    explicit TrustedProxies(QList<Network> networks = {})
        : m_networks(std::move(networks))
    {
    }

    bool holds(const QHostAddress &address) const;

    // Who really asks: `peer`, unless it is a trusted proxy; then the last address of X-Forwarded-For that is none.
    // What stands before it anybody could have written.
    QHostAddress clientOf(const QHostAddress &peer, const HttpRequest &request) const;

private:
    QList<Network> m_networks;
};

} // namespace qiao::relay::net
