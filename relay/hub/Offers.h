#pragma once

#include "relay/hub/Staff.h"

namespace qiao::relay::hub {

// Brings waiting conversations to agents: offers each to the least busy one, and to the next when it is declined or not
// accepted in time. Driven by events and timers, never by polling. Hub thread.
class Offers
{
public:
    Offers(HubState &state, Ledger &ledger)
        : m_state(state)
        , m_ledger(ledger)
    {
    }

    // Offers what waits, longest wait first, as far as agents have room.
    void offerWaiting();

    // The events that move a waiting room on: an offer to the best agent who was not asked yet, or none.
    std::optional<domain::ConversationEvent> offerNext(Room &room);
    domain::ConversationEvent offerTo(Room &room, const AgentState &agent);

    // The agent said no, or was too slow.
    void passOn(Room &room, Change &change);
    void offerEnded(const domain::ConversationId &id);
    void askAgain(const domain::ConversationId &id);

    // A room with this conversation waits for its timers from now on, as after a restart.
    void watch(Room &room);

private:
    void commitOffer(domain::ConversationEvent event);

    HubState &m_state;
    Ledger &m_ledger;
};

} // namespace qiao::relay::hub
