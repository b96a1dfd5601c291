#include "common/domain/ConversationEvent.h"

#include "common/domain/EnumNames.h"

namespace qiao::domain {

namespace {

constexpr std::array waitCauses{
    Named{WaitCause::Started, QLatin1StringView("started")},
    Named{WaitCause::Declined, QLatin1StringView("declined")},
    Named{WaitCause::Missed, QLatin1StringView("missed")},
    Named{WaitCause::AgentLeft, QLatin1StringView("agent_left")},
    Named{WaitCause::Overflowed, QLatin1StringView("overflowed")},
};

constexpr std::array closeReasons{
    Named{CloseReason::Ended, QLatin1StringView("ended")},
    Named{CloseReason::Resolved, QLatin1StringView("resolved")},
    Named{CloseReason::Unresolved, QLatin1StringView("unresolved")},
    Named{CloseReason::Abandoned, QLatin1StringView("abandoned")},
};

} // namespace

bool isVisibleToVisitor(const EventBody &body)
{
    return !std::holds_alternative<ConversationOffered>(body) && !std::holds_alternative<ConversationTagged>(body)
        && !std::holds_alternative<ConversationWrapped>(body) && !std::holds_alternative<NotePosted>(body)
        && !std::holds_alternative<WhisperPosted>(body);
}

QString nameOf(WaitCause cause)
{
    return nameIn(waitCauses, cause);
}

QString nameOf(CloseReason reason)
{
    return nameIn(closeReasons, reason);
}

std::optional<WaitCause> waitCauseFromName(QStringView name)
{
    return valueIn(waitCauses, name);
}

std::optional<CloseReason> closeReasonFromName(QStringView name)
{
    return valueIn(closeReasons, name);
}

} // namespace qiao::domain
