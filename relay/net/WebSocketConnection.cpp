#include "relay/net/WebSocketConnection.h"

#include "common/protocol/CommandCodec.h"
#include "common/protocol/EventCodec.h"
#include "relay/net/WorkerContext.h"

#include <QTcpSocket>

namespace qiao::relay::net {

namespace {

constexpr qint64 pieceBytes = 64 * 1024;

} // namespace

WebSocketConnection::WebSocketConnection(link::ConnectionId id, const Admission &admission, LingeringSocket *socket,
    WorkerContext &context, WebSocketConnectionOwner &owner)
    : m_id(id)
    , m_context(context)
    , m_owner(owner)
    , m_lingering(socket)
    , m_socket(&socket->stream())
    , m_hold(admission.hold)
    , m_codec(context.config.webSocket.frameBytes)
    , m_frames(admission.door == Door::Visitor ? context.config.webSocket.visitorFrames
                                               : context.config.webSocket.agentFrames,
          TokenBucket::Clock::now())
    , m_deadline(context.deadlines, [this] { meetDeadline(); })
    , m_door(admission.door)
{
    m_socket->setReadBufferSize(pieceBytes);
    QObject::connect(m_socket, &QTcpSocket::readyRead, m_socket, [this] { readOn(); });
    QObject::connect(m_socket, &QTcpSocket::bytesWritten, m_socket, [this] { tellDrained(); });
    QObject::connect(m_socket, &QTcpSocket::disconnected, m_socket, [this] { socketGone(); });
    m_deadline.set(context.config.webSocket.pingInterval);
    if (m_door == Door::Visitor) {
        m_context.inbound.add(link::VisitorConnected{m_id, admission.peer});
    } else {
        m_context.inbound.add(link::AgentConnected{m_id, admission.peer});
    }
}

WebSocketConnection::~WebSocketConnection()
{
    QObject::disconnect(m_socket, nullptr, m_socket, nullptr);
    m_lingering->drop();
    delete m_socket;
}

void WebSocketConnection::readOn()
{
    while (isOpen() && !isHeldBack() && (!m_unread.isEmpty() || m_socket->bytesAvailable() > 0)) {
        // All that is there at once: the socket hands over the buffer it read into then, and keeps none.
        const QByteArray bytes
            = m_unread.isEmpty() ? m_socket->read(m_socket->bytesAvailable()) : std::exchange(m_unread, {});
        QByteArrayView rest(bytes);
        while (isOpen() && !isHeldBack()) {
            auto incoming = m_codec.next(rest);
            if (!incoming) {
                break;
            }
            std::visit([this](auto &each) { take(std::move(each)); }, *incoming);
        }
        m_unread = rest.toByteArray();
    }
    if (!isOpen() || m_lingering->unsentBytes() == 0) {
        return;
    }
    // Pongs and refusals were written: a peer that asks for them without reading must not fill the outbox either.
    flush();
    if (isOpen() && m_lingering->unsentBytes() > qint64(m_context.config.webSocket.outboxBytes) + pieceBytes) {
        close(protocol::CloseCode::TooSlow, QStringLiteral("the reader fell behind"));
    }
}

void WebSocketConnection::takenUp(int commands)
{
    const bool wasHeldBack = isHeldBack();
    m_notTakenUp -= commands;
    if (wasHeldBack && isOpen()) {
        readOn();
    }
}

void WebSocketConnection::take(WebSocketCodec::Text text)
{
    m_unansweredPings = 0;
    m_context.instruments.framesIn.add();
    if (!m_frames.take(TokenBucket::Clock::now(), TokenBucket::costOf(text.payload.size()))) {
        close(protocol::CloseCode::TooMany, QStringLiteral("too many frames"));
        return;
    }
    const auto passOn = [this](auto decoded, auto command) {
        if (auto *refusal = std::get_if<protocol::Refusal>(&decoded)) {
            send(WebSocketCodec::textFrame(protocol::encodeError(refusal->re, refusal->error)), false, false);
            return;
        }
        command.request = std::move(std::get<0>(decoded));
        m_context.inbound.add(std::move(command));
        ++m_notTakenUp;
    };
    if (m_door == Door::Visitor) {
        passOn(protocol::decodeVisitorCommand(text.payload), link::VisitorCommanded{m_id, {}});
    } else {
        passOn(protocol::decodeAgentCommand(text.payload), link::AgentCommanded{m_id, {}});
    }
}

void WebSocketConnection::take(WebSocketCodec::Binary)
{
    close(protocol::CloseCode::UnsupportedData, QStringLiteral("only text frames are spoken here"));
}

void WebSocketConnection::take(WebSocketCodec::Ping ping)
{
    m_lingering->send(WebSocketCodec::pongFrame(ping.payload));
}

void WebSocketConnection::take(WebSocketCodec::Pong)
{
    m_unansweredPings = 0;
}

void WebSocketConnection::take(WebSocketCodec::Close close)
{
    leave(WebSocketCodec::closeFrame(close.code));
}

void WebSocketConnection::take(WebSocketCodec::Violation violation)
{
    close(violation.code, QString::fromLatin1(violation.reason));
}

void WebSocketConnection::send(const QByteArray &wireFrame, bool isEphemeral, bool tellWhenDrained)
{
    if (!isOpen()) {
        return;
    }
    const config::WebSocketLimits &limits = m_context.config.webSocket;
    if (m_lingering->unsentBytes() + wireFrame.size() > limits.ephemeralBytes) {
        m_lingering->letGo();
        if (!isOpen()) {
            return; // the peer was gone
        }
    }
    const qint64 waiting = m_lingering->unsentBytes();
    if (isEphemeral && waiting > 0 && waiting + wireFrame.size() > limits.ephemeralBytes) {
        return;
    }
    // A single frame may be larger than the bound as long as it waits for nobody.
    if (waiting > 0 && waiting + wireFrame.size() > limits.outboxBytes) {
        close(protocol::CloseCode::TooSlow, QStringLiteral("the reader fell behind"));
        return;
    }
    m_lingering->send(wireFrame);
    m_context.instruments.framesOut.add();
    if (tellWhenDrained) {
        ++m_drainedWanted;
    }
}

void WebSocketConnection::flush()
{
    if (isOpen()) {
        m_lingering->letGo();
        tellDrained();
    }
}

void WebSocketConnection::tellDrained()
{
    // Low water is where ephemeral frames would pass again.
    if (m_drainedWanted == 0 || !isOpen() || m_lingering->unsentBytes() > m_context.config.webSocket.ephemeralBytes) {
        return;
    }
    for (; m_drainedWanted > 0; --m_drainedWanted) {
        m_context.inbound.add(link::Drained{m_id});
    }
}

void WebSocketConnection::close(protocol::CloseCode code, const QString &reason)
{
    leave(WebSocketCodec::closeFrame(quint16(code), reason.toUtf8()));
}

void WebSocketConnection::closeAfter(std::chrono::milliseconds wait, protocol::CloseCode code, const QString &reason)
{
    if (isOpen()) {
        m_plannedClose = {code, reason};
        m_deadline.set(wait);
    }
}

void WebSocketConnection::leave(const QByteArray &closeFrame)
{
    if (isOpen()) {
        goAway();
        m_lingering->send(closeFrame);
        m_socket->close(); // lingers until the peer has read it and left too, within its patience
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
        m_lingering->drop();
        return;
    }
    if (!isHeldBack()) {
        ++m_unansweredPings; // else the answer may be there and not read yet
    }
    m_deadline.set(m_context.config.webSocket.pingInterval);
    m_lingering->send(WebSocketCodec::pingFrame());
    flush();
}

void WebSocketConnection::socketGone()
{
    goAway();
    m_owner.connectionEnded(*this);
}

} // namespace qiao::relay::net
