#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace qiao::workstation::ui {

// A moment to come, short: "09:00" today, "tomorrow 09:00", "Mon 09:00" within a week, else with the date. In the zone
// of `now`.
QString untilText(const QDateTime &then, const QDateTime &now, const QLocale &locale = QLocale());

} // namespace qiao::workstation::ui
