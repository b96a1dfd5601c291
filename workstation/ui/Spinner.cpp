#include "workstation/ui/Spinner.h"

#include "workstation/ui/Theme.h"

#include <QPainter>
#include <QTimerEvent>

namespace qiao::workstation::ui {

namespace {

constexpr int stepMilliseconds = 40;
constexpr int stepsPerTurn = 25;

} // namespace

Spinner::Spinner(int side, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Spinner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::current();
    const qreal stroke = std::max(2.0, m_side / 9.0);
    QRectF circle(0, 0, m_side, m_side);
    circle.moveCenter(QRectF(rect()).center());
    circle.adjust(stroke, stroke, -stroke, -stroke);
    painter.setPen(QPen(theme.colour(Role::Border), stroke));
    painter.drawEllipse(circle);
    painter.setPen(QPen(theme.colour(Role::Accent), stroke, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(circle, (90 - m_step * 360 / stepsPerTurn) * 16, -100 * 16);
}

void Spinner::showEvent(QShowEvent *)
{
    if (Theme::current().appearDuration().count() > 0) {
        m_timer.start(stepMilliseconds, this);
    }
}

void Spinner::hideEvent(QHideEvent *)
{
    m_timer.stop();
}

void Spinner::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId()) {
        m_step = (m_step + 1) % stepsPerTurn;
        update();
    }
}

} // namespace qiao::workstation::ui
