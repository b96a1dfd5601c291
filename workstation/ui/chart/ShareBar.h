#pragma once

#include "workstation/ui/chart/Chart.h"
#include "workstation/ui/chart/Share.h"

namespace qiao::workstation::ui::chart {

// The bar alone, for a delegate: the share filled, the goal a notch through it.
void paintShareBar(QPainter &painter, const QRectF &area, const Share &share);

// One share as a bar with its goal marked, its name and figure above it, and a sign for how it stands. GUI thread.
class ShareBar final : public Chart
{
    Q_OBJECT

public:
    using Chart::Chart;

    const Share &share() const { return m_share; }
    void setShare(const Share &share);

    ChartTable table() const override { return m_share.table(); }
    QString summary() const override { return m_share.summary(); }
    bool isEmpty() const override { return m_share.isEmpty(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint().boundedTo(QSize(120, 1000)); }

protected:
    QList<ChartPoint> arrange(const QRectF &area) override;
    void paintContents(QPainter &painter, int highlighted) const override;
    QMarginsF margins() const override { return {2, 2, 2, 2}; }
    bool hasReadOut() const override { return false; }

private:
    Share m_share;
    QRectF m_area;
};

} // namespace qiao::workstation::ui::chart
