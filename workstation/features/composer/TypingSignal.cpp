#include "workstation/features/composer/TypingSignal.h"

namespace qiao::workstation::composer {

TypingSignal::TypingSignal(QObject *parent)
    : QObject(parent)
{
    m_repeat.setSingleShot(true);
    m_repeat.setInterval(repeatAfter);
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleAfter);
    connect(&m_idle, &QTimer::timeout, this, &TypingSignal::stop);
}

void TypingSignal::keyTyped()
{
    m_idle.start();
    if (m_isTyping && m_repeat.isActive())
        return;
    m_isTyping = true;
    m_repeat.start();
    Q_EMIT changed(true);
}

void TypingSignal::stop()
{
    m_idle.stop();
    m_repeat.stop();
    if (!m_isTyping)
        return;
    m_isTyping = false;
    Q_EMIT changed(false);
}

} // namespace qiao::workstation::composer
