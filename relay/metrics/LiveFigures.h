#pragma once

#include "common/domain/Agent.h"
#include "common/protocol/Board.h"
#include "relay/link/ConversationFacts.h"
#include "relay/metrics/QueueRules.h"

#include <QSet>

#include <set>
#include <unordered_map>

namespace qiao::relay::metrics {

// The board's figures as they are now and since each queue's midnight, kept up to date event by event. Each is what
// docs/metrics.md defines, counted from the facts of every open conversation and of those of today. Pure; one thread.
class LiveFigures
{
public:
    static constexpr base::Milliseconds recently = std::chrono::minutes(15);

    // How one agent stands.
    struct Standing
    {
        bool isDisabled = false;
        bool isHere = false; // online or busy
        bool isFree = false; // online, with room
        QList<domain::QueueId> queues; // empty: all

        bool operator==(const Standing &) const = default;
    };

    void setQueues(const std::vector<domain::Queue> &queues, base::TimePoint now);
    void setAgent(const domain::AgentId &id, const Standing &standing);

    bool knows(const domain::ConversationId &id) const { return m_facts.contains(id); }
    // A conversation as it was before the events that take() will hear of.
    void learn(const link::ConversationFacts &facts, base::TimePoint now);
    // An event that is on disk. One of a conversation that is not known is left out, but for its first.
    void take(const domain::ConversationEvent &event, base::TimePoint now);

    // What time alone changes: days end, queues open and close, what was recent is not any more.
    void advance(base::TimePoint now);

    // In the order in which the queues are shown.
    QList<domain::QueueId> queues() const;
    protocol::QueueFigures figuresOf(const domain::QueueId &queue) const;
    protocol::AgentFigures figuresOf(const domain::AgentId &agent) const;
    // Those with a figure that is not nought.
    QList<domain::AgentId> agents() const;

    // What changed since it was last asked.
    QSet<domain::QueueId> takeChangedQueues() { return std::exchange(m_changedQueues, {}); }
    QSet<domain::AgentId> takeChangedAgents() { return std::exchange(m_changedAgents, {}); }
    bool isChanged() const { return !m_changedQueues.isEmpty() || !m_changedAgents.isEmpty(); }

private:
    // One queue's share of what all conversations come to.
    struct Tally
    {
        domain::Queue queue;
        base::TimePoint dayStart{};
        base::TimePoint dayEnd{};
        bool isOpen = true;
        base::TimePoint changesAt{}; // epoch: never
        int waiting = 0;
        int deferred = 0;
        int active = 0;
        std::multiset<base::TimePoint> waitingSince;
        int arrivals = 0;
        int answered = 0;
        int inGoal = 0;
        int abandoned = 0;
        int closed = 0;
        std::multiset<base::TimePoint> recentArrivals;
        std::multiset<base::TimePoint> recentAnswered;
        int agentsFree = 0;
        int agentsHere = 0;
        int agentsTotal = 0;
    };
    struct Day
    {
        int handled = 0;
        base::Milliseconds handling{};
        int ratings = 0;
        int ratingSum = 0;

        bool operator==(const Day &) const = default;
    };
    enum class Sign { Add = 1, Remove = -1 };

    Tally *tally(const domain::QueueId &queue);
    bool isToday(const domain::QueueId &queue, base::TimePoint time);
    void count(const link::ConversationFacts &facts, Sign sign, base::TimePoint now);
    void countArrival(const link::ArrivalFacts &arrival, Sign sign, base::TimePoint now);
    void countState(const link::ConversationFacts &facts, Sign sign);
    void countDay(const link::ConversationFacts &facts, Sign sign);
    void countAgent(const Standing &standing, Sign sign);
    void countAllAnew(base::TimePoint now);
    void lookAtClock(Tally &tally, base::TimePoint now);
    void expire(Tally &tally, base::TimePoint now);

    QueueRules m_rules;
    QList<domain::QueueId> m_order;
    std::unordered_map<domain::QueueId, Tally> m_tallies;
    std::unordered_map<domain::AgentId, Day> m_days;
    std::unordered_map<domain::AgentId, Standing> m_standings;
    std::unordered_map<domain::ConversationId, link::ConversationFacts> m_facts;
    QSet<domain::QueueId> m_changedQueues;
    QSet<domain::AgentId> m_changedAgents;
};

} // namespace qiao::relay::metrics
