#include "workstation/features/conversation/UnseenPill.h"

#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QPainter>

namespace qiao::workstation::conversation {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

UnseenPill::UnseenPill(QWidget *parent)
    : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    retranslate();
}

void UnseenPill::setCount(int count)
{
    m_count = count;
    retranslate();
    adjustSize();
    update();
}

QSize UnseenPill::sizeHint() const
{
    const Theme &theme = Theme::current();
    const int height = theme.scaled(32);
    if (m_count == 0)
        return QSize(height, height);
    return QSize(QFontMetrics(theme.font(TextStyle::BodyStrong)).horizontalAdvance(text()) + theme.scaled(48), height);
}

void UnseenPill::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF shape = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isNews = m_count > 0;
    const Role fill
        = isNews ? (underMouse() ? Role::AccentHover : Role::Accent) : (underMouse() ? Role::Hover : Role::Surface);
    const Role words = isNews ? Role::OnAccent : Role::Text;
    ui::paintShape(
        painter, shape, shape.height() / 2, theme.colour(fill), theme.colour(isNews ? fill : Role::ControlBorder));
    const int side = height();
    ui::paintIcon(
        painter, ui::Icon::ChevronDown, QRect(isNews ? theme.scaled(4) : 0, 0, side, side), words, theme.scaled(18));
    if (isNews) {
        painter.setFont(theme.font(TextStyle::BodyStrong));
        painter.setPen(theme.colour(words));
        painter.drawText(rect().adjusted(side, 0, -theme.scaled(12), 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    }
    if (hasFocus())
        ui::paintFocusRing(painter, shape, shape.height() / 2);
}

void UnseenPill::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QAbstractButton::changeEvent(event);
}

void UnseenPill::retranslate()
{
    setText(m_count == 0 ? QString() : tr("%n new message(s)", nullptr, m_count));
    setAccessibleName(m_count == 0 ? tr("Go to the newest message") : tr("%1, go to them").arg(text()));
    setToolTip(tr("Go to the newest message"));
}

} // namespace qiao::workstation::conversation
