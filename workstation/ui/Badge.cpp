#include "workstation/ui/Badge.h"

#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace qiao::workstation::ui {

namespace {

struct BadgeRoles
{
    Role fill;
    Role text;
};

BadgeRoles rolesOf(BadgeKind kind)
{
    switch (kind) {
    case BadgeKind::Accent:
        return {Role::Accent, Role::OnAccent};
    case BadgeKind::Danger:
        return {Role::Danger, Role::OnDanger};
    case BadgeKind::Quiet:
        break;
    }
    return {Role::SurfaceSunken, Role::TextSecondary};
}

} // namespace

QString badgeText(int count)
{
    if (count <= 0) {
        return {};
    }
    return count > 99 ? QStringLiteral("99+") : QString::number(count);
}

QSizeF badgeSize(const QString &text)
{
    if (text.isEmpty()) {
        return {};
    }
    const Theme &theme = Theme::current();
    const qreal height = theme.scaled(16);
    const qreal width = QFontMetricsF(theme.font(TextStyle::LabelStrong)).horizontalAdvance(text) + 9;
    return {std::ceil(std::max(width, height)), height};
}

void paintBadge(QPainter &painter, const QRectF &rectangle, const QString &text, BadgeKind kind)
{
    if (text.isEmpty()) {
        return;
    }
    const Theme &theme = Theme::current();
    const BadgeRoles roles = rolesOf(kind);
    paintShape(painter, rectangle, rectangle.height() / 2, theme.colour(roles.fill));
    painter.save();
    painter.setFont(theme.font(TextStyle::LabelStrong));
    painter.setPen(theme.colour(roles.text));
    painter.drawText(rectangle, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace qiao::workstation::ui
