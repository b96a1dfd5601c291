#pragma once

#include <QAbstractButton>

namespace qiao::workstation::conversation {

// The button over the end of a conversation that is scrolled up: how many messages came meanwhile, and the way down to
// them. GUI thread.
class UnseenPill : public QAbstractButton
{
    Q_OBJECT

public:
    explicit UnseenPill(QWidget *parent = nullptr);

    // 0: only the way down.
    void setCount(int count);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    int m_count = 0;
};

} // namespace qiao::workstation::conversation
