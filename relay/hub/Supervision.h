#pragma once

#include "relay/hub/Delivery.h"
#include "relay/hub/Scene.h"

namespace qiao::relay::hub {

// What supervisors may do in conversations that are not theirs. Each is in the audit log, and refused to plain agents.
// Hub thread.
class Supervision
{
public:
    Supervision(HubState &state, Ledger &ledger, Delivery &delivery)
        : m_state(state)
        , m_ledger(ledger)
        , m_delivery(delivery)
    {
    }

    Outcome run(Scene &scene, const protocol::agent::ConversationWatch &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationJoin &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationTakeover &command);
    Outcome run(Scene &scene, const protocol::agent::WhisperPost &command);

private:
    Outcome record(const Scene &scene, Change change, const QString &action, const QString &target = {});

    HubState &m_state;
    Ledger &m_ledger;
    Delivery &m_delivery;
};

} // namespace qiao::relay::hub
