#include "relay/net/HttpDesk.h"

#include "relay/net/WorkerContext.h"

#include <QJsonDocument>

namespace qiao::relay::net {

namespace {

constexpr qsizetype costlyBytes = 64 * 1024;

QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

QByteArray pollBody(const link::PollAnswer &answer)
{
    QByteArray body = "{\"frames\":[";
    for (std::size_t i = 0; i < answer.frames.size(); ++i) {
        if (i > 0) {
            body += ',';
        }
        body += answer.frames[i];
    }
    return body + "],\"cursor\":" + quoted(answer.cursor) + '}';
}

} // namespace

HttpDesk::HttpDesk(WorkerContext &context, Upgrade upgrade, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_upgrade(std::move(upgrade))
{
}

HttpDesk::~HttpDesk()
{
    qDeleteAll(m_connections);
}

void HttpDesk::serve(LingeringSocket *socket, const QHostAddress &address)
{
    m_connections.insert(new HttpConnection(socket, address, m_context, *this));
}

std::optional<HttpResponse> HttpDesk::headReceived(HttpConnection &connection, const HttpRequest &head)
{
    connection.setClient(m_context.proxies.clientOf(connection.peer(), head));
    const base::Milliseconds wait = m_context.addresses.takeRequest(connection.client(), AddressLimits::Clock::now());
    if (wait == base::Milliseconds(0)) {
        return std::nullopt;
    }
    m_context.instruments.requestsLimited.add();
    HttpResponse refusal = HttpResponse::error(
        {base::ErrorCode::RateLimited, QStringLiteral("too many requests come from there"), wait});
    // A page may read how long it has to wait.
    const QByteArray origin = head.listField("origin");
    if (m_context.sites.allows(head.target.parameter(u"site").value_or(QString()), origin)) {
        refusal.with("Access-Control-Allow-Origin", origin).with("Vary", "Origin");
    }
    return refusal;
}

void HttpDesk::requestReceived(HttpConnection &connection, HttpRequest request)
{
    if (WebSocketDoor::isDoor(request.target.path())) {
        connection.reply(WebSocketDoor::upgradeRequired());
        return;
    }
    // A large body is as much work as many small ones.
    const qsizetype bodyBytes = request.body.size();
    m_context.addresses.charge(connection.client(), AddressLimits::Clock::now(), bodyBytes / costlyBytes);
    const link::ConnectionId id = m_context.nextId();
    HttpOutcome outcome = m_context.service.answer(
        std::move(request), {id, connection.client(), m_context.sites, m_context.isDraining});
    if (auto *response = std::get_if<HttpResponse>(&outcome)) {
        connection.reply(std::move(*response));
        return;
    }
    auto *polled = std::get_if<Polled>(&outcome);
    // The request counts too, so that empty ones are not free. A proxy's connection is many visitors'.
    const bool isOwn = connection.client() == connection.peer();
    if (polled && isOwn
        && !connection.takeCommands(polled->poll.frames.size() + std::size_t(TokenBucket::costOf(bodyBytes)))) {
        HttpResponse refusal = HttpResponse::error(
            {base::ErrorCode::RateLimited, QStringLiteral("too many commands"), std::chrono::seconds(1)});
        refusal.fields.append(polled->fields);
        connection.reply(std::move(refusal));
        return;
    }
    m_waiting.insert(&connection, id.serial);
    if (auto *deferred = std::get_if<Deferred>(&outcome)) {
        m_exchanges.insert(id.serial, {&connection, std::move(deferred->fields), false});
        return;
    }
    m_exchanges.insert(id.serial, {&connection, std::move(polled->fields), true});
    polled->poll.http = id;
    m_context.inbound.add(std::move(polled->poll));
}

std::variant<qint64, HttpResponse> HttpDesk::requestAnnounced(HttpConnection &connection, const HttpRequest &head)
{
    return m_context.service.admit(head, {{}, connection.client(), m_context.sites, m_context.isDraining});
}

std::optional<HttpResponse> HttpDesk::upgradeRequested(HttpConnection &connection, const HttpRequest &head)
{
    const auto count
        = [this](metrics::Refusal reason) { m_context.instruments.refused[static_cast<std::size_t>(reason)].add(); };
    if (m_context.isDraining) {
        count(metrics::Refusal::Draining);
        return HttpResponse::error(
            {base::ErrorCode::Unavailable, QStringLiteral("the relay is going down"), std::chrono::seconds(1)});
    }
    auto admitted = WebSocketDoor::admit(head, connection.client(), m_context.sites, m_context.config.agentOrigins);
    if (auto *refusal = std::get_if<HttpResponse>(&admitted)) {
        const bool isForbidden = refusal->status == httpStatusOf(base::ErrorCode::Forbidden);
        count(isForbidden ? metrics::Refusal::Origin : metrics::Refusal::Malformed);
        return std::move(*refusal);
    }
    auto &admission = std::get<Admission>(admitted);
    if (connection.client() != connection.peer()) {
        // Who comes directly is counted where connections are accepted.
        admission.hold = m_context.addresses.hold(connection.client());
        if (!admission.hold) {
            count(metrics::Refusal::Limit);
            return HttpResponse::error({base::ErrorCode::RateLimited,
                QStringLiteral("too many connections come from there"), std::chrono::seconds(10)});
        }
    }
    m_upgrade(connection.takeSocket(), admission);
    return std::nullopt;
}

void HttpDesk::replyAbandoned(HttpConnection &connection)
{
    const auto waiting = m_waiting.constFind(&connection);
    if (waiting == m_waiting.constEnd()) {
        return;
    }
    const quint64 serial = *waiting;
    m_waiting.erase(waiting);
    if (m_exchanges.take(serial).isPoll) {
        m_context.inbound.add(link::PollAbandoned{{m_context.worker, serial}});
    }
}

void HttpDesk::connectionEnded(HttpConnection &connection)
{
    m_connections.remove(&connection);
    connection.deleteLater();
    if (isEmpty()) {
        Q_EMIT emptied();
    }
}

void HttpDesk::answer(link::ConnectionId http, HttpResponse response)
{
    const auto found = m_exchanges.find(http.serial);
    if (found == m_exchanges.end()) {
        return;
    }
    const Exchange exchange = std::move(*found);
    m_exchanges.erase(found);
    m_waiting.remove(exchange.connection);
    response.fields.append(exchange.fields);
    exchange.connection->reply(std::move(response));
}

void HttpDesk::answerPoll(const link::PollAnswer &answer)
{
    this->answer(answer.http, HttpResponse::json(200, pollBody(answer)));
}

void HttpDesk::refusePoll(const link::PollRefused &refused)
{
    answer(refused.http, HttpResponse::error(refused.error));
}

void HttpDesk::drain()
{
    const QSet<HttpConnection *> connections = m_connections;
    for (HttpConnection *connection : connections) {
        connection->drain();
    }
    if (isEmpty()) {
        Q_EMIT emptied();
    }
}

} // namespace qiao::relay::net
