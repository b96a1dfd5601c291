#include "workstation/ui/chart/Strokes.h"

#include "workstation/ui/Colours.h"
#include "workstation/ui/Theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <array>
#include <cmath>

namespace qiao::workstation::ui::chart {

int px(int pixels)
{
    return Theme::current().scaled(pixels);
}

qreal textWidth(TextStyle style, const QString &text)
{
    return std::ceil(QFontMetricsF(Theme::current().font(style)).horizontalAdvance(text));
}

qreal lineHeight(TextStyle style)
{
    return std::ceil(QFontMetricsF(Theme::current().font(style)).height());
}

void paintText(
    QPainter &painter, const QRectF &area, Qt::Alignment alignment, TextStyle style, Role role, const QString &text)
{
    const QFont font = Theme::current().font(style);
    painter.setFont(font);
    painter.setPen(Theme::current().colour(role));
    // A width that was measured for this very text may be a fraction short of it.
    const QString fitting = QFontMetricsF(font).elidedText(text, Qt::ElideRight, area.width() + 1);
    painter.drawText(area, static_cast<int>(alignment) | Qt::TextSingleLine | Qt::TextDontClip, fitting);
}

void paintHairline(QPainter &painter, const QPointF &from, const QPointF &to, Role role)
{
    const QColor colour = Theme::current().colour(role);
    if (from.y() == to.y()) {
        painter.fillRect(QRectF(std::round(from.x()), std::round(from.y()), std::round(to.x() - from.x()), 1), colour);
    } else {
        painter.fillRect(QRectF(std::round(from.x()), std::round(from.y()), 1, std::round(to.y() - from.y())), colour);
    }
}

void paintDot(QPainter &painter, const QPointF &centre, Role role)
{
    const Theme &theme = Theme::current();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(Role::Surface));
    painter.drawEllipse(centre, px(11) / 2.0, px(11) / 2.0);
    painter.setBrush(theme.colour(role));
    painter.drawEllipse(centre, px(7) / 2.0, px(7) / 2.0);
}

Role seriesRole(int index)
{
    static constexpr std::array<Role, 4> roles{Role::Accent, Role::Warning, Role::Success, Role::Danger};
    return roles[static_cast<std::size_t>(index) % roles.size()];
}

QColor tint(Role role, double amount)
{
    const Theme &theme = Theme::current();
    return blended(theme.colour(Role::Surface), theme.colour(role), amount);
}

} // namespace qiao::workstation::ui::chart
