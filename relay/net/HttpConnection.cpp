#include "relay/net/HttpConnection.h"

#include "common/protocol/Limits.h"
#include "relay/net/HttpResponseWriter.h"
#include "relay/net/WorkerContext.h"

#include <QFile>
#include <QLoggingCategory>

namespace qiao::relay::net {

namespace {

Q_LOGGING_CATEGORY(log, "qiao.net")

constexpr qint64 pieceBytes = 64 * 1024;
constexpr qint64 smallBody = 128 * 1024;
constexpr std::chrono::milliseconds replyMargin{10'000};

base::Error errorOf(int status)
{
    switch (status) {
    case 408:
        return base::badRequest(QStringLiteral("the request took too long"));
    case 413:
        return {base::ErrorCode::TooLarge, QStringLiteral("the body is too large"), {}};
    case 431:
        return {base::ErrorCode::TooLarge, QStringLiteral("the request head is too large"), {}};
    case 503:
        return {base::ErrorCode::Unavailable, QStringLiteral("the relay is busy"), std::chrono::seconds(1)};
    case 504:
        return {
            base::ErrorCode::Unavailable, QStringLiteral("the relay did not answer in time"), std::chrono::seconds(1)};
    default:
        return base::badRequest(QStringLiteral("the request is not acceptable"));
    }
}

} // namespace

HttpConnection::HttpConnection(
    LingeringSocket *socket, QHostAddress address, WorkerContext &context, HttpConnectionOwner &owner)
    : m_socket(&socket->stream())
    , m_lingering(socket)
    , m_peer(std::move(address))
    , m_client(m_peer)
    , m_context(context)
    , m_owner(owner)
    , m_deadline(context.deadlines, [this] { meetDeadline(); })
    , m_commands(context.config.webSocket.visitorFrames, TokenBucket::Clock::now())
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(std::max<qint64>(pieceBytes, context.config.http.headBytes + 1));
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readOn);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::pump);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::socketGone);
    m_deadline.set(context.config.http.headTimeout);
}

HttpConnection::~HttpConnection()
{
    account(-m_accounted);
    if (!m_hasAsked) {
        m_context.instruments.failed.add();
    }
    if (m_socket) {
        m_socket->disconnect(this);
        m_lingering->drop();
    }
}

void HttpConnection::account(qint64 bytes)
{
    m_accounted += bytes;
    m_context.bufferedBytes += bytes;
}

bool HttpConnection::takeCommands(std::size_t count)
{
    const TokenBucket::Clock::time_point now = TokenBucket::Clock::now();
    bool areAllowed = true;
    for (std::size_t i = 0; i < count && areAllowed; ++i) {
        areAllowed = m_commands.take(now);
    }
    return areAllowed;
}

void HttpConnection::readOn()
{
    // A reply that is given at once ends up here again; the loop below goes on by itself.
    if (m_isReading) {
        return;
    }
    m_isReading = true;
    bool goesOn = true;
    while (goesOn && m_socket) {
        if (m_state == State::Idle || m_state == State::Head) {
            goesOn = readHead();
        } else if (m_state == State::Body) {
            goesOn = readBody();
        } else {
            goesOn = false;
        }
    }
    m_isReading = false;
}

bool HttpConnection::readHead()
{
    const int limit = m_context.config.http.headBytes;
    QByteArray bytes = m_socket->peek(limit + 1);
    if (m_state == State::Idle) {
        // One empty line before a request is forgiven (RFC 9112, 2.2).
        if (bytes.startsWith("\r\n")) {
            m_socket->skip(2);
            bytes.remove(0, 2);
        }
        if (bytes.isEmpty()) {
            return false;
        }
        m_state = State::Head;
        m_scanned = 0;
        m_deadline.set(m_context.config.http.headTimeout);
    }
    const qsizetype end = bytes.indexOf("\r\n\r\n", std::max<qsizetype>(m_scanned - 3, 0));
    if (end >= 0 && end + 4 <= limit) {
        headComplete(end + 4);
        return true;
    }
    if (bytes.size() > limit) {
        refuse(431);
        return true;
    }
    if (HttpRequestParser::isHopeless(QByteArrayView(bytes).sliced(std::max<qsizetype>(m_scanned - 1, 0)))) {
        refuse(400);
        return true;
    }
    m_scanned = bytes.size();
    return false;
}

