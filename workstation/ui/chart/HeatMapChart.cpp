#include "workstation/ui/chart/HeatMapChart.h"

#include "workstation/ui/Colours.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/Strokes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace qiao::workstation::ui::chart {

namespace {

constexpr int gap = 8;
constexpr int highestCell = 30;
constexpr int swatches = 5;
constexpr int swatchWidth = 18;
constexpr int swatchHeight = 10;

// Even what is little differs from nothing.
QColor heat(double share)
{
    return share <= 0 ? Theme::current().colour(Role::SurfaceSunken) : tint(Role::Accent, 0.14 + 0.86 * share);
}

QString dayName(int day)
{
    return QLocale().standaloneDayName(day + 1, QLocale::ShortFormat);
}

} // namespace

HeatMapLayout::HeatMapLayout(const HeatMap &map, const QRectF &area)
{
    qreal nameWidth = 0;
    for (int day = 0; day < HeatMap::days; ++day) {
        nameWidth = std::max(nameWidth, textWidth(TextStyle::Label, dayName(day)));
    }
    const qreal line = lineHeight(TextStyle::Label);
    const qreal left = area.left() + nameWidth + px(gap);
    const qreal width = std::floor((area.right() - left) / HeatMap::hours);
    const qreal room = area.height() - 2 * line - px(gap) - px(4);
    const qreal height = std::clamp(std::floor(room / HeatMap::days), 1.0, static_cast<qreal>(px(highestCell)));
    step = QSizeF(std::max(1.0, width), height);
    grid = QRectF(left, area.top() + line + px(4), step.width() * HeatMap::hours, step.height() * HeatMap::days);
    const qreal figure = textWidth(TextStyle::Label, valueText(map.highest(), map.unit));
    hasFigures = figure + px(4) <= step.width() - 2 && line <= step.height();
    const qreal hourWidth = textWidth(TextStyle::Label, QStringLiteral("00:00")) + px(6);
    hourStep = step.width() >= hourWidth ? 1
        : step.width() * 2 >= hourWidth  ? 2
        : step.width() * 3 >= hourWidth  ? 3
                                         : 6;
    const qreal ends = textWidth(TextStyle::Label, QStringLiteral("0"))
        + textWidth(TextStyle::Label, valueText(map.highest(), map.unit));
    scale = QRectF(0, grid.bottom() + px(gap), swatches * px(swatchWidth) + ends + 2 * px(6), line);
    scale.moveRight(grid.right());
}

QRectF HeatMapLayout::cell(int row, int hour) const
{
    return {grid.left() + step.width() * hour, grid.top() + step.height() * row, step.width() - 2, step.height() - 2};
}

void HeatMapChart::setMap(const HeatMap &map)
{
    m_map = map;
    takeNewData();
}

int HeatMapChart::dayOf(int point) const
{
    return weekOrder()[static_cast<std::size_t>(point / HeatMap::hours)];
}

QSize HeatMapChart::sizeHint() const
{
    return {px(640), px(250)};
}

QSize HeatMapChart::minimumSizeHint() const
{
    return {px(340), px(160)};
}

QList<ChartPoint> HeatMapChart::arrange(const QRectF &area)
{
    m_layout = {};
    if (m_map.isEmpty()) {
        return {};
    }
    m_layout = HeatMapLayout(m_map, area);
    QList<ChartPoint> points;
    for (int row = 0; row < HeatMap::days; ++row) {
        for (int hour = 0; hour < HeatMap::hours; ++hour) {
            const QRectF cell = m_layout.cell(row, hour);
            const int point = row * HeatMap::hours + hour;
            const std::optional<double> figure = value(point);
            points.append({QRectF(cell.topLeft(), m_layout.step), {cell.right(), cell.center().y()},
                m_map.cellText(dayOf(point), hour),
                {{m_map.valueName, figure ? valueText(*figure, m_map.unit) : noValueText(), std::nullopt}}});
        }
    }
    return points;
}

