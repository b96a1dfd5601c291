#pragma once

#include "common/base/Clock.h"

#include <QDateTime>
#include <QHash>
#include <QTimeZone>

namespace qiao::relay::metrics {

// Moments by the wall clock of one time zone. One thread at a time.
class LocalTime
{
public:
    explicit LocalTime(QTimeZone zone)
        : m_zone(std::move(zone))
    {
    }

    // The wall clock's moment, as if it were UTC.
    QDateTime at(base::TimePoint time) const;

    QString hourKey(base::TimePoint time) const { return at(time).toString(QStringLiteral("yyyy-MM-ddTHH:00")); }
    QString dayKey(base::TimePoint time) const { return at(time).date().toString(Qt::ISODate); }
    // 0: Monday from midnight to one o'clock; 167: Sunday's last hour.
    int hourOfWeek(base::TimePoint time) const;

    // When the hour or day that holds `time` begins. An hour that the clock goes through twice begins once.
    base::TimePoint hourStart(base::TimePoint time) const;
    base::TimePoint dayStart(base::TimePoint time) const;
    base::TimePoint nextDayStart(base::TimePoint time) const;

private:
    qint64 offsetMs(qint64 at) const;

    QTimeZone m_zone;
    mutable QHash<qint64, qint64> m_offsets; // of a quarter of an hour: no zone changes within one
};

} // namespace qiao::relay::metrics
