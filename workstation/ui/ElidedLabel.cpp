#include "workstation/ui/ElidedLabel.h"

#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace qiao::workstation::ui {

ElidedLabel::ElidedLabel(QWidget *parent)
    : ElidedLabel(TextStyle::Body, Role::Text, parent)
{
}

ElidedLabel::ElidedLabel(TextStyle style, Role role, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_role(role)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text) {
        return;
    }
    m_text = text;
    setAccessibleName(text);
    refreshToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setRole(Role role)
{
    m_role = role;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(Theme::current().font(m_style));
    return {metrics.horizontalAdvance(m_text) + 2, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.setFont(theme.font(m_style));
    painter.setPen(theme.colour(isEnabled() ? m_role : Role::TextDisabled));
    const QString shown = painter.fontMetrics().elidedText(m_text, m_mode, width());
    painter.drawText(rect(), static_cast<int>(m_alignment) | Qt::TextSingleLine, shown);
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refreshToolTip();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
}

void ElidedLabel::refreshToolTip()
{
    setToolTip(sizeHint().width() > width() + 2 ? m_text.toHtmlEscaped() : QString());
}

} // namespace qiao::workstation::ui
