#include "workstation/ui/WaitingText.h"

#include "workstation/ui/UntilText.h"

#include <QCoreApplication>

namespace qiao::workstation::ui {

using namespace Qt::StringLiterals;

namespace {

struct Waiting
{
    Q_DECLARE_TR_FUNCTIONS(WaitingText)
};

QString estimateText(std::chrono::milliseconds estimate)
{
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(estimate).count();
    return minutes <= 1 ? Waiting::tr("about a minute")
                        : Waiting::tr("about %n min", nullptr, static_cast<int>(minutes));
}

} // namespace

QString waitingText(QStringView reason, const QDateTime &until, const QDateTime &now)
{
    if (reason == "all_busy"_L1) {
        return Waiting::tr("all at capacity");
    }
    if (reason == "nobody_here"_L1) {
        return Waiting::tr("nobody who fits is here");
    }
    if (reason == "nobody_fits"_L1) {
        return Waiting::tr("nobody has the skills for it");
    }
    if (reason == "outside_hours"_L1) {
        return until.isValid() ? Waiting::tr("outside hours until %1").arg(untilText(until, now))
                               : Waiting::tr("outside hours");
    }
    if (reason == "asked_in_vain"_L1) {
        return Waiting::tr("everybody was asked, again in a moment");
    }
    if (reason == "message_left"_L1) {
        return Waiting::tr("a message, to be answered when there is time");
    }
    return {};
}

QString placeText(int position, std::optional<std::chrono::milliseconds> estimate)
{
    QStringList parts;
    if (position > 0) {
        parts << Waiting::tr("place %1").arg(position);
    }
    if (estimate) {
        parts << estimateText(*estimate);
    }
    return parts.join(Waiting::tr(", ", "between a place in the queue and the time it takes"));
}

} // namespace qiao::workstation::ui
