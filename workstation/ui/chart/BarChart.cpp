#include "workstation/ui/chart/BarChart.h"

#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/Strokes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace qiao::workstation::ui::chart {

namespace {

constexpr int highestRow = 36;
constexpr int leastRow = 22;
constexpr int thickness = 14;
constexpr int gap = 10;

} // namespace

BarLayout::BarLayout(const Bars &bars, const QRectF &area)
{
    const int count = static_cast<int>(bars.bars.size());
    if (count == 0) {
        return;
    }
    qreal labelWidth = 0;
    qreal valueWidth = 0;
    double most = 0;
    for (int index = 0; index < count; ++index) {
        labelWidth = std::max(labelWidth, textWidth(TextStyle::Secondary, bars.bars.at(index).label));
        valueWidth = std::max(valueWidth, textWidth(TextStyle::Secondary, bars.barText(index)));
        most = std::max(most, bars.bars.at(index).value.value_or(0));
    }
    labelWidth = std::min(labelWidth, area.width() * 0.35);
    const qreal height = std::clamp<qreal>(area.height() / count, px(leastRow), px(highestRow));
    const qreal left = area.left() + labelWidth + px(gap);
    const qreal length = std::max(0.0, area.width() - labelWidth - valueWidth - 2 * px(gap));
    for (int index = 0; index < count; ++index) {
        const QRectF row(area.left(), area.top() + height * index, area.width(), height);
        const qreal top = std::round(row.center().y() - px(thickness) / 2.0);
        const double value = std::max(0.0, bars.bars.at(index).value.value_or(0));
        // A little of something is still seen.
        const qreal bar = value > 0 ? std::max<qreal>(px(2), length * value / most) : 0;
        rows.append({row, QRectF(row.left(), row.top(), labelWidth, height), QRectF(left, top, length, px(thickness)),
            QRectF(left, top, bar, px(thickness)), QRectF(left + bar + px(gap), row.top(), valueWidth, height)});
    }
}

void BarChart::setBars(const Bars &bars)
{
    m_bars = bars;
    takeNewData();
}

QSize BarChart::sizeHint() const
{
    const int rows = std::max(1, static_cast<int>(m_bars.bars.size()));
    return {px(360), px(32) * rows + px(8)};
}

QSize BarChart::minimumSizeHint() const
{
    const int rows = std::max(1, static_cast<int>(m_bars.bars.size()));
    return {px(200), px(leastRow) * rows + px(8)};
}

QList<ChartPoint> BarChart::arrange(const QRectF &area)
{
    m_layout = {};
    if (m_bars.isEmpty()) {
        return {};
    }
    m_layout = BarLayout(m_bars, area);
    QList<ChartPoint> points;
    for (int index = 0; index < m_layout.rows.size(); ++index) {
        const BarLayout::Row &row = m_layout.rows.at(index);
        points.append({row.area, {row.bar.right(), row.area.center().y()}, m_bars.bars.at(index).label,
            {{{}, m_bars.barText(index), std::nullopt}}});
    }
    return points;
}

void BarChart::paintContents(QPainter &painter, int highlighted) const
{
    const Theme &theme = Theme::current();
    for (int index = 0; index < m_layout.rows.size(); ++index) {
        const BarLayout::Row &row = m_layout.rows.at(index);
        const Role role = m_bars.bars.at(index).role;
        if (index == highlighted) {
            paintShape(painter, row.area.adjusted(-px(2), 0, px(2), 0), controlRadius, theme.colour(Role::Hover));
        }
        paintText(painter, row.label, Qt::AlignLeft | Qt::AlignVCenter, TextStyle::Secondary, Role::TextSecondary,
            m_bars.bars.at(index).label);
        const qreal radius = std::min<qreal>(3, row.bar.width() / 2);
        paintShape(painter, row.bar, radius, index == highlighted ? theme.colour(role) : tint(role, 0.7));
        const qreal stem = std::min(radius, row.bar.width());
        painter.fillRect(QRectF(row.bar.topLeft(), QSizeF(stem, row.bar.height())),
            index == highlighted ? theme.colour(role) : tint(role, 0.7));
        paintText(painter, row.value, Qt::AlignLeft | Qt::AlignVCenter, TextStyle::Secondary, Role::Text,
            m_bars.barText(index));
    }
    if (!m_layout.rows.isEmpty()) {
        const QRectF &first = m_layout.rows.constFirst().track;
        const QRectF &last = m_layout.rows.constLast().track;
        paintHairline(painter, {first.left() - 1, first.top() - px(4)}, {first.left() - 1, last.bottom() + px(4)},
            Role::ControlBorder);
    }
}

} // namespace qiao::workstation::ui::chart
