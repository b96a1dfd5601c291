#include "relay/net/Listener.h"

#include "relay/link/AddressHolder.h"

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

// A request more than the address may have is told so, a handshake is not even begun for one that comes twice as often.
base::Rate arrivalsFor(base::Rate requests)
{
    return {2 * requests.burst, requests.refill / 2};
}

} // namespace

Listener::Listener(const config::RelayConfig &config, QObject *parent)
    : QTcpServer(parent)
    , m_limits(config.connections)
    , m_proxies(config.trustedProxies)
    , m_arrivals(arrivalsFor(config.limits.addressRequests))
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
    const QHostAddress holder = link::holderOf(address);
    int &held = m_perAddress[holder];
    const auto comesTooOften
        = [&] { return m_arrivals.take(holder, base::SystemClock().now()) > base::Milliseconds(0); };
    const bool isOverItsOwn = !m_proxies.holds(address) && (held >= m_limits.perAddress || comesTooOften());
    if (address.isNull() || m_total >= m_limits.total || isOverItsOwn) {
        if (held == 0) {
            m_perAddress.remove(holder);
        }
        ::close(int(descriptor));
        Q_EMIT refused();
        return;
    }
    ++held;
    ++m_total;
    Q_EMIT accepted(descriptor, address);
}

void Listener::release(const QHostAddress &address)
{
    const auto found = m_perAddress.find(link::holderOf(address));
    if (found == m_perAddress.end()) {
        return;
    }
    --m_total;
    if (--*found == 0) {
        m_perAddress.erase(found);
    }
}

} // namespace qiao::relay::net
