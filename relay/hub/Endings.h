#pragma once

#include "relay/hub/Offers.h"
#include "relay/hub/Scene.h"

namespace qiao::relay::hub {

// How conversations end, or stop waiting: closed, wrapped up, left as a message, given up by a visitor who went away,
// or given back by an agent who did. Hub thread.
class Endings
{
public:
    Endings(HubState &state, Ledger &ledger, Offers &offers)
        : m_state(state)
        , m_ledger(ledger)
        , m_offers(offers)
    {
    }

    Outcome run(Scene &scene, const protocol::ConversationClose &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationWrap &command);
    Outcome run(Scene &scene, const protocol::visitor::ConversationDefer &command);

    // The visitor's last connection ended: the clock of giving up runs.
    void visitorLeft(const VisitorState &visitor);
    // A room with this conversation waits for its timers from now on, as after a restart.
    void watch(Room &room);

    void wrapUpEnded(const domain::ConversationId &id);
    void abandonDue(const domain::ConversationId &id);
    // The agent has not come back: what it had waits again, before all others.
    void release(const domain::AgentId &agent);

private:
    void commitAlone(domain::ConversationEvent event);

    HubState &m_state;
    Ledger &m_ledger;
    Offers &m_offers;
};

} // namespace qiao::relay::hub
