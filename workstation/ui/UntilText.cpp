#include "workstation/ui/UntilText.h"

#include "workstation/ui/RelativeTime.h"

#include <QCoreApplication>

namespace qiao::workstation::ui {

namespace {

struct Until
{
    Q_DECLARE_TR_FUNCTIONS(UntilText)
};

} // namespace

QString untilText(const QDateTime &then, const QDateTime &now, const QLocale &locale)
{
    if (!then.isValid()) {
        return {};
    }
    const QDateTime local = then.toTimeSpec(now.timeSpec());
    const QString clock = clockTime(local, locale);
    const qint64 days = now.date().daysTo(local.date());
    if (days <= 0) {
        return clock;
    }
    if (days == 1) {
        return Until::tr("tomorrow %1").arg(clock);
    }
    const QString day = days < 7 ? locale.dayName(local.date().dayOfWeek(), QLocale::ShortFormat)
                                 : dayHeading(local.date(), now.date(), locale);
    return QStringLiteral("%1 %2").arg(day, clock);
}

} // namespace qiao::workstation::ui
