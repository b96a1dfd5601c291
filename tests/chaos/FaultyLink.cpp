#include "tests/chaos/FaultyLink.h"

#include <QTimer>

#include <sys/socket.h>

namespace qiao::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBuffered = 64 * 1024;
constexpr qint64 byteByByteUntil = 4 * 1024;

} // namespace

FaultyLink::FaultyLink(QTcpSocket *client, quint16 relayPort, Fate fate, FaultProxy &proxy)
    : QObject(&proxy)
    , m_proxy(proxy)
    , m_fate(fate)
    , m_client(client)
    , m_relay(new QTcpSocket(this))
    , m_toRelay{m_client, m_relay, {}}
    , m_toClient{m_relay, m_client, {}}
{
    m_client->setParent(this);
    for (QTcpSocket *socket : {m_client, m_relay}) {
        socket->setReadBufferSize(mostBuffered); // who stalls makes the sender stall too
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
    connect(m_client, &QTcpSocket::readyRead, this, [this] { pump(m_toRelay); });
    connect(m_relay, &QTcpSocket::readyRead, this, [this] { pump(m_toClient); });
    connect(m_relay, &QTcpSocket::connected, this, [this] { pump(m_toRelay); });
    // What a side said before it left still reaches the other.
    connect(m_relay, &QTcpSocket::disconnected, this, [this] {
        pump(m_toClient);
        m_client->disconnectFromHost();
    });
    connect(m_client, &QTcpSocket::disconnected, this, [this] {
        pump(m_toRelay);
        m_relay->disconnectFromHost();
        if (m_relay->state() == QAbstractSocket::UnconnectedState)
            deleteLater();
    });
    connect(m_relay, &QTcpSocket::errorOccurred, this, [this] {
        if (m_relay->error() != QAbstractSocket::RemoteHostClosedError)
            cut();
    });
    m_relay->connectToHost(QHostAddress::LocalHost, relayPort);
}

void FaultyLink::cut()
{
    if (std::exchange(m_isOver, true))
        return;
    m_client->abort();
    m_relay->abort();
    deleteLater();
}

void FaultyLink::pump(Direction &direction)
{
    if (m_isStalled || m_isOver || direction.hasEnded || direction.to->state() != QAbstractSocket::ConnectedState)
        return;
    if (!direction.from->isOpen())
        return;
    QByteArray bytes = direction.from->readAll();
    if (bytes.isEmpty())
        return;
    if (m_fate.delayMs == 0) {
        pass(direction, std::move(bytes));
        return;
    }
    direction.delayed.push_back(std::move(bytes));
    QTimer::singleShot(m_fate.delayMs, this, [this, &direction] {
        const QByteArray due = std::move(direction.delayed.front());
        direction.delayed.pop_front();
        pass(direction, due);
    });
}

void FaultyLink::pass(Direction &direction, QByteArray bytes)
{
    if (m_isOver || direction.hasEnded)
        return;
    const bool isEnding = m_fate.endAfter >= 0 && m_passed + bytes.size() >= m_fate.endAfter;
    if (isEnding)
        bytes.truncate(std::max<qint64>(m_fate.endAfter - m_passed, 0));
    write(direction, bytes);
    m_passed += bytes.size();
    if (isEnding)
        end();
    else if (m_fate.stallAfter >= 0 && m_passed >= m_fate.stallAfter)
        stall();
}

void FaultyLink::write(Direction &direction, const QByteArray &bytes)
{
    const auto isOpen = [&direction] { return direction.to->state() == QAbstractSocket::ConnectedState; };
    if (!m_fate.isByteByByte || m_passed > byteByByteUntil) {
        if (isOpen())
            direction.to->write(bytes);
        return;
    }
    for (const char byte : bytes) {
        if (!isOpen())
            return; // it broke between two bytes
        direction.to->write(&byte, 1);
        direction.to->flush();
    }
}

void FaultyLink::stall()
{
    m_proxy.count(u"stalls"_s);
    m_fate.stallAfter = -1;
    m_isStalled = true;
    QTimer::singleShot(m_fate.stallMs, this, [this] {
        m_isStalled = false;
        pump(m_toRelay);
        pump(m_toClient);
    });
}

void FaultyLink::end()
{
    m_fate.endAfter = -1;
    switch (m_fate.ending) {
    case Fate::Ending::HalfCloseToRelay:
        halfClose(m_toRelay);
        break;
    case Fate::Ending::HalfCloseToClient:
        halfClose(m_toClient);
        break;
    case Fate::Ending::Reset:
        m_proxy.count(u"resets"_s);
        for (const QTcpSocket *socket : {m_client, m_relay}) {
            const linger none{1, 0};
            ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
        }
        cut();
        break;
    case Fate::Ending::Cut:
    case Fate::Ending::None:
        m_proxy.count(u"cuts"_s);
        m_client->flush();
        m_relay->flush();
        cut();
        break;
    }
}

void FaultyLink::halfClose(Direction &direction)
{
    m_proxy.count(u"half-closes"_s);
    direction.hasEnded = true;
    direction.to->flush();
    ::shutdown(static_cast<int>(direction.to->socketDescriptor()), SHUT_WR);
    // A network that has lost one direction loses the other before long.
    QTimer::singleShot(2'000, this, &FaultyLink::cut);
}

} // namespace qiao::tests
