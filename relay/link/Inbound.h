#pragma once

#include "common/protocol/CommandCodec.h"
#include "relay/link/ConnectionId.h"

#include <QHostAddress>

#include <variant>
#include <vector>

// What the doors tell the hub.
namespace qiao::relay::link {

// Commands of one WebSocket that may be on their way to the hub or wait there. Its worker reads no further until the
// hub has taken some of them up, so that whoever sends faster than he is served waits at his own end.
inline constexpr int mostNotTakenUp = 64;

// Who is at the other end, as far as the network knows.
struct Peer
{
    domain::SiteKey site; // visitors only
    QHostAddress address;
    QString userAgent;
    QString language; // the Accept-Language header
};

struct VisitorConnected
{
    ConnectionId connection;
    Peer peer;
};

struct AgentConnected
{
    ConnectionId connection;
    Peer peer;
};

struct VisitorCommanded
{
    ConnectionId connection;
    protocol::VisitorRequest request;
};

struct AgentCommanded
{
    ConnectionId connection;
    protocol::AgentRequest request;
};

// The bytes of an Outbound that asked for it have left the outbox: there is room for more.
struct Drained
{
    ConnectionId connection;
};

struct Disconnected
{
    ConnectionId connection;
};

// One request of a visitor who speaks plain HTTP. `http` is where the answer goes, once.
struct VisitorPolled
{
    ConnectionId http;
    Peer peer;
    QString token; // must be the session's own once there is one
    std::vector<std::variant<protocol::VisitorRequest, protocol::Refusal>> frames;
    QString after; // the cursor of the last answer; empty: a new poll session
    int waitMs = 0;
};

// The HTTP client went away before it was answered.
struct PollAbandoned
{
    ConnectionId http;
};

using Inbound = std::variant<VisitorConnected, AgentConnected, VisitorCommanded, AgentCommanded, Drained, Disconnected,
    VisitorPolled, PollAbandoned>;
using InboundBatch = std::vector<Inbound>;

} // namespace qiao::relay::link
