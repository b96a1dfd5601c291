#include "relay/net/WebSocketDesk.h"

#include "relay/net/WebSocketConnection.h"
#include "relay/net/WebSocketFrame.h"
#include "relay/net/WorkerContext.h"

#include <QRandomGenerator>
#include <QWebSocket>

namespace qiao::relay::net {

WebSocketDesk::WebSocketDesk(WorkerContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_server(QStringLiteral("Qiao"), QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({QString::fromLatin1(WebSocketDoor::subprotocol)});
}

void WebSocketDesk::upgrade(LingeringSocket *socket, const Admission &admission)
{
    ++m_upgrading;
    socket->setParent(this);
    m_server.handleConnection(socket);
    // The server answers the handshake in an event that is already posted; this one comes right behind it.
    QMetaObject::invokeMethod(
        this, [this, guarded = QPointer(socket), admission] { finishUpgrade(guarded, admission); },
        Qt::QueuedConnection);
}

void WebSocketDesk::finishUpgrade(LingeringSocket *socket, const Admission &admission)
{
    --m_upgrading;
    QWebSocket *webSocket = m_server.nextPendingConnection();
    if (!webSocket || !socket || webSocket->peerPort() != socket->peerPort()
        || socket->state() != QAbstractSocket::ConnectedState) {
        delete webSocket;
        if (socket) {
            socket->drop();
            socket->deleteLater();
        }
        tellWhenEmpty();
        return;
    }
    const link::ConnectionId id = m_context.nextId();
    auto *connection = new WebSocketConnection(id, admission, webSocket, socket, m_context, this);
    m_connections.insert(id.serial, connection);
    connect(connection, &WebSocketConnection::ended, this, [this, serial = id.serial] { forget(serial); });
    if (m_context.isDraining) {
        connection->close(protocol::CloseCode::Draining, QStringLiteral("the relay is going down"));
    }
}

void WebSocketDesk::forget(quint64 serial)
{
    if (WebSocketConnection *connection = m_connections.take(serial)) {
        connection->deleteLater();
        tellWhenEmpty();
    }
}

void WebSocketDesk::tellWhenEmpty()
{
    if (isEmpty()) {
        Q_EMIT emptied();
    }
}

void WebSocketDesk::deliver(const link::Send &send)
{
    const QByteArray frame = textFrame(send.frame);
    for (const link::ConnectionId &id : send.to) {
        if (WebSocketConnection *connection = m_connections.value(id.serial)) {
            connection->send(frame, send.isEphemeral, send.tellWhenDrained);
            m_written.append(id.serial);
        }
    }
}

void WebSocketDesk::disconnectPeer(const link::Disconnect &disconnect)
{
    if (WebSocketConnection *connection = m_connections.value(disconnect.connection.serial)) {
        connection->close(disconnect.code, disconnect.reason);
    }
}

void WebSocketDesk::flush()
{
    const QList<quint64> written = std::exchange(m_written, {});
    for (const quint64 serial : written) {
        if (WebSocketConnection *connection = m_connections.value(serial)) {
            connection->flush();
        }
    }
}

void WebSocketDesk::drain(std::chrono::milliseconds spread)
{
    const QList<WebSocketConnection *> connections = m_connections.values();
    for (WebSocketConnection *connection : connections) {
        const std::chrono::milliseconds wait(QRandomGenerator::global()->bounded(int(spread.count()) + 1));
        connection->closeAfter(wait, protocol::CloseCode::Draining, QStringLiteral("the relay is going down"));
    }
    tellWhenEmpty();
}

} // namespace qiao::relay::net
