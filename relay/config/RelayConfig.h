#pragma once

#include "common/base/TokenBucket.h"

#include <QHostAddress>
#include <QString>
#include <QStringList>

#include <chrono>

namespace qiao::relay::config {

// What one HTTP request may take, in bytes and in time.
struct HttpLimits
{
    int headBytes = 8 * 1024; // request line and header fields; more is answered 431
    int bodyBytes = 1024 * 1024; // of every body but an upload; more is answered 413
    qint64 uploadBytes = 10 * 1024 * 1024; // the largest attachment; more is answered 413
    qint64 bufferedBytes = 64 * 1024 * 1024; // of all bodies being received by one worker; beyond it, 503
    std::chrono::milliseconds headTimeout{5'000}; // from the first silence to the end of the head, the handshake too
    std::chrono::milliseconds bodyTimeout{60'000}; // from the end of the head to the end of the body
    std::chrono::milliseconds replyTimeout{60'000}; // for the client to take the whole reply
    std::chrono::milliseconds idleTimeout{15'000}; // between two requests of one connection
};

// How many frames a connection may send in the long run, and at once.
struct FrameRate
{
    int perSecond = 0;
    int burst = 0;
};

// What one WebSocket may take.
struct WebSocketLimits
{
    int frameBytes = 64 * 1024; // of one incoming message; more closes with 1009
    int outboxBytes = 1024 * 1024; // waiting for a slow reader; more closes with 4008
    int ephemeralBytes = 64 * 1024; // waiting, beyond which typing and presence are dropped
    std::chrono::milliseconds pingInterval{25'000};
    int missedPongs = 2; // unanswered pings after which the connection is dropped
    std::chrono::milliseconds closeTimeout{5'000}; // for the peer to answer a close frame
    FrameRate visitorFrames{50, 200}; // more closes with 4029
    FrameRate agentFrames{100, 500};
};

// How many connections are held at the same time.
struct ConnectionLimits
{
    int total = 20'000;
    int perAddress = 1'000; // an office full of visitors may sit behind it
};

// How much one visitor, and one address, may ask for. An address may be a whole office's; a visitor is one person.
struct RateLimits
{
    base::Rate visitorMessages = base::Rate::perMinute(600, 60);
    base::Rate visitorStarts = base::Rate::perMinute(6, 6); // conversations begun
    base::Rate visitorSteps = base::Rate::perMinute(120, 100); // of the journey
    base::Rate visitorCommands = base::Rate::perMinute(1'200, 200); // all others
    base::Rate visitorUploads = base::Rate::perMinute(12, 20);
    int visitorCommandsPerDay = 5'000; // each is remembered so long
    base::Rate addressRequests = base::Rate::perMinute(18'000, 3'000); // HTTP requests and WebSocket handshakes
    base::Rate addressNewVisitors = base::Rate::perMinute(120, 500);
    base::Rate addressUploads = base::Rate::perMinute(240, 200);
    base::Rate addressSignIns = base::Rate::perMinute(20, 30);
    base::Rate nameSignIns = base::Rate::perMinute(6, 10); // tries for one name, from one address
};

// How long is kept what nobody may ever ask for again.
struct Retention
{
    std::chrono::hours unpostedUploads{24 * 7}; // uploads that no message carries
    std::chrono::hours journey{24 * 90}; // the steps of visitors' journeys
};

// Where the certificate lies, in PEM; both or none.
struct TlsPaths
{
    QString certificate;
    QString key;
};

// Everything an operator can choose. A field's default is what a relay without a configuration file does.
struct RelayConfig
{
    QHostAddress listenAddress{QHostAddress::LocalHost};
    quint16 listenPort = 7700;
    QString dataDirectory = QStringLiteral("qiao-data");
    Retention retention;
    TlsPaths tls;
    QList<QPair<QHostAddress, int>> trustedProxies; // whose X-Forwarded-For is believed
    QString metricsTokenFile; // whose first bytes are the token of who may read /metrics; empty: this machine alone
    QString widgetDirectory; // where widget.js lies; empty: beside the program
    int workerThreads = 0; // 0: as many as there are processor cores
    QStringList agentOrigins; // web origins that may open the agents' door; programs send none and always may
    bool isDemo = false; // set by --demo, never by the file
    HttpLimits http;
    WebSocketLimits webSocket;
    ConnectionLimits connections;
    RateLimits limits;
    std::chrono::milliseconds offerTimeout{0}; // for an agent to accept before the next one is asked; 0: by the queue
    std::chrono::milliseconds releaseGrace{90'000}; // for an agent whose connection broke to come back to what it had
    std::chrono::milliseconds drainTimeout{5'000}; // for everybody to leave after SIGTERM
};

} // namespace qiao::relay::config
