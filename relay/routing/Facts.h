#pragma once

#include "common/domain/Agent.h"
#include "common/domain/ConversationEvent.h"

#include <QHash>
#include <QSet>

#include <optional>

// What routing is told and what it answers: plain values.
namespace qiao::relay::routing {

// An agent as far as routing is concerned.
struct AgentFacts
{
    domain::Agent agent;
    bool isOnline = false; // takes new conversations
    int load = 0; // conversations that hold capacity: offered, assigned, or being wrapped up
    QHash<domain::QueueId, int> loadByQueue = {}; // the same by queue; zeroes may be left out
    base::TimePoint idleSince{}; // since when without a new conversation

    bool operator==(const AgentFacts &) const = default;
};

// A conversation that nobody has.
struct WaitingFacts
{
    domain::ConversationId conversation;
    domain::QueueId queue;
    int vip = 0; // the visitor's rank, 0–5
    QString language = {}; // the visitor's, BCP 47; empty: not known
    QString topic = {};
    base::TimePoint since{}; // when the visitor began to wait
    bool goesFirst = false; // before all others of its priority
    bool isDeferred = false; // left a message: behind all who wait
    domain::AgentId lastServedBy = {}; // who served this visitor last
    QSet<domain::AgentId> tried = {}; // asked in this round; not asked again
    base::TimePoint askAgainAt{}; // when the next round begins; epoch: not known
    std::optional<domain::RoutingWeights> weights = {}; // of an experiment; none: those of the queue

    bool operator==(const WaitingFacts &) const = default;
};

// Who is asked for which conversation, and why.
struct Decision
{
    domain::ConversationId conversation;
    domain::QueueId queue;
    domain::AgentId agent;
    QString agentName;
    QList<domain::AssignmentFactor> because; // every factor, in a fixed order

    bool operator==(const Decision &) const = default;
};

} // namespace qiao::relay::routing
