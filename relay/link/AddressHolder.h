#pragma once

#include <QHostAddress>

#include <algorithm>

namespace qiao::relay::link {

// Whom a bound for one address is for: an IPv4 address, also where it is written as IPv6, or the whole network of an
// IPv6 address, which is as easily had as one IPv4 address.
inline QHostAddress holderOf(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4);
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    constexpr int networkBytes = 8;
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(std::begin(bytes.c) + networkBytes, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes);
}

} // namespace qiao::relay::link
