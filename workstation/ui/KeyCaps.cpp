#include "workstation/ui/KeyCaps.h"

#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace qiao::workstation::ui {

namespace {

constexpr qreal gap = 3;
constexpr qreal padding = 5;

// Keys that people know by their sign better than by a name, which some translations make long.
QString capOf(Qt::Key key)
{
    switch (key) {
    case Qt::Key_Up:
        return QStringLiteral("↑");
    case Qt::Key_Down:
        return QStringLiteral("↓");
    case Qt::Key_Left:
        return QStringLiteral("←");
    case Qt::Key_Right:
        return QStringLiteral("→");
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return QStringLiteral("Enter");
    default:
        return QKeySequence(key).toString(QKeySequence::NativeText);
    }
}

QStringList capsOf(const QKeySequence &keys)
{
    QStringList caps;
    for (int index = 0; index < keys.count(); ++index) {
        const QKeyCombination combination = keys[static_cast<uint>(index)];
        const auto add = [&](Qt::KeyboardModifier modifier, const QString &cap) {
            if (combination.keyboardModifiers() & modifier) {
                caps << cap;
            }
        };
        add(Qt::ControlModifier, QStringLiteral("Ctrl"));
        add(Qt::AltModifier, QStringLiteral("Alt"));
        add(Qt::ShiftModifier, QStringLiteral("Shift"));
        add(Qt::MetaModifier, QStringLiteral("Meta"));
        caps << capOf(combination.key());
    }
    return caps;
}

qreal capWidth(const QFontMetricsF &metrics, const QString &cap, qreal height)
{
    return std::max(height, metrics.horizontalAdvance(cap) + 2 * padding);
}

} // namespace

QSizeF keyCapsSize(const QKeySequence &keys)
{
    if (keys.isEmpty()) {
        return {};
    }
    const Theme &theme = Theme::current();
    const QFontMetricsF metrics(theme.font(TextStyle::Label));
    const qreal height = theme.scaled(18);
    qreal width = -gap;
    const QStringList caps = capsOf(keys);
    for (const QString &cap : caps) {
        width += capWidth(metrics, cap, height) + gap;
    }
    return {width, height};
}

void paintKeyCaps(QPainter &painter, const QRectF &area, const QKeySequence &keys)
{
    const QSizeF size = keyCapsSize(keys);
    if (size.isEmpty()) {
        return;
    }
    const Theme &theme = Theme::current();
    painter.save();
    painter.setFont(theme.font(TextStyle::Label));
    const QFontMetricsF metrics(painter.font());
    QRectF place(area.right() - size.width(), area.center().y() - size.height() / 2, 0, size.height());
    const QStringList caps = capsOf(keys);
    for (const QString &cap : caps) {
        place.setWidth(capWidth(metrics, cap, size.height()));
        paintShape(painter, place, 4, theme.colour(Role::SurfaceSunken), theme.colour(Role::Border));
        painter.setPen(theme.colour(Role::TextSecondary));
        painter.drawText(place, Qt::AlignCenter, cap);
        place.moveLeft(place.right() + gap);
    }
    painter.restore();
}

} // namespace qiao::workstation::ui
