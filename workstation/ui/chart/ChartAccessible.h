#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace qiao::workstation::ui::chart {

class Chart;

// A chart for assistive technology: its name, what it shows as a whole, and its points as items that read their
// figures, made when they are asked for. GUI thread.
class ChartAccessible final : public QAccessibleWidget
{
public:
    explicit ChartAccessible(Chart *chart);

    // Makes every chart speak through this class; calling it again changes nothing.
    static void install();

    QString text(QAccessible::Text what) const override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

protected:
    ~ChartAccessible() override;

private:
    Chart *chart() const;

    mutable QHash<int, QAccessible::Id> m_points;
};

} // namespace qiao::workstation::ui::chart
