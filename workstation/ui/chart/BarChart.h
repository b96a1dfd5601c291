#pragma once

#include "workstation/ui/chart/Bars.h"
#include "workstation/ui/chart/Chart.h"

namespace qiao::workstation::ui::chart {

// Where the parts of each bar stand. A plain value.
struct BarLayout
{
    struct Row
    {
        QRectF area;
        QRectF label;
        QRectF track; // the whole length a bar can have
        QRectF bar;
        QRectF value;
    };

    BarLayout() = default;
    BarLayout(const Bars &bars, const QRectF &area);

    QList<Row> rows;
};

// Level bars, one below the other, each with its name before and its figure behind it. GUI thread.
class BarChart final : public Chart
{
    Q_OBJECT

public:
    using Chart::Chart;

    const Bars &bars() const { return m_bars; }
    void setBars(const Bars &bars);

    ChartTable table() const override { return m_bars.table(); }
    QString summary() const override { return m_bars.summary(); }
    bool isEmpty() const override { return m_bars.isEmpty(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    QList<ChartPoint> arrange(const QRectF &area) override;
    void paintContents(QPainter &painter, int highlighted) const override;
    bool hasReadOut() const override { return false; }

private:
    Bars m_bars;
    BarLayout m_layout;
};

} // namespace qiao::workstation::ui::chart
