#include "workstation/features/analytics/Scope.h"

#include <QTimeZone>

#include <algorithm>
#include <cstdlib>

namespace qiao::workstation::analytics {

namespace {

constexpr int mostDaysByHour = 8;

base::TimePoint startOf(const QDate &day, const QTimeZone &zone)
{
    return base::fromEpochMs(day.startOfDay(zone).toMSecsSinceEpoch());
}

// As the relay knows it: a zone from the list of places, or else, as for Etc/UTC, the offset of now.
QString zoneName(const QDateTime &now)
{
    const QTimeZone zone = now.timeZone();
    if (QTimeZone::isTimeZoneIdAvailable(zone.id()))
        return QString::fromLatin1(zone.id());
    const int minutes = now.offsetFromUtc() / 60;
    const auto two = [](int number) { return QString::number(number).rightJustified(2, QLatin1Char('0')); };
    return minutes == 0 ? QStringLiteral("UTC")
                        : QStringLiteral("UTC%1%2:%3")
                              .arg(minutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
                              .arg(two(std::abs(minutes) / 60), two(std::abs(minutes) % 60));
}

} // namespace

QDate Scope::lastDay(const QDate &today) const
{
    return period == Period::Custom && to.isValid() ? std::min(to, today) : today;
}

QDate Scope::firstDay(const QDate &today) const
{
    const QDate last = lastDay(today);
    switch (period) {
    case Period::Today:
        return last;
    case Period::SevenDays:
        return last.addDays(-6);
    case Period::TwentyEightDays:
        return last.addDays(-27);
    case Period::Custom:
        break;
    }
    return from.isValid() ? std::clamp(from, last.addDays(1 - mostDays), last) : last;
}

bool Scope::isByHour(const QDate &today) const
{
    return firstDay(today).daysTo(lastDay(today)) < mostDaysByHour;
}

protocol::ReportRequest Scope::request(protocol::Report report, const QDateTime &now) const
{
    protocol::ReportRequest request;
    request.report = report;
    if (report == protocol::Report::Service)
        return request;
    const QTimeZone zone = now.timeZone();
    request.from = startOf(firstDay(now.date()), zone);
    request.to = startOf(lastDay(now.date()).addDays(1), zone);
    request.zone = zoneName(now);
    request.queue = queue;
    request.agent = agent;
    request.channel = channel;
    request.hours = hours;
    return request;
}

} // namespace qiao::workstation::analytics