void HeatMapChart::paintContents(QPainter &painter, int highlighted) const
{
    if (points().isEmpty()) {
        return;
    }
    const Theme &theme = Theme::current();
    const double most = m_map.highest();
    paintNames(painter);
    for (int point = 0; point < HeatMap::days * HeatMap::hours; ++point) {
        const QRectF cell = m_layout.cell(point / HeatMap::hours, hourOf(point));
        const std::optional<double> figure = value(point);
        if (!figure) {
            // Nothing was measured: an edge without a ground, unlike a measured nothing.
            paintShape(painter, cell, 2, {}, theme.colour(Role::Border));
            continue;
        }
        const QColor fill = heat(most > 0 ? *figure / most : 0);
        paintShape(painter, cell, 2, fill);
        if (m_layout.hasFigures && *figure > 0) {
            const QColor dark = theme.colour(Role::Text);
            const QColor light = theme.colour(Role::OnAccent);
            const Role role = contrastRatio(fill, dark) >= contrastRatio(fill, light) ? Role::Text : Role::OnAccent;
            paintText(painter, cell, Qt::AlignCenter, TextStyle::Label, role, valueText(*figure, m_map.unit));
        }
    }
    if (highlighted >= 0) {
        const QRectF cell = m_layout.cell(highlighted / HeatMap::hours, hourOf(highlighted));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.colour(Role::Text), 2));
        painter.drawRoundedRect(cell, 2, 2);
    }
    paintScale(painter);
}

int HeatMapChart::neighbour(int index, Qt::Key key) const
{
    const int hour = hourOf(index);
    const int last = HeatMap::days * HeatMap::hours - 1;
    switch (key) {
    case Qt::Key_Left:
        return hour > 0 ? index - 1 : index;
    case Qt::Key_Right:
        return hour + 1 < HeatMap::hours ? index + 1 : index;
    case Qt::Key_Up:
        return index >= HeatMap::hours ? index - HeatMap::hours : index;
    default:
        return index + HeatMap::hours <= last ? index + HeatMap::hours : index;
    }
}

std::optional<double> HeatMapChart::value(int point) const
{
    return m_map.values[static_cast<std::size_t>(dayOf(point))][static_cast<std::size_t>(hourOf(point))];
}

void HeatMapChart::paintNames(QPainter &painter) const
{
    const qreal line = lineHeight(TextStyle::Label);
    const std::array<int, HeatMap::days> order = weekOrder();
    for (int row = 0; row < HeatMap::days; ++row) {
        const QRectF cell = m_layout.cell(row, 0);
        paintText(painter, QRectF(0, cell.top(), m_layout.grid.left() - px(gap), cell.height()),
            Qt::AlignRight | Qt::AlignVCenter, TextStyle::Label, Role::TextSecondary,
            dayName(order[static_cast<std::size_t>(row)]));
    }
    for (int hour = 0; hour < HeatMap::hours; hour += m_layout.hourStep) {
        const QRectF cell = m_layout.cell(0, hour);
        paintText(painter,
            QRectF(cell.left(), m_layout.grid.top() - line - px(4), m_layout.step.width() * m_layout.hourStep, line),
            Qt::AlignLeft | Qt::AlignVCenter, TextStyle::Label, Role::TextSecondary,
            QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0')));
    }
}

void HeatMapChart::paintScale(QPainter &painter) const
{
    const QRectF &scale = m_layout.scale;
    paintText(
        painter, scale, Qt::AlignLeft | Qt::AlignVCenter, TextStyle::Label, Role::TextSecondary, QStringLiteral("0"));
    const QString end = valueText(m_map.highest(), m_map.unit);
    paintText(painter, scale, Qt::AlignRight | Qt::AlignVCenter, TextStyle::Label, Role::TextSecondary, end);
    qreal left = scale.left() + textWidth(TextStyle::Label, QStringLiteral("0")) + px(6);
    for (int swatch = 0; swatch < swatches; ++swatch) {
        const QRectF place(left, scale.center().y() - px(swatchHeight) / 2.0, px(swatchWidth) - 2, px(swatchHeight));
        paintShape(painter, place, 2, heat(static_cast<double>(swatch) / (swatches - 1)));
        left += px(swatchWidth);
    }
}

} // namespace qiao::workstation::ui::chart
