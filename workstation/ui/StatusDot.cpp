#include "workstation/ui/StatusDot.h"

#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QPainter>

namespace qiao::workstation::ui {

StatusDot::StatusDot(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    retranslate();
}

void StatusDot::setSign(Sign sign)
{
    m_sign = sign;
    retranslate();
    update();
}

void StatusDot::setBehind(Role role)
{
    m_behind = role;
    update();
}

QSize StatusDot::sizeHint() const
{
    const int side = Theme::current().scaled(10);
    return {side, side};
}

void StatusDot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal side = std::min(width(), height());
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect()).center());
    paintSign(painter, square, m_sign, m_behind);
}

void StatusDot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void StatusDot::retranslate()
{
    setAccessibleName(signText(m_sign));
    setToolTip(signText(m_sign));
}

} // namespace qiao::workstation::ui
