#pragma once

#include "workstation/state/ConversationEntry.h"

#include <QCoreApplication>

namespace qiao::workstation::supervisor {

// What a supervisor may do to a conversation.
enum class Intervention { Listen, StopListening, Whisper, Join, TakeOver, Reassign };

// Whether an intervention makes sense now, and if not, why. Pure.
class SupervisionRules
{
    Q_DECLARE_TR_FUNCTIONS(qiao::workstation::supervisor::SupervisionRules)

public:
    // Empty: nothing stands in the way. `entry`: null when no conversation is chosen.
    static QString obstacleTo(
        Intervention intervention, const state::ConversationEntry *entry, const domain::AgentId &me);
};

} // namespace qiao::workstation::supervisor
