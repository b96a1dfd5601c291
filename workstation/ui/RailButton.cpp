#include "workstation/ui/RailButton.h"

#include "workstation/ui/Avatar.h"
#include "workstation/ui/Badge.h"
#include "workstation/ui/NavigationRail.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QPainter>

#include <algorithm>

namespace qiao::workstation::ui {

namespace {

constexpr int railButtonHeight = 52;
constexpr int agentButtonHeight = 48;
constexpr int avatarSide = 32;

// Grows with the text, and never gets smaller than a finger.
QSize scaledUp(int width, int height)
{
    const Theme &theme = Theme::current();
    return {std::max(width, theme.scaled(width)), std::max(height, theme.scaled(height))};
}

} // namespace

RailButton::RailButton(Icon icon, const Words &words, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_words(words)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    retranslate();
}

void RailButton::setCount(int count)
{
    if (count != m_count) {
        m_count = count;
        retranslate();
        update();
    }
}

void RailButton::retranslate()
{
    setText(m_words.text());
    setAccessibleName(m_count > 0 ? tr("%1, %n waiting for you", nullptr, m_count).arg(text()) : text());
    setToolTip(accessibleName());
}

QSize RailButton::sizeHint() const
{
    return scaledUp(NavigationRail::railWidth, railButtonHeight);
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const QRectF area = QRectF(rect()).adjusted(4, 2, -4, -2);
    if (isChecked()) {
        paintShape(painter, area, controlRadius + 2, theme.colour(Role::AccentSoft));
    } else if (isDown()) {
        paintShape(painter, area, controlRadius + 2, theme.colour(Role::Pressed));
    } else if (underMouse() && isEnabled()) {
        paintShape(painter, area, controlRadius + 2, theme.colour(Role::Border));
    }
    const Role role = !isEnabled() ? Role::TextDisabled : isChecked() ? Role::Accent : Role::TextSecondary;
    painter.setFont(theme.font(isChecked() ? TextStyle::LabelStrong : TextStyle::Label));
    const QFontMetrics metrics = painter.fontMetrics();
    const int icon = std::max(20, theme.scaled(20));
    const int block = icon + 1 + metrics.height();
    const int top = (height() - block) / 2;
    paintIcon(painter, m_icon, QRectF(0, top, width(), icon), role, icon);
    painter.setPen(theme.colour(role));
    const QRectF line(2, top + icon + 1, width() - 4, metrics.height());
    painter.drawText(line, Qt::AlignCenter, metrics.elidedText(text(), Qt::ElideRight, width() - 6));
    if (const QString badge = badgeText(m_count); !badge.isEmpty()) {
        const QSizeF pill = badgeSize(badge);
        const QRectF place(QPointF(width() / 2.0 + 5, top - 4), pill);
        // A line of the surface around it keeps it apart from the icon.
        paintShape(painter, place.adjusted(-1.5, -1.5, 1.5, 1.5), pill.height() / 2 + 1.5,
            theme.colour(isChecked() ? Role::AccentSoft : Role::SurfaceSunken));
        paintBadge(painter, place, badge, BadgeKind::Danger);
    }
    if (hasFocus()) {
        paintFocusRing(painter, area, controlRadius + 2);
    }
}

AgentButton::AgentButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    retranslate();
}

void AgentButton::setAgent(const QString &name, const QString &key, Sign presence)
{
    m_name = name;
    m_key = key;
    m_presence = presence;
    retranslate();
    update();
}

void AgentButton::retranslate()
{
    setAccessibleName(m_name.isEmpty() ? tr("Your presence") : tr("%1, %2").arg(m_name, signText(m_presence)));
    setToolTip(accessibleName().toHtmlEscaped());
}

QSize AgentButton::sizeHint() const
{
    return scaledUp(NavigationRail::railWidth, agentButtonHeight);
}

void AgentButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const QRectF area = QRectF(rect()).adjusted(4, 2, -4, -2);
    const bool isLit = (underMouse() || isDown()) && isEnabled();
    if (isLit) {
        paintShape(painter, area, controlRadius + 2, theme.colour(Role::Border));
    }
    const int side = std::max(avatarSide, theme.scaled(avatarSide));
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect()).center());
    paintAvatar(painter, square, {m_name, m_key, m_presence, isLit ? Role::Border : Role::SurfaceSunken});
    if (hasFocus()) {
        paintFocusRing(painter, area, controlRadius + 2);
    }
}

} // namespace qiao::workstation::ui
