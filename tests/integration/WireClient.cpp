#include "tests/integration/WireClient.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

namespace qiao::tests {

using namespace Qt::StringLiterals;

WireClient::WireClient(const RelayProcess &relay, QObject *parent)
    : QObject(parent)
    , m_relay(relay)
{
    connect(&m_socket, &QWebSocket::connected, this, &WireClient::connected);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        const QJsonObject frame = QJsonDocument::fromJson(text.toUtf8()).object();
        m_frames.append(frame);
        Q_EMIT received(frame);
    });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        m_closeCode = static_cast<int>(m_socket.closeCode());
        Q_EMIT closed();
    });
}

void WireClient::open(const QUrl &url, const QByteArray &origin)
{
    m_closeCode.reset();
    QNetworkRequest handshake(url);
    if (!origin.isEmpty())
        handshake.setRawHeader("Origin", origin);
    handshake.setRawHeader("Sec-WebSocket-Protocol", "qiao.v1");
    m_socket.open(handshake);
}

bool WireClient::connectAsVisitor(const QString &site)
{
    open(m_relay.webSocketUrl(u"/v1/visitor?site="_s + site), "http://127.0.0.1:" + QByteArray::number(m_relay.port()));
    return waitFor([this] { return isConnected() || m_socket.state() == QAbstractSocket::UnconnectedState; })
        && isConnected();
}

bool WireClient::connectAsAgent()
{
    open(m_relay.webSocketUrl(u"/v1/agent"_s), {});
    return waitFor([this] { return isConnected() || m_socket.state() == QAbstractSocket::UnconnectedState; })
        && isConnected();
}

void WireClient::abort()
{
    m_socket.abort();
}

bool WireClient::isConnected() const
{
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

QString WireClient::send(const QString &type, const QJsonObject &data, const QString &conversation, const QString &id)
{
    const QString command = id.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : id;
    QJsonObject frame{{u"type"_s, type}, {u"id"_s, command}, {u"data"_s, data}};
    if (!conversation.isEmpty())
        frame.insert("conversation"_L1, conversation);
    sendRaw(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
    return command;
}

void WireClient::sendRaw(const QString &text)
{
    m_socket.sendTextMessage(text);
}

void WireClient::sendBinary(const QByteArray &bytes)
{
    m_socket.sendBinaryMessage(bytes);
}

bool WireClient::waitFor(const std::function<bool()> &condition, int timeoutMs)
{
    return QTest::qWaitFor(condition, timeoutMs);
}

QJsonObject WireClient::answerTo(const QString &id, int timeoutMs)
{
    QJsonObject answer;
    waitFor(
        [&] {
            for (auto frame = m_frames.rbegin(); frame != m_frames.rend(); ++frame) {
                if (frame->value("re"_L1).toString() == id) {
                    answer = *frame;
                    return true;
                }
            }
            return m_socket.state() == QAbstractSocket::UnconnectedState;
        },
        timeoutMs);
    return answer;
}

QJsonObject WireClient::call(const QString &type, const QJsonObject &data, const QString &conversation)
{
    const QJsonObject answer = answerTo(send(type, data, conversation));
    QJsonObject result = answer.value("data"_L1).toObject();
    if (answer.value("type"_L1) != "ok"_L1)
        result.insert("type"_L1, answer.isEmpty() ? u"silence"_s : u"error"_s);
    return result;
}

QString WireClient::callForError(const QString &type, const QJsonObject &data, const QString &conversation)
{
    return call(type, data, conversation).value("code"_L1).toString();
}

QList<QJsonObject> WireClient::events(const QString &conversation) const
{
    QList<QJsonObject> events;
    for (const QJsonObject &frame : m_frames) {
        if (frame.contains("seq"_L1) && frame.value("conversation"_L1).toString() == conversation)
            events.append(frame);
    }
    return events;
}

bool WireClient::hasEvent(const QString &type, const QString &conversation) const
{
    return std::any_of(m_frames.begin(), m_frames.end(), [&](const QJsonObject &frame) {
        return frame.value("type"_L1).toString() == type
            && (conversation.isEmpty() || frame.value("conversation"_L1).toString() == conversation);
    });
}

QString signIn(const RelayProcess &relay, const QString &name, const QString &password)
{
    const QJsonObject credentials{{u"name"_s, name}, {u"password"_s, password}};
    const HttpAnswer answer = request(relay.httpUrl(u"/v1/auth/login"_s), "POST",
        QJsonDocument(credentials).toJson(QJsonDocument::Compact), {{"Content-Type", "application/json"}});
    return answer.json().value("accessToken"_L1).toString();
}

QByteArray HttpAnswer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QJsonObject HttpAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

HttpAnswer request(const QUrl &url, const QByteArray &method, const QByteArray &body,
    const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QNetworkAccessManager network;
    QNetworkRequest prepared(url);
    for (const auto &[name, value] : headers)
        prepared.setRawHeader(name, value);
    QNetworkReply *reply = network.sendCustomRequest(prepared, method, body);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(30'000);
    HttpAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    for (const auto &pair : reply->rawHeaderPairs())
        answer.headers.append({pair.first, pair.second});
    delete reply;
    return answer;
}

} // namespace qiao::tests
