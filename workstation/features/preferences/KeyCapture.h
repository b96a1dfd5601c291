#pragma once

#include <QAbstractButton>
#include <QKeySequence>

namespace qiao::workstation::preferences {

// A button that shows a shortcut, and once pressed takes the next keys as the new one. Escape leaves it as it was,
// Backspace empties it. GUI thread.
class KeyCapture final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit KeyCapture(QWidget *parent = nullptr);

    void setKeys(const QKeySequence &keys);
    bool isListening() const { return m_isListening; }
    void listen();

    QSize sizeHint() const override;

Q_SIGNALS:
    void captured(const QKeySequence &keys);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void stopListening();
    void retranslate();

    QKeySequence m_keys;
    bool m_isListening = false;
};

} // namespace qiao::workstation::preferences
