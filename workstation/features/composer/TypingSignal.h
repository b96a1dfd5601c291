#pragma once

#include <QObject>
#include <QTimer>

namespace qiao::workstation::composer {

// Turns keystrokes into a few words to the visitor: "on" at the first one and again while they go on, "off" a while
// after the last. GUI thread.
class TypingSignal : public QObject
{
    Q_OBJECT

public:
    // The relay forgets what is not said again.
    static constexpr std::chrono::milliseconds repeatAfter{3000};
    static constexpr std::chrono::milliseconds idleAfter{4000};

    explicit TypingSignal(QObject *parent = nullptr);

    void keyTyped();
    void stop();

Q_SIGNALS:
    void changed(bool isTyping);

private:
    bool m_isTyping = false;
    QTimer m_repeat;
    QTimer m_idle;
};

} // namespace qiao::workstation::composer
