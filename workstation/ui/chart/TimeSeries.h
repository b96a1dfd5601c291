#pragma once

#include "workstation/ui/chart/ChartTable.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace qiao::workstation::ui::chart {

// One or several figures over time. A plain value.
struct TimeSeries
{
    struct Line
    {
        QString name;
        QList<std::optional<double>> values; // one for each time; none: a gap

        bool operator==(const Line &) const = default;
    };

    struct Goal
    {
        QString name;
        double value = 0;

        bool operator==(const Goal &) const = default;
    };

    Unit unit = Unit::Count;
    Bucket bucket = Bucket::Hour;
    QList<QDateTime> times; // where each bucket begins, ascending, in the zone it is shown in
    QList<Line> lines;
    std::optional<Goal> goal;
    bool isLastOpen = false; // the last bucket still fills: its figures are not final

    bool isEmpty() const;
    std::optional<double> value(int line, int index) const;
    ChartTable table() const;
    QString summary() const;

    bool operator==(const TimeSeries &) const = default;
};

} // namespace qiao::workstation::ui::chart
