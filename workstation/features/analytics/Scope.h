#pragma once

#include "common/protocol/Reports.h"

#include <QDateTime>

namespace qiao::workstation::analytics {

enum class Period { Today, SevenDays, TwentyEightDays, Custom };

// What the page looks at: a time and a part of the conversations. A plain value.
struct Scope
{
    static constexpr int mostDays = 366; // what the relay reports at once

    Period period = Period::Today;
    QDate from = {}; // of a custom period, both days included
    QDate to = {};
    QString queue = {};
    QString agent = {};
    QString channel = {};
    protocol::ReportHours hours = protocol::ReportHours::All;

    // The days of the period, seen from today; never after it, never backwards, never more than the relay takes.
    QDate firstDay(const QDate &today) const;
    QDate lastDay(const QDate &today) const;
    bool hasToday(const QDate &today) const { return lastDay(today) == today; }
    // Whether the course is shown by the hour; over a longer time it is by the day.
    bool isByHour(const QDate &today) const;

    // A question about all of it. The days are those of the zone of `now`; until midnight of the last day, so that it
    // is the same question all day long.
    protocol::ReportRequest request(protocol::Report report, const QDateTime &now) const;

    bool operator==(const Scope &) const = default;
};

} // namespace qiao::workstation::analytics
