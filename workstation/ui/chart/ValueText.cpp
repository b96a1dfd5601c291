#include "workstation/ui/chart/ValueText.h"

#include <QCoreApplication>

#include <cmath>

namespace qiao::workstation::ui::chart {

namespace {

constexpr qint64 minuteSeconds = 60;
constexpr qint64 hourSeconds = 60 * minuteSeconds;
constexpr qint64 daySeconds = 24 * hourSeconds;

struct Value
{
    Q_DECLARE_TR_FUNCTIONS(ChartValue)
};

bool isChinese(const QLocale &locale)
{
    return locale.language() == QLocale::Chinese;
}

// As many digits after the point as asked for, less the zeros at the end.
QString plain(double value, int mostDigits, const QLocale &locale)
{
    double scaled = value;
    int digits = mostDigits;
    for (int left = mostDigits; left > 0; --left) {
        const double power = std::pow(10.0, left - 1);
        const double shorter = std::round(value * power) / power;
        if (std::abs(shorter - value) >= 0.5 * std::pow(10.0, -mostDigits)) {
            break;
        }
        digits = left - 1;
    }
    // No "-0".
    if (std::abs(scaled) < 0.5 * std::pow(10.0, -digits)) {
        scaled = 0;
    }
    return locale.toString(scaled, 'f', digits);
}

QString percent(double share, int digits, const QLocale &locale)
{
    return Value::tr("%1%", "percent").arg(plain(share * 100, digits, locale));
}

QString milliseconds(double value, const QLocale &locale)
{
    if (std::abs(value) >= 999.5) {
        return durationText(value / 1000, locale);
    }
    return Value::tr("%1 ms", "milliseconds").arg(plain(value, std::abs(value) < 10 ? 1 : 0, locale));
}

// How many digits after the point tell values apart that differ by the step.
int digitsOf(double step)
{
    return step > 0 && step < 1 ? std::min(6, static_cast<int>(std::ceil(-std::log10(step) - 1e-9))) : 0;
}

} // namespace

QString noValueText()
{
    return QStringLiteral("–");
}

QString valueText(double value, Unit unit, const QLocale &locale)
{
    if (!std::isfinite(value)) {
        return noValueText();
    }
    switch (unit) {
    case Unit::Count:
        return plain(value, 1, locale);
    case Unit::Share:
        return percent(value, 1, locale);
    case Unit::Seconds:
        return durationText(value, locale);
    case Unit::Milliseconds:
        return milliseconds(value, locale);
    case Unit::Rating:
        return locale.toString(value, 'f', 2);
    }
    return {};
}

QString axisText(double value, double step, Unit unit, const QLocale &locale)
{
    switch (unit) {
    case Unit::Count:
    case Unit::Rating:
        return plain(value, digitsOf(step), locale);
    case Unit::Share:
        return percent(value, digitsOf(step * 100), locale);
    case Unit::Seconds:
    case Unit::Milliseconds:
        return value == 0 ? QStringLiteral("0") : valueText(value, unit, locale);
    }
    return {};
}

QString durationText(double seconds, const QLocale &locale)
{
    if (seconds < 0) {
        return QStringLiteral("−") + durationText(-seconds, locale);
    }
    if (seconds < 9.95) {
        return Value::tr("%1 s", "seconds").arg(plain(seconds, 1, locale));
    }
    const qint64 total = std::llround(std::min(seconds, 1e15));
    const auto text = [&](qint64 number) { return locale.toString(number); };
    if (total < minuteSeconds) {
        return Value::tr("%1 s", "seconds").arg(text(total));
    }
    if (total < hourSeconds) {
        const QString minutes = text(total / minuteSeconds);
        return total % minuteSeconds == 0
            ? Value::tr("%1 m", "minutes").arg(minutes)
            : Value::tr("%1 m %2 s", "minutes and seconds").arg(minutes, text(total % minuteSeconds));
    }
    if (total < daySeconds) {
        const QString hours = text(total / hourSeconds);
        const qint64 minutes = total % hourSeconds / minuteSeconds;
        return minutes == 0 ? Value::tr("%1 h", "hours").arg(hours)
                            : Value::tr("%1 h %2 m", "hours and minutes").arg(hours, text(minutes));
    }
    const QString days = text(total / daySeconds);
    const qint64 hours = total % daySeconds / hourSeconds;
    return hours == 0 ? Value::tr("%1 d", "days").arg(days)
                      : Value::tr("%1 d %2 h", "days and hours").arg(days, text(hours));
}

QString shortDayText(const QDate &day, const QLocale &locale)
{
    return locale.toString(day, isChinese(locale) ? QStringLiteral("M月d日") : QStringLiteral("d MMM"));
}

QString bucketText(const QDateTime &at, Bucket bucket, const QLocale &locale)
{
    const QDate day = at.date();
    switch (bucket) {
    case Bucket::Hour: {
        const QString date
            = locale.toString(day, isChinese(locale) ? QStringLiteral("M月d日 ddd") : QStringLiteral("ddd d MMM"));
        const QString from = at.toString(QStringLiteral("HH:mm"));
        return Value::tr("%1, %2–%3", "day, from, to")
            .arg(date, from, at.addSecs(hourSeconds).toString(QStringLiteral("HH:mm")));
    }
    case Bucket::Day:
        return locale.toString(
            day, isChinese(locale) ? QStringLiteral("yyyy年M月d日 ddd") : QStringLiteral("ddd d MMM yyyy"));
    case Bucket::Week:
        return Value::tr("Week of %1")
            .arg(locale.toString(
                day, isChinese(locale) ? QStringLiteral("yyyy年M月d日") : QStringLiteral("d MMM yyyy")));
    }
    return {};
}

} // namespace qiao::workstation::ui::chart
