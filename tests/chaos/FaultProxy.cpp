#include "tests/chaos/FaultProxy.h"

#include "tests/chaos/FaultyLink.h"

#include <QTimer>

namespace qiao::tests {

using namespace Qt::StringLiterals;

FaultProxy::FaultProxy(quint16 relayPort, quint32 seed, int mostBytes)
    : m_relayPort(relayPort)
    , m_mostBytes(mostBytes)
    , m_random(seed)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection()) {
            count(u"connections"_s);
            new FaultyLink(client, m_relayPort, draw(), *this);
        }
    });
    m_server.listen(QHostAddress::LocalHost);
}

void FaultProxy::storm()
{
    m_isStorm = true;
    int wait = 0;
    for (FaultyLink *link : findChildren<FaultyLink *>())
        QTimer::singleShot(wait += 10, link, &FaultyLink::cut);
}

void FaultProxy::cutAll()
{
    for (FaultyLink *link : findChildren<FaultyLink *>())
        link->cut();
}

Fate FaultProxy::draw()
{
    const auto between = [this](int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); };
    Fate fate;
    if (!m_isStorm)
        return fate;
    if (between(0, 3) == 0) {
        fate.delayMs = between(1, 20);
        count(u"delayed"_s);
    }
    if (between(0, 3) == 0) {
        fate.isByteByByte = true;
        count(u"byte by byte"_s);
    }
    if (between(0, 3) == 0) {
        fate.stallAfter = between(300, 8'000);
        fate.stallMs = between(50, 900);
    }
    // The handshake and the opening are cut too, now and then.
    fate.endAfter = between(0, 5) == 0 ? between(1, 1'200) : between(1'200, m_mostBytes);
    constexpr std::array endings{
        Fate::Ending::Cut, Fate::Ending::Reset, Fate::Ending::HalfCloseToRelay, Fate::Ending::HalfCloseToClient};
    fate.ending = endings[static_cast<size_t>(between(0, int(endings.size()) - 1))];
    return fate;
}

QString FaultProxy::tally() const
{
    QStringList parts;
    for (auto entry = m_counts.cbegin(); entry != m_counts.cend(); ++entry)
        parts.append(u"%1 %2"_s.arg(entry.value()).arg(entry.key()));
    parts.sort();
    return parts.join(u", "_s);
}

} // namespace qiao::tests
