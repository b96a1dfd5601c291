#include "workstation/ui/chart/TimeSeriesChart.h"

#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/Strokes.h"

#include <QPainter>
#include <QPainterPath>

namespace qiao::workstation::ui::chart {

namespace {

// Dashes tell lines apart without colour.
QPen penOf(int line)
{
    QPen pen(Theme::current().colour(seriesRole(line)), px(20) / 10.0);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    switch (line % 4) {
    case 1:
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({4, 2});
        break;
    case 2:
        pen.setDashPattern({0.1, 2.4});
        break;
    case 3:
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({5, 2, 1, 2});
        break;
    default:
        break;
    }
    return pen;
}

} // namespace

void TimeSeriesChart::setSeries(const TimeSeries &series)
{
    m_series = series;
    takeNewData();
}

QSize TimeSeriesChart::sizeHint() const
{
    return {px(560), px(220)};
}

QSize TimeSeriesChart::minimumSizeHint() const
{
    return {px(240), px(120)};
}

QList<ChartPoint> TimeSeriesChart::arrange(const QRectF &area)
{
    m_layout = {};
    if (m_series.isEmpty()) {
        return {};
    }
    m_layout = TimeSeriesLayout(m_series, area);
    QList<ChartPoint> points;
    for (int index = 0; index < m_series.times.size(); ++index) {
        const QRectF stripe = m_layout.stripe(index);
        ChartPoint point{stripe, {m_layout.xs.at(index), m_layout.plot.top()},
            bucketText(m_series.times.at(index), m_series.bucket), {}};
        for (int line = 0; line < m_series.lines.size(); ++line) {
            const std::optional<double> value = m_series.value(line, index);
            point.readings.append({m_series.lines.at(line).name,
                value ? valueText(*value, m_series.unit) : noValueText(), seriesRole(line)});
        }
        if (m_series.isLastOpen && index + 1 == m_series.times.size()) {
            point.readings.append({tr("not over yet"), {}, std::nullopt});
        }
        points.append(point);
    }
    return points;
}

void TimeSeriesChart::paintContents(QPainter &painter, int highlighted) const
{
    if (points().isEmpty()) {
        return;
    }
    paintAxes(painter);
    paintGoal(painter);
    if (highlighted >= 0) {
        const qreal x = m_layout.xs.at(highlighted);
        paintHairline(painter, {x, m_layout.plot.top()}, {x, m_layout.plot.bottom()}, Role::ControlBorder);
    }
    for (int line = static_cast<int>(m_series.lines.size()) - 1; line >= 0; --line) {
        paintLine(painter, line);
    }
    paintLabels(painter);
    if (highlighted >= 0) {
        for (int line = 0; line < m_series.lines.size(); ++line) {
            if (const std::optional<double> value = m_series.value(line, highlighted)) {
                paintDot(painter, m_layout.place(highlighted, *value), seriesRole(line));
            }
        }
    }
}

void TimeSeriesChart::paintAxes(QPainter &painter) const
{
    const QRectF &plot = m_layout.plot;
    for (const TimeSeriesLayout::Mark &row : m_layout.rows) {
        const bool isBase = &row == &m_layout.rows.constFirst();
        paintHairline(
            painter, {plot.left(), row.at}, {plot.right(), row.at}, isBase ? Role::ControlBorder : Role::Border);
        paintText(
            painter, row.area, Qt::AlignRight | Qt::AlignVCenter, TextStyle::Label, Role::TextSecondary, row.text);
    }
    for (const TimeSeriesLayout::Mark &column : m_layout.columns) {
        paintHairline(painter, {column.at, plot.bottom()}, {column.at, plot.bottom() + px(4)}, Role::ControlBorder);
        paintText(painter, column.area, Qt::AlignHCenter | Qt::AlignTop,
            column.isMajor ? TextStyle::LabelStrong : TextStyle::Label,
            column.isMajor ? Role::Text : Role::TextSecondary, column.text);
    }
}

void TimeSeriesChart::paintGoal(QPainter &painter) const
{
    if (!m_series.goal) {
        return;
    }
    const QRectF &plot = m_layout.plot;
    const qreal y = m_layout.place(0, m_series.goal->value).y();
    painter.setPen(QPen(Theme::current().colour(Role::TextSecondary), 1, Qt::DashLine));
    painter.drawLine(QPointF(plot.left(), std::round(y) + 0.5), QPointF(plot.right(), std::round(y) + 0.5));
    const QString text = m_series.goal->name + QLatin1Char(' ') + valueText(m_series.goal->value, m_series.unit);
    const qreal height = lineHeight(TextStyle::Label);
    const qreal top = y - height < plot.top() ? y + px(1) : y - height;
    paintText(painter, QRectF(plot.left() + px(4), top, plot.width() - px(4), height), Qt::AlignLeft | Qt::AlignVCenter,
        TextStyle::Label, Role::TextSecondary, text);
}

void TimeSeriesChart::paintLine(QPainter &painter, int line) const
{
    const int count = static_cast<int>(m_series.times.size());
    QPainterPath path;
    QPainterPath open; // the last stretch, which is not final
    QList<QPointF> lonely; // figures with a gap on both sides
    std::optional<QPointF> before;
    for (int index = 0; index < count; ++index) {
        const std::optional<double> value = m_series.value(line, index);
        if (!value) {
            before.reset();
            continue;
        }
        const QPointF at = m_layout.place(index, *value);
        const bool hasNext = index + 1 < count && m_series.value(line, index + 1);
        if (!before) {
            path.moveTo(at);
            if (!hasNext) {
                lonely.append(at);
            }
        } else if (m_series.isLastOpen && index + 1 == count) {
            open.moveTo(*before);
            open.lineTo(at);
        } else {
            path.lineTo(at);
        }
        before = at;
    }
    QPen pen = penOf(line);
    painter.setBrush(Qt::NoBrush);
    painter.strokePath(path, pen);
    pen.setCapStyle(Qt::RoundCap);
    pen.setDashPattern({0.1, 2.4});
    painter.strokePath(open, pen);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().colour(seriesRole(line)));
    for (const QPointF &at : lonely) {
        painter.drawEllipse(at, px(3), px(3));
    }
}

void TimeSeriesChart::paintLabels(QPainter &painter) const
{
    for (const TimeSeriesLayout::Label &label : m_layout.labels) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::current().colour(seriesRole(label.line)));
        painter.drawEllipse(label.from, px(3), px(3));
        const qreal valueWidth = textWidth(TextStyle::Label, label.value);
        const QRectF room(
            label.area.left(), label.area.top(), width() - label.area.left() - px(4), label.area.height());
        const qreal nameRoom = std::max(0.0, room.width() - valueWidth - px(6));
        const qreal nameWidth = std::min(textWidth(TextStyle::LabelStrong, label.name), nameRoom);
        paintText(painter, QRectF(room.left(), room.top(), nameWidth, room.height()), Qt::AlignLeft | Qt::AlignVCenter,
            TextStyle::LabelStrong, seriesRole(label.line), label.name);
        paintText(painter, room.adjusted(nameWidth + px(6), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
            TextStyle::Label, Role::Text, label.value);
    }
}

} // namespace qiao::workstation::ui::chart
