#include "workstation/ui/RelativeTime.h"

#include <QCoreApplication>

#include <algorithm>

namespace qiao::workstation::ui {

namespace {

constexpr qint64 minuteSeconds = 60;
constexpr qint64 hourSeconds = 60 * minuteSeconds;
constexpr qint64 daySeconds = 24 * hourSeconds;

struct Time
{
    Q_DECLARE_TR_FUNCTIONS(RelativeTime)
};

bool isChinese(const QLocale &locale)
{
    return locale.language() == QLocale::Chinese;
}

QString dayText(const QDate &day, const QDate &today, const QLocale &locale)
{
    if (day.year() == today.year()) {
        return isChinese(locale) ? locale.toString(day, QStringLiteral("M月d日"))
                                 : locale.toString(day, QStringLiteral("d MMM"));
    }
    return isChinese(locale) ? locale.toString(day, QStringLiteral("yyyy年M月d日"))
                             : locale.toString(day, QStringLiteral("d MMM yyyy"));
}

} // namespace

QString relativeTime(const QDateTime &then, const QDateTime &now, const QLocale &locale)
{
    if (!then.isValid()) {
        return {};
    }
    const QDateTime local = then.toTimeSpec(now.timeSpec());
    const qint64 age = local.secsTo(now);
    if (age > -minuteSeconds && age < minuteSeconds) {
        return Time::tr("now");
    }
    if (age > 0 && age < hourSeconds) {
        return Time::tr("%n min", "minutes since", static_cast<int>(age / minuteSeconds));
    }
    if (local.date() == now.date()) {
        return clockTime(local, locale);
    }
    if (local.date() == now.date().addDays(-1)) {
        return Time::tr("Yesterday");
    }
    return dayText(local.date(), now.date(), locale);
}

QString fullTime(const QDateTime &then, const QLocale &locale)
{
    if (!then.isValid()) {
        return {};
    }
    return isChinese(locale) ? locale.toString(then, QStringLiteral("yyyy年M月d日 dddd HH:mm:ss"))
                             : locale.toString(then, QStringLiteral("dddd, d MMMM yyyy, HH:mm:ss"));
}

QString clockTime(const QDateTime &then, const QLocale &locale)
{
    return then.isValid() ? locale.toString(then.time(), QStringLiteral("HH:mm")) : QString();
}

QString dayHeading(const QDate &day, const QDate &today, const QLocale &locale)
{
    if (!day.isValid()) {
        return {};
    }
    if (day == today) {
        return Time::tr("Today");
    }
    return day == today.addDays(-1) ? Time::tr("Yesterday") : dayText(day, today, locale);
}

QString waitText(std::chrono::seconds waited)
{
    const qint64 total = std::max<qint64>(0, waited.count());
    if (total >= daySeconds) {
        return Time::tr("%1 d %2 h", "days and hours waited")
            .arg(total / daySeconds)
            .arg(total % daySeconds / hourSeconds);
    }
    const auto two = [](qint64 value) { return QString::number(value).rightJustified(2, QLatin1Char('0')); };
    const QString minutes = two(total % hourSeconds / minuteSeconds);
    const QString seconds = two(total % minuteSeconds);
    return total >= hourSeconds ? QStringLiteral("%1:%2:%3").arg(QString::number(total / hourSeconds), minutes, seconds)
                                : QStringLiteral("%1:%2").arg(minutes, seconds);
}

} // namespace qiao::workstation::ui
