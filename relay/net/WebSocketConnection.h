#pragma once

#include "common/protocol/CloseCode.h"
#include "relay/net/LingeringSocket.h"
#include "relay/net/TokenBucket.h"
#include "relay/net/WebSocketCodec.h"
#include "relay/net/WebSocketDoor.h"

namespace qiao::relay::net {

class WebSocketConnection;
struct WorkerContext;

// What a WebSocket connection needs from the one who holds it.
class WebSocketConnectionOwner
{
public:
    // The connection is gone: it is to be deleted, but not before this call has returned to the loop.
    virtual void connectionEnded(WebSocketConnection &connection) = 0;

protected:
    ~WebSocketConnectionOwner() = default;
};

// One visitor's or agent's WebSocket, its handshake answered: turns frames into commands, keeps the outbox bounded and
// the peer alive. There are many and most are idle, so it is small and no QObject. Lives in its worker's thread.
class WebSocketConnection
{
public:
    // Takes the socket over.
    WebSocketConnection(link::ConnectionId id, const Admission &admission, LingeringSocket *socket,
        WorkerContext &context, WebSocketConnectionOwner &owner);
    ~WebSocketConnection();
    WebSocketConnection(const WebSocketConnection &) = delete;
    WebSocketConnection &operator=(const WebSocketConnection &) = delete;

    link::ConnectionId id() const { return m_id; }

    // Takes what has arrived, until too many commands wait for the hub; called once from outside, for what came
    // together with the handshake.
    void readOn();
    // The hub has taken up so many commands more.
    void takenUp(int commands);

    // Writes a frame as WebSocketCodec made it. It leaves with the next flush().
    void send(const QByteArray &wireFrame, bool isEphemeral, bool tellWhenDrained);
    void flush();

    // Says why and leaves; the hub hears Disconnected, and nothing more after it.
    void close(protocol::CloseCode code, const QString &reason);
    void closeAfter(std::chrono::milliseconds wait, protocol::CloseCode code, const QString &reason);

private:
    void take(WebSocketCodec::Text text);
    void take(WebSocketCodec::Binary binary);
    void take(WebSocketCodec::Ping ping);
    void take(WebSocketCodec::Pong pong);
    void take(WebSocketCodec::Close close);
    void take(WebSocketCodec::Violation violation);
    void leave(const QByteArray &closeFrame);
    void goAway();
    void tellDrained();
    void meetDeadline();
    void socketGone();
    bool isOpen() const { return !m_isOver; }
    bool isHeldBack() const { return m_notTakenUp >= link::mostNotTakenUp; }

    link::ConnectionId m_id;
    WorkerContext &m_context;
    WebSocketConnectionOwner &m_owner;
    LingeringSocket *m_lingering;
    QTcpSocket *m_socket; // its stream
    std::shared_ptr<const void> m_hold;
    WebSocketCodec m_codec;
    TokenBucket m_frames;
    Deadline m_deadline;
    std::optional<std::pair<protocol::CloseCode, QString>> m_plannedClose;
    QByteArray m_unread; // by the codec, while too many commands wait for the hub
    int m_notTakenUp = 0; // commands that went to the hub
    int m_unansweredPings = 0;
    int m_drainedWanted = 0;
    Door m_door;
    bool m_isOver = false;
};

} // namespace qiao::relay::net
