#include "workstation/features/preferences/KeyCapture.h"

#include "workstation/ui/KeyCaps.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace qiao::workstation::preferences {

namespace {

bool isModifier(int key)
{
    switch (key) {
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_Super_L:
    case Qt::Key_Super_R:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_unknown:
    case 0:
        return true;
    default:
        return false;
    }
}

} // namespace

KeyCapture::KeyCapture(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    connect(this, &QAbstractButton::clicked, this, &KeyCapture::listen);
    retranslate();
}

void KeyCapture::setKeys(const QKeySequence &keys)
{
    m_keys = keys;
    stopListening();
    retranslate();
}

void KeyCapture::listen()
{
    m_isListening = true;
    setFocus(Qt::OtherFocusReason);
    retranslate();
}

QSize KeyCapture::sizeHint() const
{
    const ui::Theme &theme = ui::Theme::current();
    return {theme.scaled(180), theme.scaled(32)};
}

bool KeyCapture::event(QEvent *event)
{
    // While listening, keys that are shortcuts elsewhere come here instead.
    if (m_isListening && event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    // Tab would be taken for moving on before keyPressEvent() sees it.
    if (m_isListening && event->type() == QEvent::KeyPress) {
        keyPressEvent(static_cast<QKeyEvent *>(event));
        return true;
    }
    return QAbstractButton::event(event);
}

void KeyCapture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ui::Theme &theme = ui::Theme::current();
    const bool isLit = underMouse() && isEnabled();
    ui::paintShape(painter, rect(), ui::controlRadius,
        theme.colour(m_isListening ? ui::Role::AccentSoft
                : isLit            ? ui::Role::Hover
                                   : ui::Role::Surface),
        theme.colour(m_isListening ? ui::Role::Accent
                : isEnabled()      ? ui::Role::ControlBorder
                                   : ui::Role::Border));
    if (hasFocus()) {
        ui::paintFocusRing(painter, rect());
    }
    if (!m_isListening && !m_keys.isEmpty()) {
        const QSizeF size = ui::keyCapsSize(m_keys);
        const qreal right = (width() + size.width()) / 2;
        ui::paintKeyCaps(painter, QRectF(0, 0, right, height()), m_keys);
        return;
    }
    painter.setFont(theme.font(ui::TextStyle::Body));
    painter.setPen(theme.colour(!isEnabled() ? ui::Role::TextDisabled
            : m_isListening                  ? ui::Role::Accent
                                             : ui::Role::TextSecondary));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

void KeyCapture::keyPressEvent(QKeyEvent *event)
{
    if (!m_isListening) {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            listen();
            return;
        }
        QAbstractButton::keyPressEvent(event);
        return;
    }
    event->accept();
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (isModifier(event->key())) {
        return;
    }
    if (event->key() == Qt::Key_Escape && modifiers == Qt::NoModifier) {
        stopListening();
        return;
    }
    stopListening();
    const bool empties
        = (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete) && modifiers == Qt::NoModifier;
    Q_EMIT captured(empties ? QKeySequence() : QKeySequence(modifiers | Qt::Key(event->key())));
}

void KeyCapture::focusOutEvent(QFocusEvent *event)
{
    stopListening();
    QAbstractButton::focusOutEvent(event);
}

void KeyCapture::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void KeyCapture::stopListening()
{
    if (m_isListening) {
        m_isListening = false;
        retranslate();
    }
}

void KeyCapture::retranslate()
{
    setText(m_isListening ? tr("Press the keys…") : tr("No shortcut"));
    const QString keys = m_keys.toString(QKeySequence::NativeText);
    setAccessibleName(
        m_isListening ? tr("Press the new keys") : tr("Shortcut: %1").arg(keys.isEmpty() ? text() : keys));
    setToolTip(tr("Press to change. Escape leaves it, Backspace empties it."));
    update();
}

} // namespace qiao::workstation::preferences
