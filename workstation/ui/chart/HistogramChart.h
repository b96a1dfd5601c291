#pragma once

#include "workstation/ui/chart/Chart.h"
#include "workstation/ui/chart/HistogramLayout.h"

namespace qiao::workstation::ui::chart {

// How a figure is spread: a column for each bin, and a line with its value for each mark such as P90. GUI thread.
class HistogramChart final : public Chart
{
    Q_OBJECT

public:
    using Chart::Chart;

    const Distribution &distribution() const { return m_distribution; }
    void setDistribution(const Distribution &distribution);

    ChartTable table() const override { return m_distribution.table(); }
    QString summary() const override { return m_distribution.summary(); }
    bool isEmpty() const override { return m_distribution.isEmpty(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    // The bins, then the marks.
    QList<ChartPoint> arrange(const QRectF &area) override;
    void paintContents(QPainter &painter, int highlighted) const override;

private:
    Distribution m_distribution;
    HistogramLayout m_layout;
};

} // namespace qiao::workstation::ui::chart
