#pragma once

#include "workstation/ui/chart/Chart.h"
#include "workstation/ui/chart/TimeSeries.h"

namespace qiao::workstation::ui::chart {

// The line alone, for a delegate: as wide and high as the area, its last figure a dot.
void paintSparkline(QPainter &painter, const QRectF &area, const QList<std::optional<double>> &values);

// The course of one figure in the space of a word, without axes. GUI thread.
class Sparkline final : public Chart
{
    Q_OBJECT

public:
    using Chart::Chart;

    // The first line of it is shown.
    void setSeries(const TimeSeries &series);

    ChartTable table() const override { return m_series.table(); }
    QString summary() const override { return m_series.summary(); }
    bool isEmpty() const override { return m_series.isEmpty(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    QList<ChartPoint> arrange(const QRectF &area) override;
    void paintContents(QPainter &painter, int highlighted) const override;
    int firstPoint() const override { return static_cast<int>(points().size()) - 1; }
    // Too small for a card; what it would say is its tool tip.
    bool hasReadOut() const override { return false; }
    bool event(QEvent *event) override;

private:
    TimeSeries m_series;
    QRectF m_area;
};

} // namespace qiao::workstation::ui::chart
