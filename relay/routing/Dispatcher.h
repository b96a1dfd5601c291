#pragma once

#include "common/domain/Waiting.h"
#include "relay/routing/Placement.h"
#include "relay/routing/Roster.h"
#include "relay/routing/WaitEstimates.h"
#include "relay/routing/WaitingLine.h"

namespace qiao::relay::routing {

// Decides which waiting conversation goes to which agent. It is told facts and asked after each of them; it looks at
// nothing by itself and has no clock. docs/routing.md says by which rules it decides.
//
//     dispatcher.wait(facts);                              // or setAgent, forget, setQueues: whatever has happened
//     while (auto decision = dispatcher.next(now))
//         offer(*decision);                                // it is booked: the agent's load has grown
//     wakeAt(dispatcher.nextChange(now));                  // time alone changes something only then
//
// What it was told last counts, so after a failure the same facts are simply told again. Hub thread.
class Dispatcher
{
public:
    // The company's queues; each passes Queue::check, and no id comes twice. Conversations and agents stay.
    void setQueues(const std::vector<domain::Queue> &queues);
    const std::vector<domain::Queue> &queues() const { return m_queues; }

    // An agent is new, or something about it has changed: presence, load, skills.
    void setAgent(const AgentFacts &facts);
    void removeAgent(const domain::AgentId &id);
    const AgentFacts *agent(const domain::AgentId &id) const { return m_roster.agent(id); }

    // A conversation waits from now on, or waits under other facts: another queue, a new round, deferred.
    void wait(const WaitingFacts &facts);
    // It does not wait any more: picked, transferred to somebody, closed.
    void forget(const domain::ConversationId &id);
    bool isWaiting(const domain::ConversationId &id) const { return m_waiting.contains(id); }
    const WaitingFacts *facts(const domain::ConversationId &id) const;

    // Who is asked next; none when nobody who waits could go to anybody. What it answers it takes as done: the
    // conversation waits no longer, the agent's load is one more, and the agent idles since `now`. Those who wait come
    // in the order of priority with ageing; each gets the agent with the highest score.
    std::optional<Decision> next(base::TimePoint now);

    // When time alone changes something: a queue opens or closes. Ageing is no such thing; it counts when somebody has
    // room.
    std::optional<base::TimePoint> nextChange(base::TimePoint now);

    // How a conversation stands: why nobody is asked, its place in its queue, how long it may take. Asked after `next`
    // had no more to decide. None for one that does not wait.
    std::optional<domain::Waiting> waiting(const domain::ConversationId &id, base::TimePoint now);

    // How many wait in the queue, without those that left a message.
    int lengthOf(const domain::QueueId &queue) const;
    // Whether the queue takes conversations now: known, not disabled, within its hours.
    bool isOpen(const domain::QueueId &queue, base::TimePoint now);

    // Where a new conversation goes, and whether it may only leave a message there.
    Placement place(const QString &topic, const QString &language, base::TimePoint now);
    // The same for one that is meant for a queue.
    Placement placeIn(const domain::QueueId &queue, base::TimePoint now);

    // Somebody who waited in the queue was answered: what estimates are made of.
    void answered(const domain::QueueId &queue, base::TimePoint at) { m_estimates.answered(queue, at); }

private:
    struct Department
    {
        WaitingLine line;
        bool isOpen = true; // as of the time that was looked at last
        std::optional<base::TimePoint> changesAt; // by its hours
        bool isTouched = false; // something happened that may let somebody in it go
    };

    // Who goes first between queues.
    struct Turn
    {
        const WaitingFacts *facts = nullptr;
        size_t queue = 0;
        double rank = 0;

        bool isBefore(const Turn &other) const;
    };

    void lookAtHours(base::TimePoint now);
    void touch(size_t queue);
    void enter(const WaitingFacts &facts);
    void takeOut(const WaitingFacts &facts);
    bool mayGo(const WaitingFacts &facts, size_t queue) const;
    std::optional<Turn> turnIn(size_t queue, base::TimePoint now) const;
    Decision book(const Turn &turn, base::TimePoint now);
    domain::WaitReason reasonOf(const WaitingFacts &facts, size_t queue) const;

    std::vector<domain::Queue> m_queues;
    std::vector<Department> m_departments; // in the same order
    QHash<domain::QueueId, size_t> m_places;
    Roster m_roster;
    std::unordered_map<domain::ConversationId, WaitingFacts> m_waiting;
    std::vector<size_t> m_touched;
    WaitEstimates m_estimates;
    base::TimePoint m_hoursFrom = base::TimePoint::max(); // what is known of hours holds from then …
    base::TimePoint m_hoursUntil = base::TimePoint::min(); // … until then
};

} // namespace qiao::relay::routing
