#include "relay/net/Listener.h"

#include <QLoggingCategory>

#include <algorithm>
#include <sys/socket.h>
#include <unistd.h>

namespace qiao::relay::net {

namespace {

Q_LOGGING_CATEGORY(log, "qiao.net")

constexpr int backlog = 1024;
constexpr std::chrono::milliseconds rest{200};

QHostAddress peerOf(qintptr descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getpeername(int(descriptor), reinterpret_cast<sockaddr *>(&storage), &size) != 0) {
        return {};
    }
    const QHostAddress address(reinterpret_cast<const sockaddr *>(&storage));
    bool isMapped = false;
    const quint32 v4 = address.toIPv4Address(&isMapped);
    return isMapped ? QHostAddress(v4) : address;
}

// Whom the bound is for: one IPv6 network is as easily had as one IPv4 address.
QHostAddress holderOf(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol) {
        return address;
    }
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes);
}

} // namespace

Listener::Listener(config::ConnectionLimits limits, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
{
    setListenBacklogSize(backlog);
    m_resume.setSingleShot(true);
    connect(&m_resume, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    connect(this, &QTcpServer::acceptError, this, [this] {
        // Qt stops accepting for good, when all that is missing is usually a free descriptor.
        qCWarning(log).noquote() << "cannot accept a connection:" << errorString();
        m_resume.start(rest);
    });
}

void Listener::incomingConnection(qintptr descriptor)
{
    const QHostAddress address = peerOf(descriptor);
    const QHostAddress holder = holderOf(address);
    int &held = m_perAddress[holder];
    if (address.isNull() || m_total >= m_limits.total || held >= m_limits.perAddress) {
        if (held == 0) {
            m_perAddress.remove(holder);
        }
        ::close(int(descriptor));
        return;
    }
    ++held;
    ++m_total;
    Q_EMIT accepted(descriptor, address);
}

void Listener::release(const QHostAddress &address)
{
    const auto found = m_perAddress.find(holderOf(address));
    if (found == m_perAddress.end()) {
        return;
    }
    --m_total;
    if (--*found == 0) {
        m_perAddress.erase(found);
    }
}

} // namespace qiao::relay::net
