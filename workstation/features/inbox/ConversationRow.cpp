#include "workstation/features/inbox/ConversationRow.h"

namespace qiao::workstation::inbox {

WaitLevel waitLevel(std::chrono::seconds waited)
{
    if (waited >= tooLateAfter)
        return WaitLevel::TooLate;
    return waited >= lateAfter ? WaitLevel::Late : WaitLevel::Fine;
}

std::chrono::seconds ConversationRow::waited(base::TimePoint now) const
{
    if (!isWaiting())
        return std::chrono::seconds(0);
    return std::max(std::chrono::seconds(0), std::chrono::duration_cast<std::chrono::seconds>(now - waitingSince));
}

} // namespace qiao::workstation::inbox
