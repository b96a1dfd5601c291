#pragma once

#include "common/protocol/Board.h"
#include "workstation/ui/WaitLevel.h"
#include "workstation/ui/chart/Share.h"

#include <QCoreApplication>
#include <QFont>
#include <QRect>

namespace qiao::workstation::supervisor {

// The share of visitors who should be answered within a queue's goal.
inline constexpr double wantedShare = 0.9;

// What a queue's card says, in words.
struct QueueCardWords
{
    Q_DECLARE_TR_FUNCTIONS(qiao::workstation::supervisor::QueueCardWords)

public:
    QueueCardWords(const protocol::QueueFigures &figures, base::TimePoint now);

    QString longest; // empty: nobody waits
    QString promise; // what is left of the longest wait's promise; likewise
    QString share;
    QString flow; // of the last 15 minutes
    QString agents;
    QString hours;
    QString deferred; // empty: no messages were left
};

// Where every part of a queue's card is. A part that the card does not have is an empty rectangle. GUI thread.
struct QueueCardLayout
{
    QueueCardLayout(const protocol::QueueFigures &figures, const QRect &rect, base::TimePoint now);

    // At text of 100 %: the least width, and the height.
    static QSize cardSize();
    // Of the figure that is to be read from afar.
    static QFont figureFont();

    QueueCardWords words;
    ui::WaitLevel level = ui::WaitLevel::Fine;
    ui::chart::Share share;

    QRect card;
    QRect edge; // the level's colour
    QRect name;
    QRect hours;
    QRect figure; // how many wait
    QRect figureLabel;
    QRect levelSign;
    QRect longest;
    QRect promise;
    QRect shareText;
    QRect shareBar;
    QRect flow;
    QRect came; // a bar for who came in the last 15 minutes, as long as they are many
    QRect answered; // and below it one for who was answered
    QRect agents;
    QRect deferred;
};

} // namespace qiao::workstation::supervisor
