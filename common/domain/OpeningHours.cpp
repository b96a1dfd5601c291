#include "common/domain/OpeningHours.h"

#include <QDateTime>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <vector>

namespace qiao::domain {

namespace {

constexpr int minutesOfDay = 1440;
constexpr qint64 dayMs = 86'400'000;
constexpr qint64 minuteMs = 60'000;
constexpr int searchedDays = 366;

base::Error wrong(const QString &what)
{
    return base::badRequest(what);
}

base::Result<void> checkSpans(const QList<DaySpan> &spans)
{
    if (spans.size() > OpeningHours::mostSpans)
        return wrong(QStringLiteral("A day has at most %1 spans.").arg(OpeningHours::mostSpans));
    for (const DaySpan &span : spans) {
        if (span.from < 0 || span.from >= minutesOfDay || span.to < 1 || span.to > minutesOfDay)
            return wrong(QStringLiteral("A span lies between 00:00 and 24:00."));
    }
    return {};
}

bool endsNextDay(const DaySpan &span)
{
    return span.to <= span.from;
}

const QList<DaySpan> &spansOf(const OpeningHours &hours, QDate date)
{
    for (const DayException &exception : hours.exceptions) {
        if (exception.date == date)
            return exception.spans;
    }
    return hours.week[static_cast<size_t>(date.dayOfWeek() - 1)];
}

// The wall clock's moment as if the zone had no offset.
qint64 wallMs(QDate date, int minute)
{
    return QDateTime(date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() + minute * minuteMs;
}

qint64 offsetMs(const QTimeZone &zone, qint64 at)
{
    return qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC))) * 1'000;
}

bool isOpenByWall(const OpeningHours &hours, const QTimeZone &zone, qint64 at)
{
    const qint64 wall = at + offsetMs(zone, at);
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(wall, Qt::UTC);
    const int minute = local.time().hour() * 60 + local.time().minute();
    const auto holdsToday
        = [minute](const DaySpan &span) { return minute >= span.from && (endsNextDay(span) || minute < span.to); };
    const auto holdsFromYesterday = [minute](const DaySpan &span) { return endsNextDay(span) && minute < span.to; };
    const QList<DaySpan> &today = spansOf(hours, local.date());
    const QList<DaySpan> &yesterday = spansOf(hours, local.date().addDays(-1));
    return std::any_of(today.begin(), today.end(), holdsToday)
        || std::any_of(yesterday.begin(), yesterday.end(), holdsFromYesterday);
}

// The moments at which the wall clock may show `wall`: two where it is set back, none of them true where it is set on.
void addMoments(std::vector<qint64> &moments, const QTimeZone &zone, qint64 wall)
{
    moments.push_back(wall - offsetMs(zone, wall - dayMs));
    moments.push_back(wall - offsetMs(zone, wall + dayMs));
}

// Every moment at which something may change, in order: where a span begins or ends, where a day replaces the one
// before, and where the clock is set.
std::vector<qint64> momentsOfChange(const OpeningHours &hours, const QTimeZone &zone, QDate first, QDate last)
{
    std::vector<qint64> moments;
    for (QDate date = first; date <= last; date = date.addDays(1)) {
        addMoments(moments, zone, wallMs(date, 0));
        for (const DaySpan &span : spansOf(hours, date)) {
            addMoments(moments, zone, wallMs(date, span.from));
            addMoments(moments, zone, wallMs(date, span.to) + (endsNextDay(span) ? dayMs : 0));
        }
    }
    const auto transitions = zone.transitions(first.startOfDay(Qt::UTC), last.startOfDay(Qt::UTC));
    for (const QTimeZone::OffsetData &set : transitions)
        moments.push_back(set.atUtc.toMSecsSinceEpoch());
    std::sort(moments.begin(), moments.end());
    return moments;
}

} // namespace

base::Result<void> OpeningHours::check() const
{
    if (zone.isEmpty() || !QTimeZone(zone).isValid()) // an empty name would be the machine's own zone
        return wrong(QStringLiteral("There is no time zone \"%1\".").arg(QString::fromUtf8(zone.left(64))));
    for (const QList<DaySpan> &day : week) {
        if (auto checked = checkSpans(day); !checked)
            return checked;
    }
    if (exceptions.size() > mostExceptions)
        return wrong(QStringLiteral("There are at most %1 exceptions.").arg(mostExceptions));
    QSet<QDate> dates;
    for (const DayException &exception : exceptions) {
        if (!exception.date.isValid() || dates.contains(exception.date))
            return wrong(QStringLiteral("Each exception has a date of its own."));
        dates.insert(exception.date);
        if (auto checked = checkSpans(exception.spans); !checked)
            return checked;
    }
    return {};
}

bool OpeningHours::isOpenAt(base::TimePoint time) const
{
    return isAlways || isOpenByWall(*this, QTimeZone(zone), base::toEpochMs(time));
}

std::optional<base::TimePoint> OpeningHours::nextChangeAfter(base::TimePoint time) const
{
    if (isAlways)
        return std::nullopt;
    const QTimeZone local(zone);
    const qint64 now = base::toEpochMs(time);
    const bool isOpenNow = isOpenByWall(*this, local, now);
    const QDate today = QDateTime::fromMSecsSinceEpoch(now + offsetMs(local, now), Qt::UTC).date();
    // The usual answer lies within a week; a long closure may need the whole year.
    for (const int days : {8, searchedDays}) {
        const qint64 end = now + days * dayMs;
        for (const qint64 moment : momentsOfChange(*this, local, today.addDays(-1), today.addDays(days + 2))) {
            if (moment > now && moment <= end && isOpenByWall(*this, local, moment) != isOpenNow)
                return base::fromEpochMs(moment);
        }
    }
    return std::nullopt;
}

std::optional<base::TimePoint> OpeningHours::opensAfter(base::TimePoint time) const
{
    return isOpenAt(time) ? std::nullopt : nextChangeAfter(time);
}

} // namespace qiao::domain
