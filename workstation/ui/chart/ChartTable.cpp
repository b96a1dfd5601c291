#include "workstation/ui/chart/ChartTable.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace qiao::workstation::ui::chart {

namespace {

QString bare(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Double:
        return std::isfinite(value.toDouble()) ? QString::number(value.toDouble(), 'g', 12) : QString();
    case QMetaType::QDateTime:
        return value.toDateTime().toOffsetFromUtc(value.toDateTime().offsetFromUtc()).toString(Qt::ISODate);
    default:
        return value.toString();
    }
}

QString quoted(QString text)
{
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

QString csvField(const QString &text)
{
    static const QString leads = QStringLiteral("=+-@\t\r");
    const QString safe = !text.isEmpty() && leads.contains(text.front()) ? QLatin1Char('\'') + text : text;
    const bool needsQuotes = std::any_of(safe.cbegin(), safe.cend(), [](QChar letter) {
        return letter == QLatin1Char(',') || letter == QLatin1Char('"') || letter == QLatin1Char('\n')
            || letter == QLatin1Char('\r');
    });
    return needsQuotes ? quoted(safe) : safe;
}

QString csvCell(const ChartTable::Cell &cell)
{
    return cell.value.typeId() == QMetaType::QString ? csvField(cell.value.toString()) : bare(cell.value);
}

QString oneLine(QString text)
{
    for (const QChar parting : {QLatin1Char('\t'), QLatin1Char('\n'), QLatin1Char('\r')}) {
        text.replace(parting, QLatin1Char(' '));
    }
    return text;
}

} // namespace

QString ChartTable::toTabbedText() const
{
    QStringList lines;
    const auto line = [&](const QStringList &fields) {
        QStringList safe;
        for (const QString &field : fields) {
            safe.append(oneLine(field));
        }
        lines.append(safe.join(QLatin1Char('\t')));
    };
    line(headers);
    for (const QList<Cell> &row : rows) {
        QStringList fields;
        for (const Cell &cell : row) {
            fields.append(cell.text);
        }
        line(fields);
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString ChartTable::toCsv() const
{
    QString csv;
    const auto line = [&](const QStringList &fields) { csv += fields.join(QLatin1Char(',')) + QStringLiteral("\r\n"); };
    QStringList first;
    for (const QString &header : headers) {
        first.append(csvField(header));
    }
    line(first);
    for (const QList<Cell> &row : rows) {
        QStringList fields;
        for (const Cell &cell : row) {
            fields.append(csvCell(cell));
        }
        line(fields);
    }
    return csv;
}

ChartTable::Cell textCell(const QString &text)
{
    return {text, text};
}

ChartTable::Cell valueCell(std::optional<double> value, Unit unit)
{
    return value ? ChartTable::Cell{valueText(*value, unit), *value} : ChartTable::Cell{noValueText(), {}};
}

} // namespace qiao::workstation::ui::chart
