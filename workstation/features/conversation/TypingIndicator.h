#pragma once

#include <QTimer>
#include <QWidget>

namespace qiao::workstation::conversation {

// One line under the messages that says who writes just now. It keeps its place when nobody does, so that nothing
// jumps. GUI thread.
class TypingIndicator : public QWidget
{
    Q_OBJECT

public:
    explicit TypingIndicator(QWidget *parent = nullptr);

    // Empty: nobody writes.
    void setName(const QString &name);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_name;
    QString m_words;
    QTimer m_dots;
    int m_step = 0;
};

} // namespace qiao::workstation::conversation
