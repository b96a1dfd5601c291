#include "relay/net/WebSocketDesk.h"

#include "relay/net/WorkerContext.h"

#include <QRandomGenerator>
#include <QTcpSocket>

namespace qiao::relay::net {

WebSocketDesk::WebSocketDesk(WorkerContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

WebSocketDesk::~WebSocketDesk()
{
    qDeleteAll(m_connections);
}

void WebSocketDesk::upgrade(LingeringSocket *socket, const Admission &admission)
{
    QTcpSocket &stream = socket->stream();
    if (stream.state() != QAbstractSocket::ConnectedState) {
        socket->drop();
        stream.deleteLater();
        return;
    }
    const link::ConnectionId id = m_context.nextId();
    auto *connection = new WebSocketConnection(id, admission, socket, m_context, *this);
    m_connections.insert(id.serial, connection);
    socket->send(admission.answer);
    connection->flush();
    connection->readOn();
    if (m_context.isDraining) {
        connection->close(protocol::CloseCode::Draining, QStringLiteral("the relay is going down"));
    }
}

void WebSocketDesk::connectionEnded(WebSocketConnection &connection)
{
    if (!m_connections.remove(connection.id().serial)) {
        return;
    }
    if (m_ended.empty()) {
        QMetaObject::invokeMethod(
            this, [this] { m_ended.clear(); }, Qt::QueuedConnection);
    }
    m_ended.emplace_back(&connection);
    tellWhenEmpty();
}

void WebSocketDesk::tellWhenEmpty()
{
    if (isEmpty()) {
        Q_EMIT emptied();
    }
}

void WebSocketDesk::deliver(const link::Send &send)
{
    const QByteArray frame = WebSocketCodec::textFrame(send.frame);
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

void WebSocketDesk::takenUp(const link::TakenUp &takenUp)
{
    if (WebSocketConnection *connection = m_connections.value(takenUp.connection.serial)) {
        connection->takenUp(takenUp.commands);
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