void HttpConnection::headComplete(qsizetype size)
{
    m_parser = std::make_unique<HttpRequestParser>(int(size) + 1);
    const QByteArray head = m_socket->peek(size);
    const qsizetype consumed = m_parser->feed(head);
    if (m_parser->state() == HttpRequestParser::State::Failed || m_parser->state() == HttpRequestParser::State::Head) {
        refuse(m_parser->state() == HttpRequestParser::State::Failed ? m_parser->failureStatus() : 400);
        return;
    }
    m_socket->skip(consumed);
    m_hasAsked = true;
    const HttpRequest &request = m_parser->request();
    m_isHead = request.method == HttpMethod::Head;
    m_keepsAlive = request.wantsKeepAlive;
    if (auto refusal = m_owner.headReceived(*this, request)) {
        refuse(std::move(*refusal));
        return;
    }
    if (request.wantsUpgrade && request.listField("upgrade").toLower().contains("websocket")) {
        if (auto refusal = m_owner.upgradeRequested(*this, request)) {
            refuse(std::move(*refusal));
        }
        return;
    }
    if (m_parser->state() == HttpRequestParser::State::Complete) {
        receive();
        return;
    }
    auto admitted = m_owner.requestAnnounced(*this, request);
    if (auto *refusal = std::get_if<HttpResponse>(&admitted)) {
        refuse(std::move(*refusal));
        return;
    }
    m_parser->setBodyLimit(std::get<qint64>(admitted));
    if (m_parser->state() == HttpRequestParser::State::Failed) {
        refuse(m_parser->failureStatus());
        return;
    }
    if (request.wantsContinue) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        m_socket->flush();
    }
    m_state = State::Body;
    m_deadline.set(m_context.config.http.bodyTimeout);
}

bool HttpConnection::readBody()
{
    const QByteArray bytes = m_socket->peek(pieceBytes);
    if (bytes.isEmpty()) {
        return false;
    }
    const qsizetype before = m_parser->request().body.size();
    const qsizetype consumed = m_parser->feed(bytes);
    m_socket->skip(consumed);
    account(m_parser->request().body.size() - before);
    switch (m_parser->state()) {
    case HttpRequestParser::State::Complete:
        receive();
        return true;
    case HttpRequestParser::State::Failed:
        refuse(m_parser->failureStatus());
        return true;
    default:
        break;
    }
    // Large bodies may have to wait for better times, and never take the small ones with them.
    if (m_context.bufferedBytes > m_context.config.http.bufferedBytes && m_accounted > smallBody) {
        refuse(503);
        return true;
    }
    if (consumed == 0 && bytes.size() == pieceBytes) {
        refuse(400); // a chunk header or trailer without an end
        return true;
    }
    return consumed > 0;
}

void HttpConnection::receive()
{
    m_state = State::Waiting;
    m_deadline.set(protocol::limits::longestPoll + replyMargin);
    HttpRequest request = m_parser->takeRequest();
    m_parser.reset();
    m_owner.requestReceived(*this, std::move(request));
}

void HttpConnection::reply(HttpResponse response)
{
    if (m_state == State::Waiting) {
        write(std::move(response));
    }
}

void HttpConnection::refuse(int status)
{
    refuse(HttpResponse::error(status, errorOf(status)));
}

void HttpConnection::refuse(HttpResponse response)
{
    // What follows cannot be told from a body that was not read.
    m_keepsAlive = false;
    write(std::move(response));
}

