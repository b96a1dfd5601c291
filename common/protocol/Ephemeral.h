#pragma once

#include "common/domain/Waiting.h"
#include "common/protocol/Answers.h"
#include "common/protocol/Board.h"

#include <variant>

// Events that are never stored and carry no number: they may be dropped on the way.
namespace qiao::protocol {

struct TypingChanged
{
    domain::ConversationId conversation;
    domain::Author from;
    bool on = false;
};

// To agents: a colleague's state.
struct AgentPresence
{
    AgentStatus status;
};

// To visitors: whether a person can answer now.
struct Availability
{
    bool isSomebodyAvailable = false;
};

// To agents: a visitor came, went, or turned to another page.
struct VisitorPresence
{
    domain::Visitor visitor;
    bool isOnline = false;
};

// To agents: a conversation that is new to this reader, with its visitor, before its events follow.
struct ConversationIntroduced
{
    ConversationSummary summary;
};

// To agents: how a conversation that nobody has stands in its queue.
struct ConversationWaiting
{
    domain::ConversationId conversation;
    domain::Waiting waiting;
};

// To the visitor: the same, without what is the company's affair.
struct VisitorWaiting
{
    domain::ConversationId conversation;
    domain::Waiting waiting;
};

// To supervisors who watch the board. What is left out has not changed; after a reset it is not there.
struct QueueChanged
{
    bool isReset = false; // forget what was known; more parts of the whole board may follow
    QList<QueueFigures> queues;
    QList<AgentFigures> agents;
};

// To agents: what the company has set up now, whole. Where it does not fit into one frame, more follow.
struct DirectoryChanged
{
    QList<QueueInfo> queues;
    QList<domain::CannedReply> cannedReplies = {};
    QList<domain::Macro> macros = {};
    QStringList pauseReasons = {};
    QStringList tags = {}; // proposed to who tags
    bool isMore = false; // adds to the lists of the frame before instead of replacing what was known

    bool operator==(const DirectoryChanged &) const = default;
};

using EphemeralEvent = std::variant<TypingChanged, AgentPresence, Availability, VisitorPresence, ConversationIntroduced,
    ConversationWaiting, VisitorWaiting, QueueChanged, DirectoryChanged>;

} // namespace qiao::protocol
