#include "workstation/ui/Shapes.h"

#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace qiao::workstation::ui {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool showsKeyboardFocus(const QStyleOption &option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

struct ButtonColours
{
    QColor fill;
    QColor edge;
};

ButtonColours coloursOf(ButtonKind kind, const QStyleOption &option)
{
    const Theme &theme = Theme::current();
    const bool isDown = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool isHovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (!has(option, QStyle::State_Enabled)) {
        return kind == ButtonKind::Quiet ? ButtonColours{}
                                         : ButtonColours{theme.colour(Role::SurfaceSunken), theme.colour(Role::Border)};
    }
    const auto pick = [&](Role normal, Role hovered, Role down) {
        return theme.colour(isDown ? down : isHovered ? hovered : normal);
    };
    switch (kind) {
    case ButtonKind::Primary:
        return {pick(Role::Accent, Role::AccentHover, Role::AccentHover), {}};
    case ButtonKind::Danger:
        return {pick(Role::Danger, Role::DangerHover, Role::DangerHover), {}};
    case ButtonKind::Note:
        return {pick(Role::Note, Role::Note, Role::Note), theme.colour(Role::NoteBorder)};
    case ButtonKind::Whisper:
        return {pick(Role::Whisper, Role::Whisper, Role::Whisper), theme.colour(Role::WhisperBorder)};
    case ButtonKind::Quiet:
        return {isDown ? theme.colour(Role::Pressed) : isHovered ? theme.colour(Role::Hover) : QColor(), {}};
    case ButtonKind::Plain:
        break;
    }
    return {pick(Role::Surface, Role::Hover, Role::Pressed), theme.colour(Role::ControlBorder)};
}

} // namespace

void paintShape(QPainter &painter, const QRectF &rectangle, qreal radius, const QColor &fill, const QColor &edge)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (edge.isValid()) {
        painter.setPen(QPen(edge, 1));
        painter.drawRoundedRect(
            rectangle.adjusted(0.5, 0.5, -0.5, -0.5), std::max(0.0, radius - 0.5), std::max(0.0, radius - 0.5));
    } else {
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(rectangle, radius, radius);
    }
    painter.restore();
}

void paintShadow(QPainter &painter, const QRectF &card, qreal radius, int reach)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QColor shade = Theme::current().colour(Role::Shadow);
    const float full = shade.alphaF();
    const QRectF room = card.adjusted(-reach, -reach, reach, reach);
    float laid = 0;
    for (int ring = reach; ring > 0; --ring) {
        // What is missing to a fall that is steep at the card and fades outwards; a little lower, as under a lamp.
        const float nearness = 1.0F - static_cast<float>(ring - 1) / static_cast<float>(reach);
        const float wanted = full * nearness * nearness;
        QColor colour = shade;
        colour.setAlphaF((wanted - laid) / (1.0F - laid));
        laid = wanted;
        painter.setBrush(colour);
        const QRectF spread = card.adjusted(-ring, -ring, ring, ring).translated(0, reach / 4.0).intersected(room);
        painter.drawRoundedRect(spread, radius + ring, radius + ring);
    }
    painter.restore();
}

void paintFocusRing(QPainter &painter, const QRectF &rectangle, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::current().colour(Role::Focus), focusWidth));
    const qreal inset = focusWidth / 2;
    painter.drawRoundedRect(rectangle.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter.restore();
}

void paintButton(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const ButtonKind kind = buttonKind(widget);
    const ButtonColours colours = coloursOf(kind, option);
    paintShape(painter, option.rect, controlRadius, colours.fill, colours.edge);
    if (!showsKeyboardFocus(option)) {
        return;
    }
    if (kind == ButtonKind::Primary || kind == ButtonKind::Danger) {
        // A ring of the button's own colour would not be seen: leave a gap of the surface inside it.
        const Theme &theme = Theme::current();
        paintShape(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), controlRadius - 2, {},
            theme.colour(kind == ButtonKind::Primary ? Role::OnAccent : Role::OnDanger));
    } else {
        paintFocusRing(painter, option.rect);
    }
}

void paintToolButton(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Theme &theme = Theme::current();
    const bool isEnabled = has(option, QStyle::State_Enabled);
    QColor fill;
    if (isEnabled && has(option, QStyle::State_Sunken)) {
        fill = theme.colour(Role::Pressed);
    } else if (has(option, QStyle::State_On)) {
        fill = theme.colour(Role::AccentSoft);
    } else if (isEnabled && has(option, QStyle::State_MouseOver)) {
        fill = theme.colour(Role::Hover);
    }
    if (fill.isValid()) {
        paintShape(painter, option.rect, controlRadius, fill);
    }
    if (widget && widget->hasFocus() && has(option, QStyle::State_KeyboardFocusChange)) {
        paintFocusRing(painter, option.rect);
    }
}

void paintField(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Theme &theme = Theme::current();
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isWrong = widget && widget->property("qiaoIsWrong").toBool();
    const QColor fill = theme.colour(isEnabled ? Role::Surface : Role::SurfaceSunken);
    const Role edge = isWrong ? Role::Danger : isEnabled ? Role::ControlBorder : Role::Border;
    paintShape(painter, option.rect, controlRadius, fill, theme.colour(edge));
    if (has(option, QStyle::State_HasFocus)) {
        paintFocusRing(painter, option.rect);
    }
}

