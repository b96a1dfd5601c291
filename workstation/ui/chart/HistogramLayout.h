#pragma once

#include "workstation/ui/chart/Distribution.h"
#include "workstation/ui/chart/Ticks.h"

#include <QRectF>

namespace qiao::workstation::ui::chart {

// Where everything of a distribution stands: every bin gets the same width whatever its range, so that seconds and
// hours find room on one axis. A plain value.
struct HistogramLayout
{
    struct Edge
    {
        qreal x = 0;
        QRectF area;
        QString text;
    };

    struct Flag
    {
        qreal x = 0;
        QRectF area; // of the words
        QString name;
        QString value;
    };

    HistogramLayout() = default;
    HistogramLayout(const Distribution &distribution, const QRectF &area);

    // Where a value lies on the axis: inside its bin by its share of the bin's range.
    qreal place(const Distribution &distribution, double value) const;

    QRectF plot;
    Ticks ticks; // of the counts
    QList<QRectF> columns; // one for each bin, without the gap
    QList<Edge> edges; // those that have room
    QList<Flag> flags;

private:
    void placeEdges(const Distribution &distribution);
    void placeFlags(const Distribution &distribution, const QRectF &area, qreal rowHeight);
};

} // namespace qiao::workstation::ui::chart
