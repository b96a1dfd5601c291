#include "workstation/ui/chart/ChartAccessible.h"

#include "workstation/ui/chart/Chart.h"

#include <QCoreApplication>
#include <QPointer>

namespace qiao::workstation::ui::chart {

namespace {

// One point for assistive technology. It goes by its place, so after a change of the data it speaks of what is there
// now. GUI thread.
class PointAccessible final : public QAccessibleInterface
{
public:
    PointAccessible(Chart *chart, int index)
        : m_chart(chart)
        , m_index(index)
    {
    }

    int index() const { return m_index; }

    bool isValid() const override { return m_chart && m_index < m_chart->points().size(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_chart.data()); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text what) const override
    {
        return isValid() && what == QAccessible::Name ? m_chart->pointText(m_index) : QString();
    }

    QRect rect() const override
    {
        if (!isValid()) {
            return {};
        }
        const QRect area = m_chart->pointArea(m_index).toAlignedRect();
        return {m_chart->mapToGlobal(area.topLeft()), area.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid) {
            return state;
        }
        state.readOnly = true;
        state.focusable = true;
        state.focused = m_chart->hasFocus() && m_chart->currentPoint() == m_index;
        return state;
    }

private:
    QPointer<Chart> m_chart;
    int m_index;
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    if (className != QLatin1StringView(Chart::staticMetaObject.className())) {
        return nullptr;
    }
    return new ChartAccessible(static_cast<Chart *>(object));
}

} // namespace

ChartAccessible::ChartAccessible(Chart *chart)
    : QAccessibleWidget(chart, QAccessible::Chart)
{
}

ChartAccessible::~ChartAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_points)) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

void ChartAccessible::install()
{
    QAccessible::removeFactory(makeInterface);
    QAccessible::installFactory(makeInterface);
}

QString ChartAccessible::text(QAccessible::Text what) const
{
    switch (what) {
    case QAccessible::Description:
        return chart()->summary() + QLatin1Char(' ')
            + QCoreApplication::translate("Chart", "The arrow keys walk its points, T shows it as a table.");
    case QAccessible::Value:
        return chart()->pointText(chart()->currentPoint());
    default:
        return QAccessibleWidget::text(what);
    }
}

Chart *ChartAccessible::chart() const
{
    return static_cast<Chart *>(object());
}

int ChartAccessible::childCount() const
{
    return static_cast<int>(chart()->points().size());
}

QAccessibleInterface *ChartAccessible::child(int index) const
{
    if (index < 0 || index >= childCount()) {
        return nullptr;
    }
    if (const auto known = m_points.constFind(index); known != m_points.constEnd()) {
        return QAccessible::accessibleInterface(*known);
    }
    auto *made = new PointAccessible(chart(), index);
    m_points.insert(index, QAccessible::registerAccessibleInterface(made));
    return made;
}

int ChartAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *point = dynamic_cast<const PointAccessible *>(child);
    return point && point->isValid() ? point->index() : -1;
}

QAccessibleInterface *ChartAccessible::childAt(int x, int y) const
{
    return child(chart()->pointAt(chart()->mapFromGlobal(QPoint(x, y))));
}

QAccessibleInterface *ChartAccessible::focusChild() const
{
    return chart()->hasFocus() ? child(chart()->currentPoint()) : nullptr;
}

} // namespace qiao::workstation::ui::chart
