#include "workstation/ui/chart/ReadOut.h"

#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/Strokes.h"

#include <QPainter>

#include <algorithm>

namespace qiao::workstation::ui::chart {

namespace {

constexpr int padding = 8;
constexpr int gap = 12; // between a name and its value
constexpr int distance = 10; // from the anchor

// The places inside a read-out's card, relative to its corner.
struct ReadOutLayout
{
    explicit ReadOutLayout(const ChartPoint &point)
    {
        headingHeight = point.heading.isEmpty() ? 0 : lineHeight(TextStyle::LabelStrong) + px(2);
        rowHeight = lineHeight(TextStyle::Label) + px(2);
        bool hasSwatch = false;
        for (const Reading &reading : point.readings) {
            nameWidth = std::max(nameWidth, textWidth(TextStyle::Label, reading.name));
            valueWidth = std::max(valueWidth, textWidth(TextStyle::LabelStrong, reading.value));
            hasSwatch = hasSwatch || reading.role;
        }
        swatchWidth = hasSwatch ? px(14) : 0;
        const qreal rows = swatchWidth + nameWidth + (nameWidth > 0 ? px(gap) : 0) + valueWidth;
        const qreal width = std::max(rows, textWidth(TextStyle::LabelStrong, point.heading));
        size = QSizeF(width + 2 * px(padding),
            headingHeight + rowHeight * static_cast<qreal>(point.readings.size()) + 2 * px(padding) - px(2));
    }

    qreal headingHeight = 0;
    qreal rowHeight = 0;
    qreal nameWidth = 0;
    qreal valueWidth = 0;
    qreal swatchWidth = 0;
    QSizeF size;
};

} // namespace

QRectF readOutPlace(const QRectF &bounds, const QPointF &anchor, const QSizeF &size)
{
    qreal left = anchor.x() + px(distance);
    if (left + size.width() > bounds.right()) {
        left = anchor.x() - px(distance) - size.width();
    }
    left = std::max(bounds.left(), std::min(left, bounds.right() - size.width()));
    const qreal top = std::max(bounds.top(), std::min(anchor.y() - size.height() / 2, bounds.bottom() - size.height()));
    return {QPointF(left, top), size};
}

void paintReadOut(QPainter &painter, const QRectF &bounds, const ChartPoint &point)
{
    const ReadOutLayout layout(point);
    const QRectF card = readOutPlace(bounds, point.anchor, layout.size).toAlignedRect();
    const Theme &theme = Theme::current();
    paintShadow(painter, card, controlRadius, 6);
    paintShape(painter, card, controlRadius, theme.colour(Role::SurfaceRaised), theme.colour(Role::Border));
    QRectF line = card.adjusted(px(padding), px(padding) - px(1), -px(padding), 0);
    if (layout.headingHeight > 0) {
        line.setHeight(layout.headingHeight);
        paintText(painter, line, Qt::AlignLeft | Qt::AlignVCenter, TextStyle::LabelStrong, Role::Text, point.heading);
        line.moveTop(line.bottom());
    }
    line.setHeight(layout.rowHeight);
    for (const Reading &reading : point.readings) {
        if (reading.role) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.colour(*reading.role));
            const qreal side = px(8);
            painter.drawRoundedRect(QRectF(line.left(), line.center().y() - side / 2, side, side), 2, 2);
        }
        paintText(painter, line.adjusted(layout.swatchWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
            TextStyle::Label, Role::TextSecondary, reading.name);
        paintText(painter, line, (layout.nameWidth > 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
            TextStyle::LabelStrong, Role::Text, reading.value);
        line.moveTop(line.bottom());
    }
}

} // namespace qiao::workstation::ui::chart
