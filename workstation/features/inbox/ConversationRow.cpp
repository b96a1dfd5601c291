#include "workstation/features/inbox/ConversationRow.h"

#include "workstation/ui/WaitingText.h"

#include <QDateTime>

namespace qiao::workstation::inbox {

namespace {

QDateTime localTime(base::TimePoint at)
{
    return at == base::TimePoint{} ? QDateTime() : QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at));
}

} // namespace

std::chrono::seconds ConversationRow::waited(base::TimePoint now) const
{
    if (!isWaiting())
        return std::chrono::seconds(0);
    return std::max(std::chrono::seconds(0), std::chrono::duration_cast<std::chrono::seconds>(now - waitingSince));
}

std::chrono::seconds ConversationRow::wrapUpLeft(base::TimePoint now) const
{
    if (!isWrappingUp())
        return std::chrono::seconds(0);
    return std::chrono::ceil<std::chrono::seconds>(std::max(wrapUpUntil - now, base::Milliseconds(0)));
}

QString ConversationRow::obstacleWords(base::TimePoint now) const
{
    using domain::WaitReason;
    if (!waiting || isDeferred || waiting->reason == WaitReason::AllBusy || waiting->reason == WaitReason::AskedInVain)
        return {};
    return ui::waitingText(domain::nameOf(waiting->reason), localTime(waiting->until), localTime(now));
}

QString ConversationRow::waitingWords(base::TimePoint now) const
{
    if (!waiting)
        return {};
    QStringList words{ui::waitingText(domain::nameOf(waiting->reason), localTime(waiting->until), localTime(now)),
        ui::placeText(waiting->position, waiting->estimate)};
    words.removeAll(QString());
    return words.join(QStringLiteral(" · "));
}

} // namespace qiao::workstation::inbox
