#pragma once

#include "workstation/features/inbox/ConversationRowLayout.h"

#include <QStyledItemDelegate>

namespace qiao::workstation::inbox {

// Paints one conversation of the list: whose it is, who asks, how long already, the last words. GUI thread.
class ConversationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // `clock` must outlive the delegate.
    explicit ConversationDelegate(const base::Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintCard(QPainter &painter, const QStyleOptionViewItem &option, const ConversationRow &row,
        const ConversationRowLayout &layout) const;
    void paintWords(QPainter &painter, const ConversationRow &row, const ConversationRowLayout &layout) const;
    void paintTime(QPainter &painter, const ConversationRow &row, const ConversationRowLayout &layout) const;

    const base::Clock &m_clock;
};

// The sign of the outside world a conversation came through.
void paintChannelSign(QPainter &painter, const QString &channel, const QRect &rect);

} // namespace qiao::workstation::inbox
