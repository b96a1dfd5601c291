#include "workstation/ui/chart/Sparkline.h"

#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/Strokes.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace qiao::workstation::ui::chart {

namespace {

// Where each figure lies in the area; the lowest and the highest reach its edges.
QList<std::optional<QPointF>> placesOf(const QRectF &area, const QList<std::optional<double>> &values)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const std::optional<double> &value : values) {
        if (value) {
            low = std::min(low, *value);
            high = std::max(high, *value);
        }
    }
    QList<std::optional<QPointF>> places;
    const auto count = static_cast<double>(values.size());
    for (int index = 0; index < values.size(); ++index) {
        if (!values.at(index)) {
            places.append(std::nullopt);
            continue;
        }
        const double along = count > 1 ? index / (count - 1) : 1;
        const double up = high > low ? (*values.at(index) - low) / (high - low) : 0.5;
        places.append(QPointF(area.left() + along * area.width(), area.bottom() - up * area.height()));
    }
    return places;
}

} // namespace

void paintSparkline(QPainter &painter, const QRectF &area, const QList<std::optional<double>> &values)
{
    const qreal radius = px(5) / 2.0;
    const QList<std::optional<QPointF>> places = placesOf(area.adjusted(radius, radius, -radius, -radius), values);
    QPainterPath path;
    std::optional<QPointF> last;
    bool isDrawing = false;
    for (const std::optional<QPointF> &place : places) {
        if (place && isDrawing) {
            path.lineTo(*place);
        } else if (place) {
            path.moveTo(*place);
        }
        isDrawing = place.has_value();
        last = place ? place : last;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(tint(Role::Accent, 0.75), px(15) / 10.0);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::RoundCap);
    painter.strokePath(path, pen);
    if (last) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::current().colour(Role::Accent));
        painter.drawEllipse(*last, radius, radius);
    }
    painter.restore();
}

void Sparkline::setSeries(const TimeSeries &series)
{
    m_series = series;
    m_series.lines = m_series.lines.mid(0, 1);
    takeNewData();
}

QSize Sparkline::sizeHint() const
{
    return {px(96), px(28)};
}

QSize Sparkline::minimumSizeHint() const
{
    return {px(40), px(18)};
}

QList<ChartPoint> Sparkline::arrange(const QRectF &area)
{
    m_area = area;
    QList<ChartPoint> points;
    if (m_series.isEmpty()) {
        return points;
    }
    const int count = static_cast<int>(m_series.times.size());
    const qreal width = area.width() / count;
    QList<std::optional<double>> values = m_series.lines.constFirst().values;
    values.resize(count);
    const QList<std::optional<QPointF>> places = placesOf(area, values);
    for (int index = 0; index < count; ++index) {
        const QRectF stripe(area.left() + width * index, area.top(), width, area.height());
        points.append(
            {stripe, places.at(index).value_or(stripe.center()), bucketText(m_series.times.at(index), m_series.bucket),
                {{m_series.lines.constFirst().name,
                    values.at(index) ? valueText(*values.at(index), m_series.unit) : noValueText(), std::nullopt}}});
    }
    return points;
}

void Sparkline::paintContents(QPainter &painter, int highlighted) const
{
    if (points().isEmpty()) {
        return;
    }
    QList<std::optional<double>> values = m_series.lines.constFirst().values;
    values.resize(m_series.times.size());
    paintSparkline(painter, m_area, values);
    if (highlighted >= 0 && values.at(highlighted)) {
        paintDot(painter, points().at(highlighted).anchor, Role::Accent);
    }
}

bool Sparkline::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = pointText(pointAt(help->pos()));
        if (!text.isEmpty()) {
            QToolTip::showText(help->globalPos(), text, this);
            return true;
        }
    }
    return Chart::event(event);
}

} // namespace qiao::workstation::ui::chart
