#pragma once

#include "common/base/Clock.h"
#include "common/base/Result.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace qiao::domain {

// A part of a day, in minutes after midnight by the wall clock. One that does not end after it begins goes on past
// midnight: 22:00–06:00 belongs to the day it begins on. 0–1440 is the whole day.
struct DaySpan
{
    int from = 0; // 0–1439
    int to = 0; // 1–1440

    bool operator==(const DaySpan &) const = default;
};

// A date that is not like its weekday: a holiday, or longer hours.
struct DayException
{
    QDate date;
    QString name;
    QList<DaySpan> spans; // empty: closed

    bool operator==(const DayException &) const = default;
};

// When a queue is served, by the wall clock of a time zone. A break is the gap between two spans of one day.
struct OpeningHours
{
    static constexpr int mostSpans = 8; // of one day
    static constexpr int mostExceptions = 100;

    bool isAlways = true; // then nothing else counts
    QByteArray zone = QByteArrayLiteral("UTC"); // IANA, such as "Asia/Shanghai"
    std::array<QList<DaySpan>, 7> week; // Monday first; an empty day is closed
    QList<DayException> exceptions;

    // Whether every span is within its bounds, the zone is known and no date comes twice.
    base::Result<void> check() const;

    bool isOpenAt(base::TimePoint time) const;
    // The next moment after `time` at which it opens or closes; none within a year, or when it is always open.
    std::optional<base::TimePoint> nextChangeAfter(base::TimePoint time) const;
    // When it opens next, for one that is closed at `time`; none within a year.
    std::optional<base::TimePoint> opensAfter(base::TimePoint time) const;

    bool operator==(const OpeningHours &) const = default;
};

} // namespace qiao::domain
