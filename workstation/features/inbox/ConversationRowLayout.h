#pragma once

#include "workstation/features/inbox/ConversationRow.h"
#include "workstation/ui/WaitLevel.h"

#include <QRect>

namespace qiao::workstation::inbox {

// Where every part of one row of the list is: the one answer for painting, measuring and the mouse. A part that the row
// does not have is an empty rectangle. GUI thread.
struct ConversationRowLayout
{
    ConversationRowLayout(const ConversationRow &row, const QRect &rect, base::TimePoint now);

    // The same for all rows, after the agent's density.
    static int rowHeight();

    QRect card; // what is filled when the row is chosen
    QRect ownerBar;
    QRect avatar;
    QRect name;
    QRect vip;
    QString vipText;
    QRect channelSign;
    QRect timeSign;
    QRect time;
    QString timeText;
    ui::WaitLevel waitLevel = ui::WaitLevel::Fine;
    ui::Icon timeIcon = ui::Icon::Clock;
    QRect mark; // of a message that was left, of listening
    QString markText;
    QRect draftMark;
    QString draftMarkText;
    QRect lastLine;
    QString lastLineText;
    QRect badge;
    QString badgeText;
};

} // namespace qiao::workstation::inbox
