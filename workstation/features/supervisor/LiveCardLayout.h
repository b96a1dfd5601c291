#pragma once

#include "workstation/features/supervisor/LiveConversation.h"

#include <QRect>

namespace qiao::workstation::supervisor {

// Where every part of a live conversation's card is. A part that the card does not have is an empty rectangle. GUI
// thread.
struct LiveCardLayout
{
    LiveCardLayout(const LiveConversation &live, const QRect &rect, base::TimePoint now);

    // At text of 100 %: the least width, and the height.
    static QSize cardSize();

    ui::WaitLevel level = ui::WaitLevel::Fine;
    QRect card;
    QRect edge; // the level's colour
    QRect avatar;
    QRect name;
    QString nameText;
    QRect queue;
    QRect listenSign;
    QRect timeSign;
    QRect time;
    QString timeText;
    QRect lastLine;
    QRect standing;
    QString standingText;
    QRect promise;
    QString promiseText;
};

} // namespace qiao::workstation::supervisor
