#pragma once

#include "relay/link/Outbound.h"
#include "relay/net/WebSocketConnection.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace qiao::relay::net {

// The WebSockets of one worker: answers handshakes and delivers frames. Lives in the worker's thread.
class WebSocketDesk : public QObject, private WebSocketConnectionOwner
{
    Q_OBJECT

public:
    WebSocketDesk(WorkerContext &context, QObject *parent);
    ~WebSocketDesk() override;

    // Answers the handshake, whose head is read, and takes the socket over with all that was sent behind it.
    void upgrade(LingeringSocket *socket, const Admission &admission);

    void deliver(const link::Send &send);
    void disconnectPeer(const link::Disconnect &disconnect);
    void takenUp(const link::TakenUp &takenUp);
    // Lets what deliver() wrote leave: once for a whole batch.
    void flush();

    // Asks everybody to come back, each at a random moment within `spread`.
    void drain(std::chrono::milliseconds spread);
    bool isEmpty() const { return m_connections.isEmpty(); }

Q_SIGNALS:
    void emptied();

private:
    void connectionEnded(WebSocketConnection &connection) override;
    void tellWhenEmpty();

    WorkerContext &m_context;
    QHash<quint64, WebSocketConnection *> m_connections;
    std::vector<std::unique_ptr<WebSocketConnection>> m_ended; // until the loop is reached
    QList<quint64> m_written;
};

} // namespace qiao::relay::net
