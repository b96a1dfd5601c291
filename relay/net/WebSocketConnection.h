#pragma once

#include "common/protocol/CloseCode.h"
#include "relay/net/LingeringSocket.h"
#include "relay/net/TokenBucket.h"
#include "relay/net/WebSocketDoor.h"

#include <QObject>
#include <QPointer>

class QWebSocket;

namespace qiao::relay::net {

struct WorkerContext;

// One visitor's or agent's WebSocket: turns frames into commands, keeps the outbox bounded and the peer alive. Lives in
// its worker's thread.
class WebSocketConnection : public QObject
{
    Q_OBJECT

public:
    // Takes both over; the socket is the one under the WebSocket.
    WebSocketConnection(link::ConnectionId id, Admission admission, QWebSocket *webSocket, LingeringSocket *socket,
        WorkerContext &context, QObject *parent);
    ~WebSocketConnection() override;

    link::ConnectionId id() const { return m_id; }

    // Writes a frame as textFrame() made it. It leaves with the next flush().
    void send(const QByteArray &wireFrame, bool isEphemeral, bool tellWhenDrained);
    void flush();

    // Says why and leaves; the hub hears Disconnected, and nothing more after it.
    void close(protocol::CloseCode code, const QString &reason);
    void closeAfter(std::chrono::milliseconds wait, protocol::CloseCode code, const QString &reason);

Q_SIGNALS:
    // The connection is gone; the object may be deleted.
    void ended();

private:
    void receiveText(const QString &text);
    void refuseBinary();
    void checkOutbox();
    void tellDrained();
    void meetDeadline();
    void goAway();
    bool isOpen() const { return !m_isOver; }

    link::ConnectionId m_id;
    Admission m_admission;
    WorkerContext &m_context;
    QPointer<QWebSocket> m_webSocket;
    QPointer<LingeringSocket> m_socket;
    TokenBucket m_frames;
    Deadline m_deadline;
    std::optional<std::pair<protocol::CloseCode, QString>> m_plannedClose;
    int m_unansweredPings = 0;
    int m_drainedWanted = 0;
    bool m_isOver = false;
};

} // namespace qiao::relay::net
