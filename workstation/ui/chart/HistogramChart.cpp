#include "workstation/ui/chart/HistogramChart.h"

#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/Strokes.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace qiao::workstation::ui::chart {

namespace {

// A column with soft upper corners.
QPainterPath columnPath(const QRectF &column)
{
    const qreal radius = std::min({column.height(), column.width() / 2, 2.0});
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRoundedRect(column, radius, radius);
    path.addRect(column.adjusted(0, radius, 0, 0));
    return path.simplified();
}

} // namespace

void HistogramChart::setDistribution(const Distribution &distribution)
{
    m_distribution = distribution;
    takeNewData();
}

QSize HistogramChart::sizeHint() const
{
    return {px(480), px(240)};
}

QSize HistogramChart::minimumSizeHint() const
{
    return {px(220), px(150)};
}

QList<ChartPoint> HistogramChart::arrange(const QRectF &area)
{
    m_layout = {};
    if (m_distribution.isEmpty()) {
        return {};
    }
    m_layout = HistogramLayout(m_distribution, area);
    const double all = static_cast<double>(m_distribution.total());
    QList<ChartPoint> points;
    for (int index = 0; index < m_distribution.bins.size(); ++index) {
        const QRectF &column = m_layout.columns.at(index);
        const double count = static_cast<double>(m_distribution.bins.at(index).count);
        points.append({QRectF(column.left(), m_layout.plot.top(), column.width(), m_layout.plot.height()),
            {column.right(), std::max(column.top(), m_layout.plot.top() + px(16))}, m_distribution.binText(index),
            {{m_distribution.countName, valueText(count, Unit::Count), std::nullopt},
                {tr("Share"), valueText(count / all, Unit::Share), std::nullopt}}});
    }
    for (const HistogramLayout::Flag &flag : m_layout.flags) {
        points.append({flag.area, {flag.x, flag.area.center().y()}, {}, {{flag.name, flag.value, std::nullopt}}});
    }
    return points;
}

void HistogramChart::paintContents(QPainter &painter, int highlighted) const
{
    if (points().isEmpty()) {
        return;
    }
    const QRectF &plot = m_layout.plot;
    for (const double at : m_layout.ticks.at) {
        const qreal y = std::round(plot.bottom() - m_layout.ticks.share(at) * plot.height());
        if (at > 0) {
            paintHairline(painter, {plot.left(), y}, {plot.right(), y}, Role::Border);
        }
        const qreal height = lineHeight(TextStyle::Label);
        paintText(painter, QRectF(0, y - height / 2, plot.left() - px(8), height), Qt::AlignRight | Qt::AlignVCenter,
            TextStyle::Label, Role::TextSecondary, axisText(at, m_layout.ticks.step, Unit::Count));
    }
    for (int index = 0; index < m_layout.columns.size(); ++index) {
        const QRectF &column = m_layout.columns.at(index);
        if (column.height() <= 0) {
            continue;
        }
        const qreal gap = std::min(1.0, column.width() / 4);
        painter.fillPath(columnPath(column.adjusted(gap, 0, -gap, 0)),
            index == highlighted ? Theme::current().colour(Role::Accent) : tint(Role::Accent, 0.45));
    }
    paintHairline(painter, {plot.left(), plot.bottom()}, {plot.right(), plot.bottom()}, Role::ControlBorder);
    for (const HistogramLayout::Edge &edge : m_layout.edges) {
        paintHairline(painter, {edge.x, plot.bottom()}, {edge.x, plot.bottom() + px(4)}, Role::ControlBorder);
        paintText(
            painter, edge.area, Qt::AlignHCenter | Qt::AlignTop, TextStyle::Label, Role::TextSecondary, edge.text);
    }
    for (const HistogramLayout::Flag &flag : m_layout.flags) {
        paintHairline(painter, {flag.x, flag.area.top() + px(2)}, {flag.x, plot.bottom()}, Role::Text);
    }
    for (int index = 0; index < m_layout.flags.size(); ++index) {
        const HistogramLayout::Flag &flag = m_layout.flags.at(index);
        const bool isHighlighted = highlighted == index + m_layout.columns.size();
        painter.fillRect(flag.area, tint(Role::Accent, isHighlighted ? 0.2 : 0));
        paintText(painter, flag.area, Qt::AlignLeft | Qt::AlignVCenter, TextStyle::LabelStrong, Role::Text, flag.name);
        paintText(painter, flag.area, Qt::AlignRight | Qt::AlignVCenter, TextStyle::Label, Role::Text, flag.value);
    }
}

} // namespace qiao::workstation::ui::chart
