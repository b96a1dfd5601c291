#pragma once

#include "workstation/ui/Sign.h"

#include <QWidget>

#include <chrono>
#include <optional>

class QAction;
class QLabel;
class QPushButton;

namespace qiao::workstation::ui {

class StatusDot;

// The line at the foot of the window: the connection, what still has to leave, who waits, and the key of the command
// palette. GUI thread.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    // Online with the latency where it is known; Working, Offline or Trouble without. `nextTry` is told while offline.
    void showConnection(Sign sign, std::optional<std::chrono::milliseconds> latency = std::nullopt,
        std::optional<std::chrono::seconds> nextTry = std::nullopt);
    void showOutbox(int waiting);
    void showWaiting(int count, std::chrono::seconds longest);
    // The action that opens the command palette.
    void setPaletteAction(QAction *action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void restyle();

    Sign m_sign = Sign::Offline;
    std::optional<std::chrono::milliseconds> m_latency;
    std::optional<std::chrono::seconds> m_nextTry;
    int m_outbox = 0;
    int m_waiting = 0;
    std::chrono::seconds m_longest{};
    QAction *m_paletteAction = nullptr;
    StatusDot *m_dot;
    QLabel *m_connection;
    QLabel *m_sent;
    QLabel *m_queue;
    QPushButton *m_palette;
};

} // namespace qiao::workstation::ui
