#pragma once

#include "common/domain/ConversationEvent.h"

#include <vector>

// What the figures need to know of one conversation: derived from its events alone. docs/metrics.md defines the terms.
namespace qiao::relay::link {

// A conversation's time in one queue. A time that is the epoch has not come.
struct ArrivalFacts
{
    domain::QueueId queue;
    domain::AgentId agent; // who had it first
    base::TimePoint begunAt{};
    base::TimePoint assignedAt{};
    base::TimePoint answeredAt{}; // the first response
    base::TimePoint deferredAt{}; // unless it was answered before
    base::TimePoint endedAt{};
    bool isAbandoned = false;

    bool operator==(const ArrivalFacts &) const = default;
};

enum class TurnEnd { None, Closed, Transferred, TakenOver, AgentLeft };

// The time during which one agent has it.
struct TurnFacts
{
    domain::QueueId queue;
    domain::AgentId agent;
    base::TimePoint begunAt{};
    base::TimePoint endedAt{};
    base::TimePoint wrappedAt{}; // the end of the wrap-up; epoch: there was none
    TurnEnd end = TurnEnd::None;

    bool operator==(const TurnFacts &) const = default;
};

struct TransferFacts
{
    domain::QueueId queue; // that it left
    domain::AgentId agent; // who had it; empty: nobody
    base::TimePoint at{};

    bool operator==(const TransferFacts &) const = default;
};

struct ConversationFacts
{
    domain::ConversationId conversation;
    QString channel;
    QJsonObject arms; // of the experiments it is in: id → "a" or "b"
    domain::QueueId queue;
    domain::AgentId agent; // who has it now
    base::TimePoint startedAt{};
    base::TimePoint waitingSince{}; // epoch: nobody waits
    bool isDeferred = false;
    base::TimePoint closedAt{}; // epoch: open
    domain::CloseReason reason = domain::CloseReason::Ended;
    int score = 0; // 0: not rated
    base::TimePoint ratedAt{};
    std::vector<ArrivalFacts> arrivals; // all but the last have ended
    std::vector<TurnFacts> turns; // likewise
    std::vector<TransferFacts> transfers;

    bool isOpen() const { return closedAt == base::TimePoint{}; }
    // Who had it last; empty: nobody ever.
    domain::AgentId lastAgent() const { return turns.empty() ? domain::AgentId() : turns.back().agent; }

    bool operator==(const ConversationFacts &) const = default;
};

} // namespace qiao::relay::link
