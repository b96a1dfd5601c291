#pragma once

#include "common/base/Error.h"
#include "common/protocol/CloseCode.h"
#include "relay/link/ConnectionId.h"

#include <QByteArray>
#include <QList>

#include <variant>
#include <vector>

// What the hub asks the doors to do.
namespace qiao::relay::link {

// A frame encoded once, for every connection that is to have it.
struct Send
{
    QList<ConnectionId> to;
    QByteArray frame; // one JSON object, UTF-8
    bool isEphemeral = false; // dropped first when the reader is slow
    bool tellWhenDrained = false; // answered by Drained, from each connection
};

struct Disconnect
{
    ConnectionId connection;
    protocol::CloseCode code = protocol::CloseCode::Normal;
    QString reason;
};

// The answer to one VisitorPolled.
struct PollAnswer
{
    ConnectionId http;
    std::vector<QByteArray> frames;
    QString cursor;
};

struct PollRefused
{
    ConnectionId http;
    base::Error error;
};

// The hub has taken up so many more of the connection's commands: there is room for as many new ones.
struct TakenUp
{
    ConnectionId connection;
    int commands = 0;
};

using Outbound = std::variant<Send, Disconnect, TakenUp, PollAnswer, PollRefused>;
using OutboundBatch = std::vector<Outbound>;

} // namespace qiao::relay::link
