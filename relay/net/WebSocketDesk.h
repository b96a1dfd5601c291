#pragma once

#include "relay/link/Outbound.h"
#include "relay/net/LingeringSocket.h"
#include "relay/net/WebSocketDoor.h"

#include <QHash>
#include <QObject>
#include <QWebSocketServer>

#include <memory>

namespace qiao::relay::net {

class WebSocketConnection;
struct WorkerContext;

// The WebSockets of one worker: carries out handshakes and delivers frames. Lives in the worker's thread.
class WebSocketDesk : public QObject
{
    Q_OBJECT

public:
    WebSocketDesk(WorkerContext &context, QObject *parent);

    // Carries out the handshake whose head is still to be read from the socket; takes the socket over.
    void upgrade(LingeringSocket *socket, const Admission &admission);

    void deliver(const link::Send &send);
    void disconnectPeer(const link::Disconnect &disconnect);
    // Lets what deliver() wrote leave: once for a whole batch.
    void flush();

    // Asks everybody to come back, each at a random moment within `spread`.
    void drain(std::chrono::milliseconds spread);
    bool isEmpty() const { return m_connections.isEmpty() && m_upgrading == 0; }

Q_SIGNALS:
    void emptied();

private:
    void finishUpgrade(LingeringSocket *socket, const Admission &admission);
    void forget(quint64 serial);
    void tellWhenEmpty();

    WorkerContext &m_context;
    QWebSocketServer m_server;
    QHash<quint64, WebSocketConnection *> m_connections;
    QList<quint64> m_written;
    int m_upgrading = 0;
};

} // namespace qiao::relay::net
