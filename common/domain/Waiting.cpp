#include "common/domain/Waiting.h"

#include "common/domain/EnumNames.h"

namespace qiao::domain {

namespace {

constexpr std::array reasons{
    Named{WaitReason::AllBusy, QLatin1StringView("all_busy")},
    Named{WaitReason::NobodyHere, QLatin1StringView("nobody_here")},
    Named{WaitReason::NobodyFits, QLatin1StringView("nobody_fits")},
    Named{WaitReason::OutsideHours, QLatin1StringView("outside_hours")},
    Named{WaitReason::AskedInVain, QLatin1StringView("asked_in_vain")},
    Named{WaitReason::MessageLeft, QLatin1StringView("message_left")},
};

} // namespace

QString nameOf(WaitReason reason)
{
    return nameIn(reasons, reason);
}

std::optional<WaitReason> waitReasonFromName(QStringView name)
{
    return valueIn(reasons, name);
}

} // namespace qiao::domain
