#include "workstation/features/administration/SpanText.h"

#include <QRegularExpression>
#include <QStringList>

namespace qiao::workstation::administration {

namespace {

constexpr int minutesOfHour = 60;
constexpr int minutesOfDay = 24 * minutesOfHour;

QString clockOf(int minute)
{
    return QStringLiteral("%1:%2")
        .arg(minute / minutesOfHour, 2, 10, QLatin1Char('0'))
        .arg(minute % minutesOfHour, 2, 10, QLatin1Char('0'));
}

// -1: none.
int minuteOf(const QString &hours, const QString &minutes)
{
    const int minute = minutes.toInt();
    const int sum = hours.toInt() * minutesOfHour + minute;
    return minute < minutesOfHour && sum <= minutesOfDay ? sum : -1;
}

} // namespace

QString textOf(const QList<domain::DaySpan> &spans)
{
    QStringList texts;
    for (const domain::DaySpan &span : spans)
        texts.append(clockOf(span.from) + QChar(0x2013) + clockOf(span.to));
    return texts.join(QStringLiteral(", "));
}

std::optional<QList<domain::DaySpan>> spansFrom(const QString &text)
{
    static const QRegularExpression commas(QStringLiteral("[,，、;；]"));
    static const QRegularExpression span(
        QStringLiteral("^\\s*(\\d{1,2})(?:[:：.](\\d{2}))?\\s*[-–—－~～至到]\\s*(\\d{1,2})(?:[:：.](\\d{2}))?\\s*$"));
    QList<domain::DaySpan> spans;
    const QStringList pieces = text.trimmed().isEmpty() ? QStringList() : text.split(commas);
    for (const QString &piece : pieces) {
        const QRegularExpressionMatch match = span.match(piece);
        if (!match.hasMatch())
            return std::nullopt;
        const int from = minuteOf(match.captured(1), match.captured(2));
        const int to = minuteOf(match.captured(3), match.captured(4));
        if (from < 0 || from >= minutesOfDay || to < 0)
            return std::nullopt;
        // Midnight at the end of a span is the end of the day.
        spans.append({from, to == 0 ? minutesOfDay : to});
    }
    if (spans.size() > domain::OpeningHours::mostSpans)
        return std::nullopt;
    return spans;
}

} // namespace qiao::workstation::administration
