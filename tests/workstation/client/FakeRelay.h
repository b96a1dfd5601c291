#pragma once

#include "common/domain/ConversationEvent.h"
#include "common/protocol/CloseCode.h"
#include "common/protocol/CommandCodec.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTcpServer>
#include <QWebSocketServer>

#include <functional>
#include <optional>
#include <vector>

class QWebSocket;

namespace qiao::tests {

// A small relay on a real port of this machine: HTTP and WebSocket through one door, events with dense numbers, resume,
// and answers by command id. What it does wrong, it does because the test said so. The test's thread.
class FakeRelay final : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray method;
        QString target; // path and query
        QHash<QByteArray, QByteArray> headers; // lower-case names
        QByteArray body;
    };
    struct Response
    {
        int status = 200;
        QByteArray body;
        QByteArray type = "application/json";
        QList<QByteArray> headers = {};
    };

    explicit FakeRelay(QObject *parent = nullptr);
    ~FakeRelay() override;

    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    // The port stays the same, so that clients come back.
    void stop();
    void start();

    // Answers what is no WebSocket and no /v1/auth; without it: 404.
    std::function<Response(const Request &)> onRequest;
    // Otherwise onRequest answers /v1/auth too.
    bool answersAuth = true;
    // A command other than session.open that is not to be answered now.
    std::function<bool(const protocol::AgentRequest &)> isToBeSwallowed;

    // A command other than session.open that is refused, and with what.
    std::function<std::optional<base::Error>(const protocol::AgentRequest &)> refusal;
    // The data of the ok to a command that is no message; without it: none.
    std::function<QJsonObject(const protocol::AgentRequest &)> answer;
    domain::Presence presence = domain::Presence::Online; // as the relay has it at the next opening
    domain::AgentRole role = domain::AgentRole::Agent; // of who signs in

    void setSubprotocol(const QString &name);
    // Closes all connections with a close frame, or breaks them without one.
    void closeAll(protocol::CloseCode code);
    void breakAll();
    // A durable event of the relay's own; sent to everybody who has a session.
    void post(domain::ConversationEvent event);
    void refuseTokens(bool isRefusing) { m_isRefusingTokens = isRefusing; }

    const std::vector<domain::ConversationEvent> &events() const { return m_events; }
    int connectionCount() const { return static_cast<int>(m_sockets.size()); }
    int openingCount() const { return m_openings; }
    int refreshCount() const { return m_refreshes; }
    QList<Request> requests;
    QList<QByteArray> frames; // as they were received

private:
    void takeSocket(QTcpSocket *socket);
    void takeHttp(QTcpSocket *socket);
    Response respond(const Request &request);
    void takeConnection();
    void takeFrame(QWebSocket *socket, const QString &frame);
    void open(QWebSocket *socket, const protocol::AgentRequest &request);

    QTcpServer m_listener;
    QWebSocketServer m_upgrader;
    quint16 m_port = 0;
    QList<QWebSocket *> m_sockets;
    QSet<QWebSocket *> m_sessions;
    std::vector<domain::ConversationEvent> m_events; // of conversation c1
    QHash<domain::CommandId, QByteArray> m_answers;
    bool m_isRefusingTokens = false;
    int m_openings = 0;
    int m_refreshes = 0;
};

} // namespace qiao::tests
