#pragma once

#include "workstation/ui/chart/ChartPoint.h"

class QPainter;

namespace qiao::workstation::ui::chart {

// Where a card of that size stands beside the anchor: at its right, at its left where the right has no room, and always
// inside the bounds as far as they can hold it. Pure.
QRectF readOutPlace(const QRectF &bounds, const QPointF &anchor, const QSizeF &size);

// The card with the point's heading and figures.
void paintReadOut(QPainter &painter, const QRectF &bounds, const ChartPoint &point);

} // namespace qiao::workstation::ui::chart
