#pragma once

#include "workstation/ui/chart/Chart.h"
#include "workstation/ui/chart/HeatMap.h"

namespace qiao::workstation::ui::chart {

// Where the cells, their names and the scale of colours stand. A plain value.
struct HeatMapLayout
{
    HeatMapLayout() = default;
    HeatMapLayout(const HeatMap &map, const QRectF &area);

    // The cell in the nth row from the top, in the week's order.
    QRectF cell(int row, int hour) const;

    QRectF grid;
    QSizeF step; // from a cell to the next
    bool hasFigures = false; // cells are wide enough to hold their figure
    int hourStep = 3; // between named hours
    QRectF scale; // the swatches with their ends named
};

// A week as seven rows of hours, the more the darker; the figure stands in the cell where it has room. GUI thread.
class HeatMapChart final : public Chart
{
    Q_OBJECT

public:
    using Chart::Chart;

    const HeatMap &map() const { return m_map; }
    void setMap(const HeatMap &map);

    // The weekday (0 is Monday) and hour of a point.
    int dayOf(int point) const;
    int hourOf(int point) const { return point % HeatMap::hours; }

    ChartTable table() const override { return m_map.table(); }
    QString summary() const override { return m_map.summary(); }
    bool isEmpty() const override { return m_map.isEmpty(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    QList<ChartPoint> arrange(const QRectF &area) override;
    void paintContents(QPainter &painter, int highlighted) const override;
    int neighbour(int index, Qt::Key key) const override;

private:
    std::optional<double> value(int point) const;
    void paintNames(QPainter &painter) const;
    void paintScale(QPainter &painter) const;

    HeatMap m_map;
    HeatMapLayout m_layout;
};

} // namespace qiao::workstation::ui::chart
