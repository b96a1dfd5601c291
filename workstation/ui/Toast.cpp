#include "workstation/ui/Toast.h"

#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace qiao::workstation::ui {

namespace {

constexpr int shadow = 8;
constexpr int aboveBottom = 32;

} // namespace

Toast::Toast(QWidget *window, int leftInset)
    : QWidget(window)
    , m_leftInset(leftInset)
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    setButtonKind(m_action, ButtonKind::Quiet);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(shadow + 20, shadow + 6, shadow + 8, shadow + 6);
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    m_timer.setSingleShot(true);
    m_timer.setInterval(stay);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!m_action->hasFocus()) {
            hide();
        }
    });
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto onAction = std::exchange(m_onAction, nullptr)) {
            onAction();
        }
    });
    window->installEventFilter(this);
    hide();
}

void Toast::tell(BannerKind kind, const QString &text, const QString &action, std::function<void()> onAction)
{
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    m_onAction = std::move(onAction);
    setAccessibleName(text);
    place();
    show();
    raise();
    m_timer.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Toast::text() const
{
    return m_text->text();
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const QRectF card = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
    paintShadow(painter, card, cardRadius, shadow);
    paintShape(painter, card, cardRadius, theme.colour(Role::SurfaceRaised), theme.colour(Role::Border));
    paintShape(painter, QRectF(card.left() + 8, card.top() + 10, 3, card.height() - 20), 1.5,
        theme.colour(rolesOf(m_kind).sign));
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent *)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *)
{
    m_timer.start();
}

void Toast::place()
{
    const QSize room = parentWidget()->size();
    layout()->activate();
    const QSize wanted = sizeHint().boundedTo({std::max(200, room.width() - m_leftInset - 32), room.height()});
    setGeometry(m_leftInset + 4, room.height() - wanted.height() - aboveBottom, wanted.width(), wanted.height());
}

} // namespace qiao::workstation::ui
