#pragma once

#include "workstation/state/ConversationEntry.h"
#include "workstation/ui/WaitLevel.h"

#include <QMetaType>

namespace qiao::workstation::state {
class Desk;
}

namespace qiao::workstation::supervisor {

// One open conversation as the wall shows and says it. A plain value.
struct LiveConversation
{
    LiveConversation() = default;
    LiveConversation(const state::ConversationEntry &entry, const state::Desk &desk);

    // Somebody waits for a word: in the queue, or for the agent's answer.
    bool isPending() const { return pendingSince != base::TimePoint{}; }
    base::Milliseconds pendingFor(base::TimePoint now) const;
    ui::WaitLevel level(base::TimePoint now) const;
    // Since when somebody waits for a word there; epoch: nobody does.
    static base::TimePoint pendingSinceOf(const state::ConversationEntry &entry);
    // When the promise is broken; the largest of all when nobody waits. Does not change as time goes on.
    static base::TimePoint deadlineOf(base::TimePoint pendingSince, base::Milliseconds promised);
    // Where it stands, in words.
    QString standing(base::TimePoint now) const;

    domain::ConversationId id;
    QString name;
    QString visitorKey;
    int vip = 0;
    domain::QueueId queue;
    QString queueName;
    domain::AgentId agent; // who has it, or is asked
    QString agentName;
    QString lastLine;
    domain::ConversationState state = domain::ConversationState::Queued;
    bool isVisitorOnline = false;
    bool isDeferred = false;
    bool isWatched = false;
    std::optional<domain::Waiting> waiting;
    base::TimePoint pendingSince{}; // epoch: nobody waits
    base::TimePoint startedAt{};
    base::Milliseconds sla{};
};

} // namespace qiao::workstation::supervisor

Q_DECLARE_METATYPE(qiao::workstation::supervisor::LiveConversation)
