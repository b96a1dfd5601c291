#pragma once

#include "common/domain/Conversation.h"
#include "common/domain/Waiting.h"

#include <QMetaType>

#include <optional>

namespace qiao::workstation::inbox {

// One conversation as the list shows and says it. A plain value.
struct ConversationRow
{
    bool isWaiting() const { return waitingSince != base::TimePoint{}; }
    bool isWrappingUp() const { return wrapUpUntil != base::TimePoint{}; }
    std::chrono::seconds waited(base::TimePoint now) const;
    // What is left to finish after the close.
    std::chrono::seconds wrapUpLeft(base::TimePoint now) const;
    // Why nobody can be asked at all, where it is not that all are busy; else empty.
    QString obstacleWords(base::TimePoint now) const;
    // Why it waits and how far in front it is; empty when nothing was told.
    QString waitingWords(base::TimePoint now) const;

    domain::ConversationId id;
    domain::VisitorId visitor;
    QString name;
    int vip = 0;
    QString channel;
    QString lastLine;
    QString draft; // what is typed and not sent
    domain::ConversationState state = domain::ConversationState::Queued;
    domain::AgentId owner; // who has it, or is asked
    QString ownerName;
    bool isMine = false;
    bool isOfferedToMe = false;
    bool isVisitorOnline = false;
    bool isVisitorTyping = false;
    int unread = 0;
    bool isDeferred = false; // a message that nobody waits for
    bool isWatched = false; // I listen to it
    base::TimePoint waitingSince{}; // epoch: nobody waits
    base::Milliseconds sla{}; // a wait beyond it is too long
    std::optional<domain::Waiting> waiting;
    QStringList because; // why its agent is asked, the heaviest first
    base::TimePoint wrapUpUntil{}; // epoch: I do not wrap it up
    base::TimePoint updatedAt{};
};

} // namespace qiao::workstation::inbox

Q_DECLARE_METATYPE(qiao::workstation::inbox::ConversationRow)
