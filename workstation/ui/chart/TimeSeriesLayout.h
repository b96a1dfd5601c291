#pragma once

#include "workstation/ui/Role.h"
#include "workstation/ui/chart/Ticks.h"
#include "workstation/ui/chart/TimeSeries.h"
#include "workstation/ui/chart/TimeTicks.h"

#include <QPointF>
#include <QRectF>

namespace qiao::workstation::ui::chart {

// Where everything of a time series stands. A plain value.
struct TimeSeriesLayout
{
    // A line's name and last value, at its end.
    struct Label
    {
        int line = 0;
        QString name;
        QString value;
        QRectF area;
        QPointF from; // the end of the line
    };

    struct Mark
    {
        qreal at = 0;
        QRectF area;
        QString text;
        bool isMajor = false;
    };

    TimeSeriesLayout() = default;
    TimeSeriesLayout(const TimeSeries &series, const QRectF &area);

    QPointF place(int index, double value) const;
    // The stripe of a bucket, from half-way to its neighbours.
    QRectF stripe(int index) const;

    QRectF plot;
    Ticks ticks;
    QList<qreal> xs; // of each bucket
    QList<Mark> rows; // the ticks of the values
    QList<Mark> columns; // the ticks of the time
    QList<Label> labels;

private:
    void placeRows(const TimeSeries &series, const QRectF &area);
    void placeColumns(const TimeSeries &series);
    void placeLabels(const TimeSeries &series);
};

} // namespace qiao::workstation::ui::chart
