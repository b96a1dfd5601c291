#include "workstation/ui/chart/TimeTicks.h"

#include "workstation/ui/chart/ValueText.h"

#include <QTimeZone>

#include <algorithm>
#include <array>

namespace qiao::workstation::ui::chart {

namespace {

enum class Span { Hours, Days, Weeks, Months, Years };

struct Step
{
    Span span;
    int count;
    qint64 seconds; // about
};

constexpr qint64 hour = 3600;
constexpr qint64 day = 24 * hour;

constexpr std::array<Step, 15> steps{{
    {Span::Hours, 1, hour},
    {Span::Hours, 2, 2 * hour},
    {Span::Hours, 3, 3 * hour},
    {Span::Hours, 6, 6 * hour},
    {Span::Hours, 12, 12 * hour},
    {Span::Days, 1, day},
    {Span::Days, 2, 2 * day},
    {Span::Weeks, 1, 7 * day},
    {Span::Weeks, 2, 14 * day},
    {Span::Months, 1, 30 * day},
    {Span::Months, 3, 91 * day},
    {Span::Months, 6, 182 * day},
    {Span::Years, 1, 365 * day},
    {Span::Years, 5, 1826 * day},
    {Span::Years, 20, 7305 * day},
}};

QDateTime beginningOf(const QDate &date, const QDateTime &like)
{
    return like.timeSpec() == Qt::TimeZone ? date.startOfDay(like.timeZone())
                                           : date.startOfDay(like.timeSpec(), like.offsetFromUtc());
}

QDateTime atHour(const QDate &date, int hourOfDay, const QDateTime &like)
{
    if (hourOfDay == 0) {
        return beginningOf(date, like);
    }
    const QTime time(hourOfDay, 0);
    return like.timeSpec() == Qt::TimeZone ? QDateTime(date, time, like.timeZone())
                                           : QDateTime(date, time, like.timeSpec(), like.offsetFromUtc());
}

// The last moment of the step's grid that is not after `from`.
QDate firstDate(const Step &step, const QDate &from)
{
    switch (step.span) {
    case Span::Hours:
        return from;
    case Span::Days:
        return from.addDays(-(from.toJulianDay() % step.count));
    case Span::Weeks: {
        const QDate monday = from.addDays(1 - from.dayOfWeek());
        return monday.addDays(-7 * (monday.toJulianDay() / 7 % step.count));
    }
    case Span::Months:
        return QDate(from.year(), (from.month() - 1) / step.count * step.count + 1, 1);
    case Span::Years:
        return QDate(from.year() - from.year() % step.count, 1, 1);
    }
    return from;
}

QDate nextDate(const Step &step, const QDate &date)
{
    switch (step.span) {
    case Span::Hours:
        return date.addDays(1);
    case Span::Days:
        return date.addDays(step.count);
    case Span::Weeks:
        return date.addDays(7 * step.count);
    case Span::Months:
        return date.addMonths(step.count);
    case Span::Years:
        return date.addYears(step.count);
    }
    return date;
}

QList<QDateTime> momentsOf(const Step &step, const QDateTime &from, const QDateTime &to)
{
    QList<QDateTime> moments;
    const auto take = [&](const QDateTime &at) {
        // An hour that the clocks skipped is told as the one after it, which is there already.
        if (at >= from && at <= to && (moments.isEmpty() || at > moments.constLast())) {
            moments.append(at);
        }
    };
    const QDate end = to.date();
    for (QDate date = firstDate(step, from.date()); date <= end; date = nextDate(step, date)) {
        if (step.span == Span::Hours) {
            for (int at = 0; at < 24; at += step.count) {
                take(atHour(date, at, from));
            }
        } else {
            take(beginningOf(date, from));
        }
    }
    return moments;
}

TimeTick tickOf(const Step &step, const QDateTime &at, bool isShort, const QLocale &locale)
{
    const bool isChinese = locale.language() == QLocale::Chinese;
    const QDate date = at.date();
    switch (step.span) {
    case Span::Hours:
        return at == beginningOf(date, at) ? TimeTick{at, shortDayText(date, locale), true}
                                           : TimeTick{at, at.toString(QStringLiteral("HH:mm")), false};
    case Span::Days:
        if (isShort) {
            return {at, locale.toString(date, isChinese ? QStringLiteral("ddd d日") : QStringLiteral("ddd d")), false};
        }
        return {at, shortDayText(date, locale), false};
    case Span::Weeks:
        return {at, shortDayText(date, locale), false};
    case Span::Months:
        if (date.month() == 1) {
            return {at, locale.toString(date, isChinese ? QStringLiteral("yyyy年") : QStringLiteral("yyyy")), true};
        }
        return {at, locale.toString(date, isChinese ? QStringLiteral("M月") : QStringLiteral("MMM")), false};
    case Span::Years:
        return {at, locale.toString(date, isChinese ? QStringLiteral("yyyy年") : QStringLiteral("yyyy")), false};
    }
    return {};
}

} // namespace

QList<TimeTick> timeTicks(const QDateTime &from, const QDateTime &to, int most, const QLocale &locale)
{
    if (!from.isValid() || !to.isValid() || from > to || most < 1) {
        return {};
    }
    const QDateTime end
        = from.timeSpec() == Qt::TimeZone ? to.toTimeZone(from.timeZone()) : to.toTimeSpec(from.timeSpec());
    const qint64 seconds = from.secsTo(end);
    for (const Step &step : steps) {
        if (seconds / step.seconds > most) {
            continue;
        }
        const QList<QDateTime> moments = momentsOf(step, from, end);
        if (moments.size() > most) {
            continue;
        }
        QList<TimeTick> ticks;
        for (const QDateTime &at : moments) {
            ticks.append(tickOf(step, at, seconds <= 8 * day, locale));
        }
        return ticks;
    }
    return {};
}

} // namespace qiao::workstation::ui::chart
