#include "relay/config/ConfigKeys.h"

#include <QUrl>

namespace qiao::relay::config {

namespace {

constexpr qint64 kibi = 1024;
constexpr qint64 mebi = 1024 * kibi;
constexpr qint64 hourMs = 3'600'000;

IntegerKey milliseconds(qint64 least, qint64 most, std::function<std::chrono::milliseconds &(RelayConfig &)> field)
{
    return {
        least, most, [field](RelayConfig &config, qint64 value) { field(config) = std::chrono::milliseconds(value); }};
}

IntegerKey integer(qint64 least, qint64 most, std::function<int &(RelayConfig &)> field)
{
    return {least, most, [field](RelayConfig &config, qint64 value) { field(config) = int(value); }};
}

IntegerKey large(qint64 least, qint64 most, std::function<qint64 &(RelayConfig &)> field)
{
    return {least, most, [field](RelayConfig &config, qint64 value) { field(config) = value; }};
}

IntegerKey days(std::function<std::chrono::hours &(RelayConfig &)> field)
{
    return {1, 36'500, [field](RelayConfig &config, qint64 value) { field(config) = std::chrono::hours(24 * value); }};
}

TextKey path(std::function<QString &(RelayConfig &)> field)
{
    return {[field](RelayConfig &config, const QString &text) {
        if (text.isEmpty()) {
            return QStringLiteral("must not be empty");
        }
        field(config) = text;
        return QString();
    }};
}

QString setListenAddress(RelayConfig &config, const QString &text)
{
    const QHostAddress address(text);
    if (address.isNull()) {
        return QStringLiteral("must be an IP address, such as \"127.0.0.1\" or \"::1\"");
    }
    config.listenAddress = address;
    return {};
}

QString setAgentOrigins(RelayConfig &config, const QStringList &origins)
{
    for (const QString &origin : origins) {
        const QUrl url(origin, QUrl::StrictMode);
        const bool isWeb = url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http");
        if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.path().isEmpty() || url.hasQuery()
            || url.hasFragment() || !url.userInfo().isEmpty()) {
            return QStringLiteral("holds \"%1\", which is no origin such as \"https://desk.example\"").arg(origin);
        }
    }
    config.agentOrigins = origins;
    return {};
}

IntegerKey ratePerMinute(std::function<base::Rate &(RateLimits &)> field)
{
    return {1, 100'000'000, [field](RelayConfig &config, qint64 value) {
                base::Rate &rate = field(config.limits);
                rate = base::Rate::perMinute(int(value), rate.burst);
            }};
}

IntegerKey rateBurst(std::function<base::Rate &(RateLimits &)> field)
{
    return {1, 10'000'000, [field](RelayConfig &config, qint64 value) { field(config.limits).burst = int(value); }};
}

QString setTrustedProxies(RelayConfig &config, const QStringList &networks)
{
    for (const QString &text : networks) {
        const QPair<QHostAddress, int> network = QHostAddress::parseSubnet(text);
        if (network.first.isNull()) {
            return QStringLiteral("holds \"%1\", which is no network such as \"10.0.0.0/8\" or \"fd00::/8\"").arg(text);
        }
        config.trustedProxies.append(network);
    }
    return {};
}

const std::array keys{
    ConfigKey{"listen", "address", "The address to listen on.", TextKey{setListenAddress}},
    ConfigKey{"listen", "port", "The TCP port; 0 lets the system choose.",
        IntegerKey{0, 65'535, [](RelayConfig &c, qint64 v) { c.listenPort = quint16(v); }}},
    ConfigKey{"listen", "agent_origins", "Web origins that may open the agents' door.", TextListKey{setAgentOrigins}},
    ConfigKey{"data", "directory", "Where the database and the attachments live.",
        path([](RelayConfig &c) -> QString & { return c.dataDirectory; })},
    ConfigKey{"data", "unposted_upload_days", "How long an upload is kept that no message carries.",
        days([](RelayConfig &c) -> auto & { return c.retention.unpostedUploads; })},
    ConfigKey{"data", "journey_days", "How long the steps of visitors' journeys are kept.",
        days([](RelayConfig &c) -> auto & { return c.retention.journey; })},
    ConfigKey{"metrics", "token_file", "A file with the token for /metrics.",
        path([](RelayConfig &c) -> QString & { return c.metricsTokenFile; })},
    ConfigKey{"widget", "directory", "Where the widget's files lie.",
        path([](RelayConfig &c) -> QString & { return c.widgetDirectory; })},
    ConfigKey{"tls", "certificate", "The certificate and those it was signed with, in PEM.",
        path([](RelayConfig &c) -> QString & { return c.tls.certificate; })},
    ConfigKey{"tls", "key", "The certificate's private key, in PEM.",
        path([](RelayConfig &c) -> QString & { return c.tls.key; })},
    ConfigKey{"proxies", "trusted", "Networks of the proxies whose X-Forwarded-For is believed.",
        TextListKey{setTrustedProxies}},
    ConfigKey{"threads", "workers", "Threads that serve sockets; 0: one per processor core.",
        integer(0, 64, [](RelayConfig &c) -> int & { return c.workerThreads; })},
    ConfigKey{"http", "head_bytes", "The largest request head.",
        integer(kibi, 64 * kibi, [](RelayConfig &c) -> int & { return c.http.headBytes; })},
    ConfigKey{"http", "body_bytes", "The largest body that is no upload.",
        integer(64 * kibi, 64 * mebi, [](RelayConfig &c) -> int & { return c.http.bodyBytes; })},
    ConfigKey{"http", "upload_bytes", "The largest attachment.",
        large(kibi, 1024 * mebi, [](RelayConfig &c) -> qint64 & { return c.http.uploadBytes; })},
    ConfigKey{"http", "buffered_bytes", "What all bodies of one worker may take while they arrive.",
        large(mebi, 64 * 1024 * mebi, [](RelayConfig &c) -> qint64 & { return c.http.bufferedBytes; })},
    ConfigKey{"http", "head_timeout_ms", "For a request's head or a handshake to arrive.",
        milliseconds(
            100, hourMs, [](RelayConfig &c) -> auto & { return c.http.headTimeout; })},
    ConfigKey{"http", "body_timeout_ms", "For a request's body to arrive.",
        milliseconds(
            100, hourMs, [](RelayConfig &c) -> auto & { return c.http.bodyTimeout; })},
    ConfigKey{"http", "reply_timeout_ms", "For a client to take its reply.",
        milliseconds(
            100, hourMs, [](RelayConfig &c) -> auto & { return c.http.replyTimeout; })},
    ConfigKey{"http", "idle_timeout_ms", "Between two requests of one connection.",
        milliseconds(
            100, hourMs, [](RelayConfig &c) -> auto & { return c.http.idleTimeout; })},
    ConfigKey{"websocket", "frame_bytes", "The largest incoming message.",
        integer(kibi, mebi, [](RelayConfig &c) -> int & { return c.webSocket.frameBytes; })},
    ConfigKey{"websocket", "outbox_bytes", "What may wait for a slow reader.",
        integer(64 * kibi, 64 * mebi, [](RelayConfig &c) -> int & { return c.webSocket.outboxBytes; })},
    ConfigKey{"websocket", "ephemeral_bytes", "What may wait before typing and presence are dropped.",
        integer(kibi, 64 * mebi, [](RelayConfig &c) -> int & { return c.webSocket.ephemeralBytes; })},
    ConfigKey{"websocket", "ping_interval_ms", "Between two pings.",
        milliseconds(
            100, hourMs, [](RelayConfig &c) -> auto & { return c.webSocket.pingInterval; })},
    ConfigKey{"websocket", "missed_pongs", "Unanswered pings that end a connection.",
        integer(1, 100, [](RelayConfig &c) -> int & { return c.webSocket.missedPongs; })},
    ConfigKey{"websocket", "close_timeout_ms", "For the peer to answer a close.",
        milliseconds(
            100, hourMs, [](RelayConfig &c) -> auto & { return c.webSocket.closeTimeout; })},
    ConfigKey{"websocket", "visitor_frames_per_second", "A visitor's frames in the long run.",
        integer(1, 100'000, [](RelayConfig &c) -> int & { return c.webSocket.visitorFrames.perSecond; })},
    ConfigKey{"websocket", "visitor_frames_burst", "A visitor's frames at once.",
        integer(1, 1'000'000, [](RelayConfig &c) -> int & { return c.webSocket.visitorFrames.burst; })},
    ConfigKey{"websocket", "agent_frames_per_second", "An agent's frames in the long run.",
        integer(1, 100'000, [](RelayConfig &c) -> int & { return c.webSocket.agentFrames.perSecond; })},
    ConfigKey{"websocket", "agent_frames_burst", "An agent's frames at once.",
        integer(1, 1'000'000, [](RelayConfig &c) -> int & { return c.webSocket.agentFrames.burst; })},
    ConfigKey{"connections", "total", "Connections held at the same time.",
        integer(1, 1'000'000, [](RelayConfig &c) -> int & { return c.connections.total; })},
    ConfigKey{"connections", "per_address", "Of them, from one address.",
        integer(1, 1'000'000, [](RelayConfig &c) -> int & { return c.connections.perAddress; })},
    ConfigKey{"limits", "visitor_messages_per_minute", "A visitor's messages, in the long run.",
        ratePerMinute([](RateLimits &l) -> auto & { return l.visitorMessages; })},
    ConfigKey{"limits", "visitor_messages_burst", "A visitor's messages, at once.",
        rateBurst([](RateLimits &l) -> auto & { return l.visitorMessages; })},
    ConfigKey{"limits", "visitor_starts_per_minute", "Conversations that a visitor begins, in the long run.",
        ratePerMinute([](RateLimits &l) -> auto & { return l.visitorStarts; })},
    ConfigKey{"limits", "visitor_starts_burst", "Conversations that a visitor begins, at once.",
        rateBurst([](RateLimits &l) -> auto & { return l.visitorStarts; })},
    ConfigKey{"limits", "visitor_steps_per_minute", "The steps of a visitor's journey, in the long run.",
        ratePerMinute([](RateLimits &l) -> auto & { return l.visitorSteps; })},
    ConfigKey{"limits", "visitor_steps_burst", "The steps of a visitor's journey, at once.",
        rateBurst([](RateLimits &l) -> auto & { return l.visitorSteps; })},
    ConfigKey{"limits", "visitor_commands_per_minute", "A visitor's other commands, in the long run.",
        ratePerMinute([](RateLimits &l) -> auto & { return l.visitorCommands; })},
    ConfigKey{"limits", "visitor_commands_burst", "A visitor's other commands, at once.",
        rateBurst([](RateLimits &l) -> auto & { return l.visitorCommands; })},
    ConfigKey{"limits", "visitor_uploads_per_minute", "A visitor's uploads, in the long run.",
        ratePerMinute([](RateLimits &l) -> auto & { return l.visitorUploads; })},
    ConfigKey{"limits", "visitor_uploads_burst", "A visitor's uploads, at once.",
        rateBurst([](RateLimits &l) -> auto & { return l.visitorUploads; })},
    ConfigKey{"limits", "visitor_commands_per_day", "Commands of a visitor within 24 hours.",
        integer(100, 10'000'000, [](RelayConfig &c) -> int & { return c.limits.visitorCommandsPerDay; })},
    ConfigKey{"limits", "address_requests_per_minute", "Requests and handshakes from one address, in the long run.",
        ratePerMinute([](RateLimits &l) -> auto & { return l.addressRequests; })},
    ConfigKey{"limits", "address_requests_burst", "Requests and handshakes from one address, at once.",
        rateBurst([](RateLimits &l) -> auto & { return l.addressRequests; })},
    ConfigKey{"limits", "address_new_visitors_per_minute",
        "Visitors who come for the first time, from one address, in the long run.",
        ratePerMinute([](RateLimits &l) -> auto & { return l.addressNewVisitors; })},
    ConfigKey{"limits", "address_new_visitors_burst",
        "Visitors who come for the first time, from one address, at once.",
        rateBurst([](RateLimits &l) -> auto & { return l.addressNewVisitors; })},
    ConfigKey{"limits", "address_uploads_per_minute", "Uploads from one address, in the long run.",
        ratePerMinute([](RateLimits &l) -> auto & { return l.addressUploads; })},
    ConfigKey{"limits", "address_uploads_burst", "Uploads from one address, at once.",
        rateBurst([](RateLimits &l) -> auto & { return l.addressUploads; })},
    ConfigKey{"limits", "address_sign_ins_per_minute", "Tries to sign in from one address, in the long run.",
        ratePerMinute([](RateLimits &l) -> auto & { return l.addressSignIns; })},
    ConfigKey{"limits", "address_sign_ins_burst", "Tries to sign in from one address, at once.",
        rateBurst([](RateLimits &l) -> auto & { return l.addressSignIns; })},
    ConfigKey{"limits", "name_sign_ins_per_minute",
        "Tries to sign in under one name from one address, in the long run.",
        ratePerMinute([](RateLimits &l) -> auto & { return l.nameSignIns; })},
    ConfigKey{"limits", "name_sign_ins_burst", "Tries to sign in under one name from one address, at once.",
        rateBurst([](RateLimits &l) -> auto & { return l.nameSignIns; })},
    ConfigKey{"routing", "offer_timeout_ms", "For an agent to accept before the next one is asked.",
        milliseconds(
            0, hourMs, [](RelayConfig &c) -> auto & { return c.offerTimeout; })},
    ConfigKey{"routing", "release_after_ms", "For an agent whose connection broke to come back to its conversations.",
        milliseconds(
            1'000, hourMs, [](RelayConfig &c) -> auto & { return c.releaseGrace; })},
    ConfigKey{"shutdown", "drain_timeout_ms", "For everybody to leave after SIGTERM.",
        milliseconds(
            100, hourMs, [](RelayConfig &c) -> auto & { return c.drainTimeout; })},
};

} // namespace

std::span<const ConfigKey> configKeys()
{
    return keys;
}

} // namespace qiao::relay::config
