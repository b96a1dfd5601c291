#pragma once

#include "relay/hub/Offers.h"

namespace qiao::relay::hub {

// What a visitor does beside a conversation: begins one, and wanders through the site. Hub thread.
class Visits
{
public:
    Visits(HubState &state, Ledger &ledger, Delivery &delivery, Staff &staff, Offers &offers)
        : m_state(state)
        , m_ledger(ledger)
        , m_delivery(delivery)
        , m_staff(staff)
        , m_offers(offers)
    {
    }

    void start(
        Connection &connection, const domain::CommandId &id, const protocol::visitor::ConversationStart &command);
    void track(Connection &connection, const domain::CommandId &id, const protocol::visitor::JourneyTrack &command);

private:
    void goOnWith(Connection &connection, const domain::CommandId &id, const domain::Conversation &open);

    HubState &m_state;
    Ledger &m_ledger;
    Delivery &m_delivery;
    Staff &m_staff;
    Offers &m_offers;
};

} // namespace qiao::relay::hub
