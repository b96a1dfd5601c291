#include "workstation/features/analytics/Breakdown.h"

#include "workstation/features/analytics/Metrics.h"

#include <QHash>

namespace qiao::workstation::analytics {

using protocol::SeriesReport;

namespace {

std::optional<double> partOf(const protocol::ReportFigure &figure, Breakdown::Part part)
{
    switch (part) {
    case Breakdown::Part::Value:
        return figure.value;
    case Breakdown::Part::Median:
        return figure.p50;
    case Breakdown::Part::P90:
        return figure.p90;
    }
    return std::nullopt;
}

} // namespace

Breakdown breakdownOf(const QString &nameHeader, const QString &nobody, const QList<Breakdown::Column> &columns)
{
    Breakdown breakdown;
    breakdown.table.headers = {nameHeader};
    QHash<QString, int> rows;
    for (const Breakdown::Column &column : columns) {
        breakdown.table.headers.append(column.header);
        for (const SeriesReport::Point &point : column.report ? column.report->points : QList<SeriesReport::Point>()) {
            if (rows.contains(point.key))
                continue;
            rows.insert(point.key, static_cast<int>(breakdown.keys.size()));
            breakdown.keys.append(point.key);
            const QString name = point.key.isEmpty() ? nobody : point.label.isEmpty() ? point.key : point.label;
            breakdown.table.rows.append({ui::chart::textCell(name)});
        }
    }
    for (int index = 0; index < columns.size(); ++index) {
        const Breakdown::Column &column = columns.at(index);
        const protocol::ReportUnit unit = column.report ? column.report->unit : protocol::ReportUnit::Count;
        for (QList<ui::chart::ChartTable::Cell> &row : breakdown.table.rows)
            row.append(ui::chart::valueCell(std::nullopt, unitOf(unit)));
        for (const SeriesReport::Point &point : column.report ? column.report->points : QList<SeriesReport::Point>()) {
            breakdown.table.rows[rows.value(point.key)][index + 1]
                = ui::chart::valueCell(shownValue(partOf(point.figure, column.part), unit), unitOf(unit));
        }
    }
    return breakdown;
}

} // namespace qiao::workstation::analytics
