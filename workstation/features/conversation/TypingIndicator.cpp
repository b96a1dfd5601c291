#include "workstation/features/conversation/TypingIndicator.h"

#include "workstation/features/conversation/MessageLayout.h"
#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QPainter>

namespace qiao::workstation::conversation {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

TypingIndicator::TypingIndicator(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_dots.setInterval(std::chrono::milliseconds(350));
    connect(&m_dots, &QTimer::timeout, this, [this] {
        m_step = (m_step + 1) % 3;
        update();
    });
}

void TypingIndicator::setName(const QString &name)
{
    if (name == m_name)
        return;
    m_name = name;
    retranslate();
    // Without motion the words say it alone.
    if (!name.isEmpty() && Theme::current().appearDuration().count() > 0)
        m_dots.start();
    else
        m_dots.stop();
    update();
}

QSize TypingIndicator::sizeHint() const
{
    return QSize(120, Theme::current().scaled(22));
}

void TypingIndicator::paintEvent(QPaintEvent *)
{
    if (m_name.isEmpty())
        return;
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int left = MessageLayout::sideMargin() + theme.scaled(4);
    const qreal dot = theme.scaled(5);
    for (int i = 0; i < 3; ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(m_dots.isActive() && i != m_step ? Role::Border : Role::TextSecondary));
        painter.drawEllipse(QRectF(left + i * (dot + 3), (height() - dot) / 2, dot, dot));
    }
    const int textLeft = left + theme.scaled(36);
    painter.setFont(theme.font(TextStyle::Secondary));
    painter.setPen(theme.colour(Role::TextSecondary));
    const QString fitting = painter.fontMetrics().elidedText(m_words, Qt::ElideRight, width() - textLeft - left);
    painter.drawText(QRect(textLeft, 0, width() - textLeft, height()), Qt::AlignVCenter | Qt::TextSingleLine, fitting);
}

void TypingIndicator::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void TypingIndicator::retranslate()
{
    m_words = m_name.isEmpty() ? QString() : tr("%1 is typing…").arg(m_name);
    setAccessibleName(m_words);
}

} // namespace qiao::workstation::conversation
