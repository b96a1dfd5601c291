#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <chrono>

namespace qiao::workstation::ui {

// When something happened, short: "now", "5 min" up to an hour, then the clock, then the day. In the language of the
// window; times are shown in the zone of `now`. A time a little in the future (two clocks never agree) counts as now.
QString relativeTime(const QDateTime &then, const QDateTime &now, const QLocale &locale = QLocale());

// The same moment in full, for a tool tip.
QString fullTime(const QDateTime &then, const QLocale &locale = QLocale());

// The clock alone, as "14:05".
QString clockTime(const QDateTime &then, const QLocale &locale = QLocale());

// The heading of a day in a conversation: "Today", "Yesterday", else the date.
QString dayHeading(const QDate &day, const QDate &today, const QLocale &locale = QLocale());

// A running wait: "02:14", "1:02:14", from a day on "1 d 2 h". Never negative.
QString waitText(std::chrono::seconds waited);

} // namespace qiao::workstation::ui
