#pragma once

#include "workstation/ui/Banner.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace qiao::workstation::ui {

// A short word at the lower left of its window, where it hides neither what is read nor what is written, about what
// just happened, with an optional button such as Undo; leaves by itself, but not while the mouse or the keyboard is on
// it. A new one takes the place of the last. GUI thread.
class Toast final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds stay{6};

    // `leftInset` keeps it clear of what stands at the left edge.
    explicit Toast(QWidget *window, int leftInset = 0);

    void tell(BannerKind kind, const QString &text, const QString &action = {}, std::function<void()> onAction = {});
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void place();

    BannerKind m_kind = BannerKind::Info;
    int m_leftInset;
    QLabel *m_text;
    QPushButton *m_action;
    std::function<void()> m_onAction;
    QTimer m_timer;
};

} // namespace qiao::workstation::ui
