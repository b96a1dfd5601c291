#pragma once

#include <QDateTime>
#include <QList>
#include <QLocale>
#include <QString>

namespace qiao::workstation::ui::chart {

// A moment that a time axis names.
struct TimeTick
{
    QDateTime at;
    QString text;
    bool isMajor = false; // a day among hours, a year among months
};

// At most `most` moments between two, both included: whole hours, days, weeks from Monday, months or years of the zone
// of `from`, whichever is the finest that has room. A day that lasts 23 or 25 hours is one day.
QList<TimeTick> timeTicks(const QDateTime &from, const QDateTime &to, int most, const QLocale &locale = QLocale());

} // namespace qiao::workstation::ui::chart
