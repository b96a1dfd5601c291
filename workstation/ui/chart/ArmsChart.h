#pragma once

#include "workstation/ui/chart/Arms.h"
#include "workstation/ui/chart/Chart.h"
#include "workstation/ui/chart/Ticks.h"

namespace qiao::workstation::ui::chart {

// Where the arms stand on their common axis. A plain value.
struct ArmsLayout
{
    struct Row
    {
        QRectF area;
        QRectF name;
        QRectF count;
        qreal y = 0;
        qreal low = 0;
        qreal dot = 0;
        qreal high = 0;
    };

    ArmsLayout() = default;
    ArmsLayout(const Arms &arms, const QRectF &area);

    QRectF plot;
    Ticks ticks;
    QList<Row> rows;
    QRectF sentence;
};

// The arms of an experiment below each other: a dot for what was measured, a line for how sure it is, and a sentence.
// GUI thread.
class ArmsChart final : public Chart
{
    Q_OBJECT

public:
    explicit ArmsChart(QWidget *parent = nullptr);

    const Arms &arms() const { return m_arms; }
    void setArms(const Arms &arms);

    ChartTable table() const override { return m_arms.table(); }
    QString summary() const override { return m_arms.summary(); }
    bool isEmpty() const override { return m_arms.isEmpty(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    QList<ChartPoint> arrange(const QRectF &area) override;
    void paintContents(QPainter &painter, int highlighted) const override;
    bool hasReadOut() const override { return false; }

private:
    Arms m_arms;
    ArmsLayout m_layout;
};

} // namespace qiao::workstation::ui::chart