void paintTick(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::current();
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isOn = has(option, QStyle::State_On);
    const bool isPartial = has(option, QStyle::State_NoChange);
    const QRectF box(option.rect);
    if (isOn || isPartial) {
        paintShape(painter, box, 4, theme.colour(isEnabled ? Role::Accent : Role::TextDisabled));
        paintIcon(painter, isOn ? Icon::Check : Icon::Minus, box, isEnabled ? Role::OnAccent : Role::Surface,
            option.rect.width() - 2);
    } else {
        const bool isHovered = has(option, QStyle::State_MouseOver);
        paintShape(painter, box, 4, theme.colour(isHovered ? Role::Hover : Role::Surface),
            theme.colour(isEnabled ? Role::ControlBorder : Role::Border));
    }
    if (showsKeyboardFocus(option)) {
        paintFocusRing(painter, box.adjusted(-2, -2, 2, 2), 6);
    }
}

void paintRadio(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::current();
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const QRectF circle(option.rect);
    const qreal radius = circle.width() / 2;
    if (has(option, QStyle::State_On)) {
        paintShape(painter, circle, radius, theme.colour(isEnabled ? Role::Accent : Role::TextDisabled));
        const qreal inset = circle.width() * 0.31;
        paintShape(painter, circle.adjusted(inset, inset, -inset, -inset), radius,
            theme.colour(isEnabled ? Role::OnAccent : Role::Surface));
    } else {
        const bool isHovered = has(option, QStyle::State_MouseOver);
        paintShape(painter, circle, radius, theme.colour(isHovered ? Role::Hover : Role::Surface),
            theme.colour(isEnabled ? Role::ControlBorder : Role::Border));
    }
    if (showsKeyboardFocus(option)) {
        paintFocusRing(painter, circle.adjusted(-2, -2, 2, 2), radius + 2);
    }
}

void paintItemRow(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Theme &theme = Theme::current();
    const bool isSelected = has(option, QStyle::State_Selected);
    const bool isHovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (isSelected || isHovered) {
        painter.fillRect(option.rect, theme.colour(isSelected ? Role::Selection : Role::Hover));
    }
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    if (has(option, QStyle::State_HasFocus) && view && view->hasFocus()) {
        paintFocusRing(painter, option.rect, 3);
    }
}

void paintTab(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::current();
    const QRectF area(option.rect);
    if (has(option, QStyle::State_Selected)) {
        painter.fillRect(QRectF(area.left() + 8, area.bottom() - 2, area.width() - 16, 2), theme.colour(Role::Accent));
    } else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled)) {
        paintShape(painter, area.adjusted(2, 3, -2, -4), controlRadius, theme.colour(Role::Hover));
    }
    if (showsKeyboardFocus(option)) {
        paintFocusRing(painter, area.adjusted(2, 3, -2, -4));
    }
}

void paintHeaderSection(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::current();
    const bool isHovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    painter.fillRect(option.rect, theme.colour(isHovered ? Role::Hover : Role::Surface));
    painter.fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.colour(Role::Border));
}

void paintMenuItem(QPainter &painter, const QStyleOption &styleOption)
{
    const auto *option = qstyleoption_cast<const QStyleOptionMenuItem *>(&styleOption);
    if (!option) {
        return;
    }
    const Theme &theme = Theme::current();
    const QRect area = option->rect;
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(area.left() + 8, area.center().y(), area.width() - 16, 1), theme.colour(Role::Border));
        return;
    }
    const bool isEnabled = has(styleOption, QStyle::State_Enabled);
    if (has(styleOption, QStyle::State_Selected) && isEnabled) {
        paintShape(painter, QRectF(area).adjusted(4, 0, -4, 0), controlRadius, theme.colour(Role::Selection));
    }
    const bool isRightToLeft = option->direction == Qt::RightToLeft;
    const auto visual = [&](QRect rect) { return QStyle::visualRect(option->direction, area, rect); };
    const QRect iconArea = visual(QRect(area.left() + 12, area.top(), 20, area.height()));
    if (option->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option->checked) {
            paintIcon(painter, Icon::Check, iconArea, isEnabled ? Role::Accent : Role::TextDisabled, 16);
        }
    } else if (!option->icon.isNull()) {
        QRect square(0, 0, 18, 18);
        square.moveCenter(iconArea.center());
        option->icon.paint(&painter, square, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QRect textArea = visual(area.adjusted(40, 0, -16, 0));
    const QStringList parts = option->text.split(QLatin1Char('\t'));
    painter.save();
    painter.setFont(option->font);
    painter.setPen(theme.colour(isEnabled ? Role::Text : Role::TextDisabled));
    const int flags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    painter.drawText(textArea, flags | (isRightToLeft ? Qt::AlignRight : Qt::AlignLeft), parts.value(0));
    if (parts.size() > 1) {
        painter.setPen(theme.colour(isEnabled ? Role::TextSecondary : Role::TextDisabled));
        painter.drawText(textArea, flags | (isRightToLeft ? Qt::AlignLeft : Qt::AlignRight), parts.value(1));
    }
    painter.restore();
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow = visual(QRect(area.right() - 26, area.top(), 18, area.height()));
        paintIcon(painter, isRightToLeft ? Icon::ChevronLeft : Icon::ChevronRight, arrow, Role::TextSecondary, 14);
    }
}

} // namespace qiao::workstation::ui
