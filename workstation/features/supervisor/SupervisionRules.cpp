#include "workstation/features/supervisor/SupervisionRules.h"

namespace qiao::workstation::supervisor {

QString SupervisionRules::obstacleTo(
    Intervention intervention, const state::ConversationEntry *entry, const domain::AgentId &me)
{
    if (!entry)
        return tr("Choose a conversation first.");
    if (intervention == Intervention::StopListening)
        return entry->isWatched ? QString() : tr("You do not listen to this conversation.");
    if (!entry->isOpen)
        return tr("This conversation is closed.");
    const bool isAssigned = entry->conversation.state == domain::ConversationState::Assigned;
    switch (intervention) {
    case Intervention::Listen:
        return entry->isMine ? tr("You have this conversation yourself.") : QString();
    case Intervention::Whisper:
        if (entry->isMine)
            return tr("You have this conversation yourself.");
        return isAssigned ? QString() : tr("Nobody has this conversation yet: there is no agent to whisper to.");
    case Intervention::Join:
        if (entry->isMine)
            return tr("You have this conversation yourself.");
        if (!isAssigned)
            return tr("Nobody has this conversation yet: take it instead.");
        return entry->conversation.hasParticipant(me) ? tr("You are in this conversation already.") : QString();
    case Intervention::TakeOver:
        return entry->isMine ? tr("You have this conversation yourself.") : QString();
    case Intervention::Reassign:
    case Intervention::StopListening:
        break;
    }
    return {};
}

} // namespace qiao::workstation::supervisor
