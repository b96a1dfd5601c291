#pragma once

#include "common/protocol/Answers.h"

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

using EphemeralEvent
    = std::variant<TypingChanged, AgentPresence, Availability, VisitorPresence, ConversationIntroduced>;

} // namespace qiao::protocol
