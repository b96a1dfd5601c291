#pragma once

#include <QStyledItemDelegate>

namespace qiao::workstation::conversation {

// Paints a colleague or a queue to which a conversation can go. GUI thread.
class TransferTargetDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace qiao::workstation::conversation
