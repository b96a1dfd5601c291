#pragma once

#include "relay/link/Outbound.h"
#include "relay/net/HttpConnection.h"
#include "relay/net/WebSocketDoor.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>

namespace qiao::relay::net {

// The HTTP connections of one worker and the requests that wait for their reply, each under a number and never by a
// pointer that somebody else keeps. Lives in the worker's thread.
class HttpDesk : public QObject, private HttpConnectionOwner
{
    Q_OBJECT

public:
    using Upgrade = std::function<void(LingeringSocket *, const Admission &)>;

    HttpDesk(WorkerContext &context, Upgrade upgrade, QObject *parent);
    ~HttpDesk() override;

    void serve(LingeringSocket *socket, const QHostAddress &address);

    void answer(link::ConnectionId http, HttpResponse response);
    void answerPoll(const link::PollAnswer &answer);
    void refusePoll(const link::PollRefused &refused);

    void drain();
    bool isEmpty() const { return m_connections.isEmpty(); }

Q_SIGNALS:
    void emptied();

private:
    struct Exchange
    {
        HttpConnection *connection = nullptr;
        HttpFields fields;
        bool isPoll = false;
    };

    std::optional<HttpResponse> headReceived(HttpConnection &connection, const HttpRequest &head) override;
    void requestReceived(HttpConnection &connection, HttpRequest request) override;
    std::variant<qint64, HttpResponse> requestAnnounced(HttpConnection &connection, const HttpRequest &head) override;
    std::optional<HttpResponse> upgradeRequested(HttpConnection &connection, const HttpRequest &head) override;
    void replyAbandoned(HttpConnection &connection) override;
    void connectionEnded(HttpConnection &connection) override;

    WorkerContext &m_context;
    Upgrade m_upgrade;
    QSet<HttpConnection *> m_connections;
    QHash<quint64, Exchange> m_exchanges;
    QHash<HttpConnection *, quint64> m_waiting;
};

} // namespace qiao::relay::net
