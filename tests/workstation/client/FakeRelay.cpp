#include "tests/workstation/client/FakeRelay.h"

#include "common/protocol/EventCodec.h"
#include "tests/workstation/Samples.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QWebSocket>

namespace qiao::tests {

FakeRelay::FakeRelay(QObject *parent)
    : QObject(parent)
    , m_upgrader(QStringLiteral("fake relay"), QWebSocketServer::NonSecureMode)
{
    m_upgrader.setSupportedSubprotocols({QStringLiteral("qiao.v1")});
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_listener.nextPendingConnection())
            takeSocket(socket);
    });
    connect(&m_upgrader, &QWebSocketServer::newConnection, this, &FakeRelay::takeConnection);
    start();
}

FakeRelay::~FakeRelay()
{
    stop();
}

void FakeRelay::start()
{
    if (!m_listener.listen(QHostAddress::LocalHost, m_port))
        qFatal("The fake relay cannot listen.");
    m_port = m_listener.serverPort();
}

void FakeRelay::stop()
{
    m_listener.close();
    breakAll();
}

void FakeRelay::setSubprotocol(const QString &name)
{
    m_upgrader.setSupportedSubprotocols({name});
}

void FakeRelay::closeAll(protocol::CloseCode code)
{
    const QList<QWebSocket *> sockets = m_sockets;
    for (QWebSocket *socket : sockets)
        socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), QStringLiteral("the test says so"));
}

void FakeRelay::breakAll()
{
    const QList<QWebSocket *> sockets = m_sockets;
    for (QWebSocket *socket : sockets)
        socket->abort();
}

void FakeRelay::post(domain::ConversationEvent event)
{
    event.seq = m_events.size() + 1;
    m_events.push_back(event);
    for (QWebSocket *socket : std::as_const(m_sessions))
        socket->sendTextMessage(QString::fromUtf8(protocol::encode(event, domain::Side::Agent)));
}

void FakeRelay::takeSocket(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
        const QByteArray head = socket->peek(16 * 1024);
        const qsizetype end = head.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        if (!head.left(end).toLower().contains("upgrade: websocket")) {
            takeHttp(socket);
            return;
        }
        socket->disconnect(this);
        m_upgrader.handleConnection(socket);
        Q_EMIT socket->readyRead();
    });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void FakeRelay::takeHttp(QTcpSocket *socket)
{
    const QByteArray all = socket->peek(socket->bytesAvailable());
    const qsizetype end = all.indexOf("\r\n\r\n");
    Request request;
    const QList<QByteArray> lines = all.left(end).split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    request.method = words.value(0);
    request.target = QString::fromLatin1(words.value(1));
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (all.size() < end + 4 + length)
        return;
    request.body = all.mid(end + 4, length);
    socket->skip(end + 4 + length);
    requests.append(request);

    const Response response = respond(request);
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + " -\r\nContent-Type: " + response.type
        + "\r\nContent-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    for (const QByteArray &header : response.headers)
        bytes += header + "\r\n";
    socket->write(bytes + "\r\n" + response.body);
}

FakeRelay::Response FakeRelay::respond(const Request &request)
{
    const bool isLogin = request.target == QLatin1String("/v1/auth/login");
    const bool isRefresh = request.target == QLatin1String("/v1/auth/refresh");
    if (!answersAuth || (!isLogin && !isRefresh))
        return onRequest ? onRequest(request) : Response{404, "nothing here", "text/plain"};
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (isLogin && body.value(QLatin1String("password")).toString() != QLatin1String("demo"))
        return {401, R"({"code":"unauthorized","message":"no"})"};
    m_refreshes += isRefresh ? 1 : 0;
    return {200, R"({"accessToken":"access","refreshToken":"refresh","expiresIn":900})"};
}

void FakeRelay::takeConnection()
{
    while (QWebSocket *socket = m_upgrader.nextPendingConnection()) {
        m_sockets.append(socket);
        connect(socket, &QWebSocket::textMessageReceived, this,
            [this, socket](const QString &frame) { takeFrame(socket, frame); });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            m_sockets.removeAll(socket);
            m_sessions.remove(socket);
            socket->deleteLater();
        });
    }
}

void FakeRelay::takeFrame(QWebSocket *socket, const QString &frame)
{
    frames.append(frame.toUtf8());
    const auto command = protocol::decodeAgentCommand(frame.toUtf8());
    const auto *request = std::get_if<protocol::AgentRequest>(&command);
    if (!request)
        return;
    if (std::holds_alternative<protocol::agent::SessionOpen>(request->command)) {
        open(socket, *request);
        return;
    }
    const bool isNew = !m_answers.contains(request->id);
    if (isNew) {
        const std::optional<base::Error> error = refusal ? refusal(*request) : std::nullopt;
        if (error) {
            m_answers.insert(request->id, protocol::encodeError(request->id, *error));
        } else if (const auto *message = std::get_if<protocol::MessagePost>(&request->command)) {
            const quint64 seq = m_events.size() + 1;
            m_answers.insert(
                request->id, protocol::encodeOk(request->id, {{QStringLiteral("seq"), static_cast<qint64>(seq)}}));
            post(samples::fromMe(seq, message->text, request->id));
        } else {
            m_answers.insert(request->id, protocol::encodeOk(request->id, answer ? answer(*request) : QJsonObject()));
        }
    }
    if (isToBeSwallowed && isToBeSwallowed(*request))
        return;
    socket->sendTextMessage(QString::fromUtf8(m_answers.value(request->id)));
}

void FakeRelay::open(QWebSocket *socket, const protocol::AgentRequest &request)
{
    ++m_openings;
    if (m_isRefusingTokens) {
        socket->sendTextMessage(QString::fromUtf8(protocol::encodeError(request.id, base::unauthorized({}))));
        return;
    }
    const auto &opening = std::get<protocol::agent::SessionOpen>(request.command);
    protocol::AgentSession session = samples::session({samples::summary(1, m_events.size())});
    session.agent.role = role;
    session.presence = presence;
    socket->sendTextMessage(QString::fromUtf8(protocol::encodeOk(request.id, protocol::toJson(session))));
    m_sessions.insert(socket);
    const auto cursor = opening.resume.constFind(samples::conversationId());
    if (cursor == opening.resume.cend())
        return;
    for (quint64 seq = *cursor + 1; seq <= m_events.size(); ++seq) {
        const QByteArray frame = protocol::encode(m_events[seq - 1], domain::Side::Agent);
        socket->sendTextMessage(QString::fromUtf8(frame));
    }
}

} // namespace qiao::tests
