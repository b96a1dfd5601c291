#include "relay/net/TrustedProxies.h"

#include <algorithm>

namespace qiao::relay::net {

namespace {

QHostAddress unmapped(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}

// `ADDRESS`, `IPV4:PORT` or `[IPV6]:PORT`; null when it is none of them.
QHostAddress addressOf(QByteArray text)
{
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        text = end < 0 ? QByteArray() : text.mid(1, end - 1);
    } else if (text.count(':') == 1) {
        text.truncate(text.indexOf(':'));
    }
    // QHostAddress also takes short forms such as "1", which no proxy writes.
    const bool isWhole = text.count('.') == 3 || text.contains(':');
    return isWhole ? unmapped(QHostAddress(QString::fromLatin1(text))) : QHostAddress();
}

} // namespace

bool TrustedProxies::holds(const QHostAddress &address) const
{
    const QHostAddress plain = unmapped(address);
    return std::any_of(m_networks.begin(), m_networks.end(), [&](const Network &network) {
        return plain.protocol() == network.first.protocol() && plain.isInSubnet(network);
    });
}

QHostAddress TrustedProxies::clientOf(const QHostAddress &peer, const HttpRequest &request) const
{
    if (m_networks.isEmpty() || !holds(peer)) {
        return peer;
    }
    const QByteArrayList hops = request.listField("x-forwarded-for").split(',');
    QHostAddress client = peer;
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        const QHostAddress address = addressOf(hop->trimmed());
        if (address.isNull()) {
            break; // nothing, or nonsense: whoever wrote it is the last one known
        }
        client = address;
        if (!holds(address)) {
            break;
        }
    }
    return client;
}

} // namespace qiao::relay::net
