#pragma once

#include "relay/hub/Staff.h"
#include "relay/routing/Dispatcher.h"

namespace qiao::relay::hub {

// Brings waiting conversations to agents: keeps the dispatcher told of who waits and who is there, offers what it
// decides, and passes an offer on when it is declined or not accepted in time. Driven by events and timers, never by
// polling. Hub thread.
class Offers
{
public:
    Offers(HubState &state, Ledger &ledger, Delivery &delivery, Staff &staff)
        : m_state(state)
        , m_ledger(ledger)
        , m_delivery(delivery)
        , m_staff(staff)
    {
    }

    // What the dispatcher has to know.
    void queuesChanged();
    void agentChanged(const AgentState &agent);
    void roomChanged(Room &room);

    // Where a new conversation goes.
    struct Start
    {
        domain::QueueId queue;
        bool isOverflow = false; // not the one that it was meant for
        bool isDeferred = false; // it is closed, or full: what the visitor writes is answered later
    };
    Start startFor(const QString &topic, const domain::Visitor &visitor);
    // Somebody who waited in the queue has an agent.
    void answered(const domain::QueueId &queue) { m_dispatcher.answered(queue, m_state.now); }

    // Offers what waits as far as agents have room.
    void offerWaiting();

    // The events that move a waiting room on: an offer to the best agent who was not asked yet, or none.
    std::optional<domain::ConversationEvent> offerNext(Room &room);
    domain::ConversationEvent offerTo(
        Room &room, const AgentState &agent, const QList<domain::AssignmentFactor> &because);

    // The agent said no, or was too slow.
    void passOn(Room &room, Change &change, domain::WaitCause cause);
    void offerEnded(const domain::ConversationId &id);
    void askAgain(const domain::ConversationId &id);
    // The visitor may have been silent for so long that the conversation takes no capacity.
    void idleDue(const domain::ConversationId &id);

    // How long who comes now will wait, and how who waits stands.
    std::optional<domain::Waiting> waitingOf(const Room &room);
    // At once, or after a pause where that was done just now.
    void tellWaitingSoon();
    void tellWaiting();

    // A room with this conversation waits for its timers from now on, as after a restart.
    void watch(Room &room);

private:
    routing::WaitingFacts factsOf(const Room &room) const;
    // Offers whatever can be offered, and gives the offer of `own` instead of storing it.
    std::optional<domain::ConversationEvent> offerAll(const domain::ConversationId &own);
    void commitOffer(domain::ConversationEvent event);
    void countMissed(const domain::AgentId &id, const domain::Queue &queue);
    void armRouteAgain();
    void tell(Room &room, const domain::Waiting &waiting);

    HubState &m_state;
    Ledger &m_ledger;
    Delivery &m_delivery;
    Staff &m_staff;
    routing::Dispatcher m_dispatcher;
    base::TimePoint m_routeAgainAt{}; // a timer is set for then
    base::TimePoint m_waitingToldAt{};
    bool m_isTellingDue = false;
};

} // namespace qiao::relay::hub
