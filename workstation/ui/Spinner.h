#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace qiao::workstation::ui {

// Says that something is on its way; stands still where the desktop asks for no motion, and rests while nobody sees it.
// GUI thread.
class Spinner final : public QWidget
{
    Q_OBJECT

public:
    explicit Spinner(int side = 20, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    int m_side;
    int m_step = 0;
    QBasicTimer m_timer;
};

} // namespace qiao::workstation::ui