void HttpConnection::write(HttpResponse response)
{
    m_parser.reset();
    m_state = State::Replying;
    m_deadline.set(m_context.config.http.replyTimeout);
    const int hundreds = std::clamp(response.status / 100, 1, 5);
    m_context.instruments.requests[static_cast<std::size_t>(hundreds - 1)].add();
    qint64 size = response.body.size();
    if (!response.filePath.isEmpty()) {
        m_file = std::make_unique<QFile>(response.filePath);
        if (m_file->open(QIODevice::ReadOnly)) {
            size = m_file->size();
        } else {
            qCWarning(log).noquote() << "cannot read" << response.filePath << m_file->errorString();
            m_file.reset();
            response = HttpResponse::error(base::internalError(QStringLiteral("the file cannot be read")));
            size = response.body.size();
        }
    }
    const auto connectionField = m_keepsAlive && !m_context.isDraining ? HttpResponseWriter::Connection::KeepAlive
                                                                       : HttpResponseWriter::Connection::Close;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto head = HttpResponseWriter::head(response, size, connectionField, now);
    if (!head) {
        qCWarning(log).noquote() << head.error().message;
        m_file.reset();
        response = HttpResponse::error(base::internalError(QStringLiteral("the reply cannot be written")));
        head = HttpResponseWriter::head(response, response.body.size(), connectionField, now);
    }
    m_socket->write(*head);
    if (m_isHead) {
        m_file.reset();
    } else if (!m_file) {
        m_socket->write(response.body);
    }
    m_socket->flush();
    pump();
}

void HttpConnection::pump()
{
    if (m_state != State::Replying || !m_socket) {
        return;
    }
    while (m_file && m_lingering->unsentBytes() < pieceBytes) {
        const QByteArray piece = m_file->read(pieceBytes);
        if (piece.isEmpty()) {
            const bool isWhole = m_file->atEnd() && m_file->error() == QFileDevice::NoError;
            m_file.reset();
            if (!isWhole) {
                m_lingering->drop(); // the promised length cannot be kept
                return;
            }
        } else {
            m_socket->write(piece);
            // A large file may take longer than one reply's time, as long as it gets on.
            m_deadline.set(m_context.config.http.replyTimeout);
        }
    }
    if (!m_file && m_lingering->unsentBytes() == 0) {
        replyWritten();
    }
}

void HttpConnection::replyWritten()
{
    account(-m_accounted);
    if (!m_keepsAlive || m_context.isDraining) {
        m_state = State::Over;
        m_deadline.clear();
        m_socket->close();
        return;
    }
    m_state = State::Idle;
    m_isHead = false;
    m_deadline.set(m_context.config.http.idleTimeout);
    if (m_socket->bytesAvailable() > 0) {
        // From the loop, so that a pipeline of requests does not grow the stack.
        QMetaObject::invokeMethod(this, &HttpConnection::readOn, Qt::QueuedConnection);
    }
}

void HttpConnection::meetDeadline()
{
    switch (m_state) {
    case State::Head:
    case State::Body:
        refuse(408);
        break;
    case State::Waiting:
        m_owner.replyAbandoned(*this);
        m_keepsAlive = false;
        write(HttpResponse::error(504, errorOf(504)));
        break;
    case State::Idle:
        m_state = State::Over;
        m_socket->close();
        break;
    case State::Replying:
        m_lingering->drop();
        break;
    case State::Over:
        break;
    }
}

LingeringSocket *HttpConnection::takeSocket()
{
    m_socket->disconnect(this);
    m_socket->setParent(nullptr);
    m_socket.clear();
    m_state = State::Over;
    m_deadline.clear();
    m_owner.connectionEnded(*this);
    return m_lingering;
}

void HttpConnection::drain()
{
    if (m_state == State::Idle) {
        m_state = State::Over;
        m_deadline.clear();
        m_socket->close();
    } else if (m_state == State::Waiting) {
        m_deadline.set(m_context.config.drainTimeout / 2);
    }
}

void HttpConnection::socketGone()
{
    m_deadline.clear();
    if (m_state == State::Waiting) {
        m_owner.replyAbandoned(*this);
    }
    m_state = State::Over;
    m_owner.connectionEnded(*this);
}

} // namespace qiao::relay::net
