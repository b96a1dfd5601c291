#include "workstation/client/Connection.h"

#include <QNetworkRequest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace qiao::workstation::client {

namespace {

const QString subprotocol = QStringLiteral("qiao.v1");

Cause causeOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return Cause::Untrusted;
    case QAbstractSocket::SocketTimeoutError:
        return Cause::TimedOut;
    default:
        return Cause::Unreachable;
    }
}

} // namespace

Connection::Connection(RelayAddress address, QObject *parent)
    : Connection(std::move(address), Times{}, parent)
{
}

Connection::Connection(RelayAddress address, Times times, QObject *parent)
    : Transport(parent)
    , m_address(std::move(address))
    , m_times(times)
{
    m_openTimer.setSingleShot(true);
    connect(&m_openTimer, &QTimer::timeout, this,
        [this] { fail(Cause::TimedOut, QStringLiteral("The relay did not open the connection in time.")); });
    connect(&m_pingTimer, &QTimer::timeout, this, &Connection::ping);
}

Connection::~Connection()
{
    drop();
}

void Connection::open()
{
    drop();
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(largestIncomingBytes);
    m_socket->setMaxAllowedIncomingMessageSize(largestIncomingBytes);
    // Qt's own frames split UTF-8 in the middle of a character, which a strict reader refuses.
    m_socket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    connect(m_socket, &QWebSocket::connected, this, &Connection::settle);
    connect(m_socket, &QWebSocket::disconnected, this, &Connection::takeDisconnect);
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &Connection::takeError);
    connect(m_socket, &QWebSocket::textMessageReceived, this,
        [this](const QString &text) { Q_EMIT frameReceived(text.toUtf8()); });
    connect(m_socket, &QWebSocket::pong, this, [this](quint64 elapsedMs) {
        m_unansweredPings = 0;
        Q_EMIT latencyMeasured(base::Milliseconds(elapsedMs));
    });
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({subprotocol});
    m_openTimer.start(m_times.openWithin);
    m_socket->open(QNetworkRequest(m_address.webSocketUrl(QStringLiteral("/v1/agent"))), options);
}

void Connection::send(const QByteArray &frame)
{
    if (m_socket)
        m_socket->sendTextMessage(QString::fromUtf8(frame));
}

void Connection::close()
{
    if (!m_socket)
        return;
    QWebSocket *socket = m_socket;
    drop(Farewell::Said);
    socket->close(QWebSocketProtocol::CloseCodeNormal);
}

void Connection::settle()
{
    if (m_socket->subprotocol() != subprotocol) {
        fail(Cause::NotARelay, QStringLiteral("The other side does not speak qiao.v1."));
        return;
    }
    m_openTimer.stop();
    m_unansweredPings = 0;
    m_pingTimer.start(m_times.pingEvery);
    Q_EMIT opened();
    if (m_socket)
        ping();
}

void Connection::ping()
{
    if (m_unansweredPings >= m_times.missedPongs) {
        fail(Cause::TimedOut, QStringLiteral("The relay stopped answering."));
        return;
    }
    ++m_unansweredPings;
    m_socket->ping();
}

void Connection::takeDisconnect()
{
    if (m_openTimer.isActive()) {
        // While it is being opened Qt tells the reason after this, if there is one.
        QTimer::singleShot(0, m_socket, [this, socket = m_socket] {
            if (m_socket == socket)
                fail(Cause::Unreachable, socket->errorString());
        });
        return;
    }
    const quint16 code = static_cast<quint16>(m_socket->closeCode());
    const QString reason = m_socket->closeReason();
    // Without a close frame Qt reports 1000 ("normal") for a socket that just broke, and an empty reason.
    const bool isBroken = m_socket->closeCode() == QWebSocketProtocol::CloseCodeNormal && reason.isEmpty();
    drop();
    Ending ending;
    if (!isBroken)
        ending.closeCode = code;
    ending.failure
        = {Cause::Unreachable, base::internalError(QStringLiteral("Closed with %1 %2").arg(code).arg(reason))};
    Q_EMIT ended(ending);
}

void Connection::takeError(QAbstractSocket::SocketError error)
{
    // The other side's close comes with disconnected(), where its close code is.
    const bool isOpen = !m_openTimer.isActive();
    if (error == QAbstractSocket::RemoteHostClosedError && isOpen)
        return;
    const QString text = m_socket->errorString();
    // The only trace Qt leaves of an answer that is no upgrade.
    const bool isRefusedUpgrade = text.contains(QLatin1String("processHandshake"));
    fail(isRefusedUpgrade ? Cause::NotARelay : causeOf(error), text);
}

void Connection::fail(Cause cause, const QString &message)
{
    drop();
    Q_EMIT ended(Ending{{}, {cause, base::internalError(message)}});
}

void Connection::drop(Farewell farewell)
{
    constexpr base::Milliseconds farewellWithin{3'000};
    m_openTimer.stop();
    m_pingTimer.stop();
    if (!m_socket)
        return;
    QWebSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    if (farewell == Farewell::None) {
        socket->deleteLater();
        return;
    }
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(farewellWithin, socket, &QObject::deleteLater);
}

} // namespace qiao::workstation::client
