#pragma once

#include "common/domain/Conversation.h"

#include <QMetaType>

#include <optional>

namespace qiao::workstation::inbox {

// How long somebody waits, against what was promised.
enum class WaitLevel { Fine, Late, TooLate };

inline constexpr std::chrono::seconds lateAfter{60};
inline constexpr std::chrono::seconds tooLateAfter{120};

WaitLevel waitLevel(std::chrono::seconds waited);

// One conversation as the list shows and says it. A plain value.
struct ConversationRow
{
    bool isWaiting() const { return waitingSince != base::TimePoint{}; }
    std::chrono::seconds waited(base::TimePoint now) const;

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
    base::TimePoint waitingSince{}; // epoch: nobody waits
    base::TimePoint updatedAt{};
};

} // namespace qiao::workstation::inbox

Q_DECLARE_METATYPE(qiao::workstation::inbox::ConversationRow)
