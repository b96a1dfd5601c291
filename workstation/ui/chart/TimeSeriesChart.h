#pragma once

#include "workstation/ui/chart/Chart.h"
#include "workstation/ui/chart/TimeSeriesLayout.h"

namespace qiao::workstation::ui::chart {

// Lines over time, each named at its end; a gap where there is no figure. GUI thread.
class TimeSeriesChart final : public Chart
{
    Q_OBJECT

public:
    using Chart::Chart;

    const TimeSeries &series() const { return m_series; }
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

private:
    void paintAxes(QPainter &painter) const;
    void paintGoal(QPainter &painter) const;
    void paintLine(QPainter &painter, int line) const;
    void paintLabels(QPainter &painter) const;

    TimeSeries m_series;
    TimeSeriesLayout m_layout;
};

} // namespace qiao::workstation::ui::chart
