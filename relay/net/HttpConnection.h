#pragma once

#include "relay/net/HttpRequestParser.h"
#include "relay/net/HttpResponse.h"
#include "relay/net/LingeringSocket.h"
#include "relay/net/TokenBucket.h"

#include <QHostAddress>
#include <QObject>
#include <QPointer>

#include <memory>

class QFile;

namespace qiao::relay::net {

class HttpConnection;
struct WorkerContext;

// What an HTTP connection needs from the one who holds it.
class HttpConnectionOwner
{
public:
    // The head of any request, before all else: the reply that refuses it, or nothing.
    virtual std::optional<HttpResponse> headReceived(HttpConnection &connection, const HttpRequest &head) = 0;

    // A whole request. It is replied to once, now or later, by HttpConnection::reply.
    virtual void requestReceived(HttpConnection &connection, HttpRequest request) = 0;

    // The head of a request with a body: how much of a body it may have, or the reply that refuses it.
    virtual std::variant<qint64, HttpResponse> requestAnnounced(HttpConnection &connection, const HttpRequest &head)
        = 0;

    // A WebSocket handshake, what follows its head still unread. Takes the socket from the connection, or answers the
    // reply that refuses.
    virtual std::optional<HttpResponse> upgradeRequested(HttpConnection &connection, const HttpRequest &head) = 0;

    // The request that is being handled will not be waited for any longer.
    virtual void replyAbandoned(HttpConnection &connection) = 0;

    // The connection has ended or its socket was taken: nothing may be called any more, and it may be deleted.
    virtual void connectionEnded(HttpConnection &connection) = 0;

protected:
    ~HttpConnectionOwner() = default;
};

// One HTTP/1 connection: one request after the other, each within its bounds of bytes and time. Lives in its worker's
// thread.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(LingeringSocket *socket, QHostAddress address, WorkerContext &context, HttpConnectionOwner &owner);
    ~HttpConnection() override;

    // Who is at the other end of the wire, and who sent the request at hand through it.
    const QHostAddress &peer() const { return m_peer; }
    const QHostAddress &client() const { return m_client; }
    void setClient(const QHostAddress &client) { m_client = client; }

    // Whether so many more commands may come now by this connection.
    bool takeCommands(std::size_t count);

    // Answers the request that was received last.
    void reply(HttpResponse response);

    // Gives the socket away, with everything that was not read yet. The connection is over.
    LingeringSocket *takeSocket();

    // Ends the connection when the request that is being handled, if any, has been replied to.
    void drain();

private:
    enum class State { Idle, Head, Body, Waiting, Replying, Over };

    void readOn();
    bool readHead();
    bool readBody();
    void headComplete(qsizetype size);
    void receive();
    void refuse(int status);
    void refuse(HttpResponse response);
    void write(HttpResponse response);
    void pump();
    void replyWritten();
    void meetDeadline();
    void socketGone();
    void account(qint64 bytes);

    QPointer<QTcpSocket> m_socket; // the stream of the next
    LingeringSocket *m_lingering;
    QHostAddress m_peer;
    QHostAddress m_client;
    WorkerContext &m_context;
    HttpConnectionOwner &m_owner;
    Deadline m_deadline;
    TokenBucket m_commands;
    State m_state = State::Idle;
    std::unique_ptr<HttpRequestParser> m_parser;
    std::unique_ptr<QFile> m_file;
    qsizetype m_scanned = 0; // bytes of the head that were looked at
    qint64 m_accounted = 0;
    bool m_hasAsked = false; // a whole head has come
    bool m_isHead = false;
    bool m_keepsAlive = true;
    bool m_isReading = false;
};

} // namespace qiao::relay::net
