#include "relay/net/Worker.h"

#include "relay/net/HttpDesk.h"
#include "relay/net/LingeringSocket.h"
#include "relay/net/WebSocketDesk.h"
#include "relay/net/WorkerContext.h"

#include <unistd.h>

namespace qiao::relay::net {

namespace {

// Bounds what the system keeps for a slow reader beside our own outbox.
constexpr int sendBufferBytes = 256 * 1024;

} // namespace

// What is made in the worker's own thread; the order is the one in which the parts need each other.
struct Worker::Parts
{
    Parts(const Worker &worker, InboundSink sink)
        : inbound(std::move(sink))
        , context{worker.m_number, worker.m_config, worker.m_service, inbound, deadlines, worker.m_addresses,
              *worker.m_instruments, TrustedProxies(worker.m_config.trustedProxies)}
        , webSockets(context, nullptr)
        , http(
              context,
              [this](LingeringSocket *socket, const Admission &admission) { webSockets.upgrade(socket, admission); },
              nullptr)
    {
    }

    InboundCollector inbound;
    Deadlines deadlines;
    WorkerContext context;
    WebSocketDesk webSockets;
    HttpDesk http;
};

Worker::Worker(quint32 number, const config::RelayConfig &config, const HttpService &service, AddressLimits &addresses,
    std::shared_ptr<metrics::Instruments> instruments, InboundSink sink)
    : m_number(number)
    , m_config(config)
    , m_service(service)
    , m_addresses(addresses)
    , m_instruments(std::move(instruments))
    , m_sink(std::move(sink))
{
}

Worker::~Worker()
{
    // The sockets end with the parts and must not be counted any more.
    m_parts.reset();
}

void Worker::start()
{
    m_parts = std::make_unique<Parts>(*this, m_sink);
}

void Worker::adopt(qintptr descriptor, const QHostAddress &address)
{
    const std::chrono::milliseconds patience = m_config.webSocket.closeTimeout;
    LingeringSocket *lingering = m_tls ? LingeringSocket::makeSecure(m_parts->deadlines, patience, *m_tls)
                                       : LingeringSocket::makePlain(m_parts->deadlines, patience);
    QTcpSocket *socket = &lingering->stream();
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        ::close(int(descriptor));
        Q_EMIT socketEnded(address);
        return;
    }
    ++m_sockets;
    connect(socket, &QObject::destroyed, this, [this, address] {
        --m_sockets;
        Q_EMIT socketEnded(address);
        tellWhenDrained();
    });
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, sendBufferBytes);
    m_parts->http.serve(lingering, address);
    if (m_parts->context.isDraining) {
        m_parts->http.drain();
    }
}

void Worker::deliver(const link::OutboundBatch &batch)
{
    for (const link::Outbound &outbound : batch) {
        if (const auto *send = std::get_if<link::Send>(&outbound)) {
            m_parts->webSockets.deliver(*send);
        } else if (const auto *disconnect = std::get_if<link::Disconnect>(&outbound)) {
            m_parts->webSockets.disconnectPeer(*disconnect);
        } else if (const auto *takenUp = std::get_if<link::TakenUp>(&outbound)) {
            m_parts->webSockets.takenUp(*takenUp);
        } else if (const auto *answer = std::get_if<link::PollAnswer>(&outbound)) {
            m_parts->http.answerPoll(*answer);
        } else if (const auto *refused = std::get_if<link::PollRefused>(&outbound)) {
            m_parts->http.refusePoll(*refused);
        }
    }
    m_parts->webSockets.flush();
}

void Worker::answer(link::ConnectionId http, HttpResponse response)
{
    m_parts->http.answer(http, std::move(response));
}

void Worker::setSites(const SiteDirectory &sites)
{
    m_parts->context.sites = sites;
}

void Worker::setTls(const QSslConfiguration &tls)
{
    m_tls = tls;
}

void Worker::drain()
{
    m_parts->context.isDraining = true;
    m_parts->webSockets.drain(m_config.drainTimeout / 4);
    m_parts->http.drain();
    tellWhenDrained();
}

void Worker::tellWhenDrained()
{
    if (m_parts && m_parts->context.isDraining && m_sockets == 0) {
        Q_EMIT drained();
    }
}

} // namespace qiao::relay::net
