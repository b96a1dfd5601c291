#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace qiao::workstation::ui::chart {

// What a figure counts, and so how it is written.
enum class Unit {
    Count, // conversations, messages
    Share, // 0 to 1, written in percent
    Seconds,
    Milliseconds,
    Rating, // a mean of one to five stars
};

// How long the time is that one point of a series stands for; `at` is where it begins.
enum class Bucket { Hour, Day, Week };

// A value as people read it: "1,234", "87.5%", "1 m 20 s", "230 ms", "4.62". A value that is not a number is a dash.
QString valueText(double value, Unit unit, const QLocale &locale = QLocale());

// The same at an axis whose ticks are `step` apart: no digit more than tells them apart.
QString axisText(double value, double step, Unit unit, const QLocale &locale = QLocale());

// "42 s", "1 m 20 s", "2 h 5 m", "3 d 4 h"; below ten seconds with a tenth.
QString durationText(double seconds, const QLocale &locale = QLocale());

// What stands where there is no value.
QString noValueText();

// A day without its year, as at an axis: "24 Nov".
QString shortDayText(const QDate &day, const QLocale &locale = QLocale());

// The whole of a bucket in words: "Tue 24 Nov, 14:00–15:00", "Tue 24 Nov 2026", "Week of 23 Nov 2026".
QString bucketText(const QDateTime &at, Bucket bucket, const QLocale &locale = QLocale());

} // namespace qiao::workstation::ui::chart
