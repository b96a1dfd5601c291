#pragma once

#include "relay/hub/Staff.h"

namespace qiao::relay::hub {

// Promise 4: brings a reader back to where it stopped in each conversation that it may see. Hub thread.
class Resumption
{
public:
    Resumption(HubState &state, Ledger &ledger, Delivery &delivery)
        : m_state(state)
        , m_ledger(ledger)
        , m_delivery(delivery)
    {
    }

    void resume(Connection &connection, const protocol::ResumeCursors &cursors);

private:
    void takeLoaded(
        link::ConnectionId waiting, const domain::ConversationId &id, const base::Result<link::Reply> &reply);

    HubState &m_state;
    Ledger &m_ledger;
    Delivery &m_delivery;
};

} // namespace qiao::relay::hub
