#include "relay/net/WebSocketConnection.h"

#include "common/protocol/CommandCodec.h"
#include "common/protocol/EventCodec.h"
#include "relay/net/WebSocketFrame.h"
#include "relay/net/WorkerContext.h"

#include <QWebSocket>

namespace qiao::relay::net {

WebSocketConnection::WebSocketConnection(link::ConnectionId id, Admission admission, QWebSocket *webSocket,
    LingeringSocket *socket, WorkerContext &context, QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_admission(std::move(admission))
    , m_context(context)
    , m_webSocket(webSocket)
    , m_socket(socket)
    , m_frames(m_admission.door == Door::Visitor ? context.config.webSocket.visitorFrames
                                                 : context.config.webSocket.agentFrames,
          TokenBucket::Clock::now())
    , m_deadline(context.deadlines, [this] { meetDeadline(); })
{
    const config::WebSocketLimits &limits = context.config.webSocket;
    webSocket->setParent(this);
    socket->setParent(webSocket);
    socket->setReadBufferSize(2 * qint64(limits.frameBytes));
    webSocket->setMaxAllowedIncomingFrameSize(quint64(limits.frameBytes));
    webSocket->setMaxAllowedIncomingMessageSize(quint64(limits.frameBytes));
    connect(webSocket, &QWebSocket::textMessageReceived, this, &WebSocketConnection::receiveText);
    connect(webSocket, &QWebSocket::binaryMessageReceived, this, &WebSocketConnection::refuseBinary);
    connect(webSocket, &QWebSocket::pong, this, [this] { m_unansweredPings = 0; });
    connect(webSocket, &QWebSocket::aboutToClose, this, &WebSocketConnection::goAway);
    connect(socket, &QTcpSocket::readyRead, this, &WebSocketConnection::checkOutbox);
    connect(socket, &QTcpSocket::bytesWritten, this, &WebSocketConnection::tellDrained);
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        goAway();
        Q_EMIT ended();
    });
    m_deadline.set(limits.pingInterval);
    if (m_admission.door == Door::Visitor) {
        m_context.inbound.add(link::VisitorConnected{m_id, m_admission.peer});
    } else {
        m_context.inbound.add(link::AgentConnected{m_id, m_admission.peer});
    }
}

WebSocketConnection::~WebSocketConnection()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->drop();
    }
}

void WebSocketConnection::receiveText(const QString &text)
{
    if (!isOpen()) {
        return;
    }
    m_unansweredPings = 0;
    if (!m_frames.take(TokenBucket::Clock::now())) {
        close(protocol::CloseCode::TooMany, QStringLiteral("too many frames"));
        return;
    }
    const QByteArray frame = text.toUtf8();
    const auto passOn = [this](auto decoded, auto command) {
        if (auto *refusal = std::get_if<protocol::Refusal>(&decoded)) {
            send(textFrame(protocol::encodeError(refusal->re, refusal->error)), false, false);
            flush();
            return;
        }
        command.request = std::move(std::get<0>(decoded));
        m_context.inbound.add(std::move(command));
    };
    if (m_admission.door == Door::Visitor) {
        passOn(protocol::decodeVisitorCommand(frame), link::VisitorCommanded{m_id, {}});
    } else {
        passOn(protocol::decodeAgentCommand(frame), link::AgentCommanded{m_id, {}});
    }
}

void WebSocketConnection::refuseBinary()
{
    close(protocol::CloseCode::UnsupportedData, QStringLiteral("only text frames are spoken here"));
}

void WebSocketConnection::send(const QByteArray &wireFrame, bool isEphemeral, bool tellWhenDrained)
{
    if (!isOpen() || !m_socket) {
        return;
    }
    const config::WebSocketLimits &limits = m_context.config.webSocket;
    if (m_socket->bytesToWrite() + wireFrame.size() > limits.ephemeralBytes) {
        m_socket->flush();
    }
    const qint64 waiting = m_socket->bytesToWrite();
    if (isEphemeral && waiting > 0 && waiting + wireFrame.size() > limits.ephemeralBytes) {
        return;
    }
    // A single frame may be larger than the bound as long as it waits for nobody.
    if (waiting > 0 && waiting + wireFrame.size() > limits.outboxBytes) {
        close(protocol::CloseCode::TooSlow, QStringLiteral("the reader fell behind"));
        return;
    }
    m_socket->write(wireFrame);
    if (tellWhenDrained) {
        ++m_drainedWanted;
    }
}

void WebSocketConnection::flush()
{
    if (isOpen() && m_socket) {
        m_socket->flush();
        tellDrained();
    }
}

void WebSocketConnection::tellDrained()
{
    // Low water is where ephemeral frames would pass again.
    if (m_drainedWanted == 0 || !isOpen() || m_socket->bytesToWrite() > m_context.config.webSocket.ephemeralBytes) {
        return;
    }
    for (; m_drainedWanted > 0; --m_drainedWanted) {
        m_context.inbound.add(link::Drained{m_id});
    }
}

void WebSocketConnection::checkOutbox()
{
    // Pongs are written below our own frames: a peer that pings without reading must not fill the outbox either.
    if (isOpen() && m_socket->bytesToWrite() > qint64(m_context.config.webSocket.outboxBytes) + 64 * 1024) {
        close(protocol::CloseCode::TooSlow, QStringLiteral("the reader fell behind"));
    }
}

void WebSocketConnection::close(protocol::CloseCode code, const QString &reason)
{
    if (!isOpen()) {
        return;
    }
    goAway();
    if (m_webSocket) {
        m_webSocket->close(QWebSocketProtocol::CloseCode(code), reason.left(100));
    }
}

void WebSocketConnection::closeAfter(std::chrono::milliseconds wait, protocol::CloseCode code, const QString &reason)
{
    if (isOpen()) {
        m_plannedClose = {code, reason};
        m_deadline.set(wait);
    }
}

void WebSocketConnection::goAway()
{
    if (isOpen()) {
        m_isOver = true;
        m_deadline.clear();
        m_context.inbound.add(link::Disconnected{m_id});
    }
}

void WebSocketConnection::meetDeadline()
{
    if (m_plannedClose) {
        close(m_plannedClose->first, m_plannedClose->second);
        return;
    }
    if (m_unansweredPings >= m_context.config.webSocket.missedPongs) {
        goAway();
        m_socket->drop();
        return;
    }
    ++m_unansweredPings;
    m_deadline.set(m_context.config.webSocket.pingInterval);
    m_webSocket->ping();
}

} // namespace qiao::relay::net
