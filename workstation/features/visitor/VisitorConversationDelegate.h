#pragma once

#include <QStyledItemDelegate>

namespace qiao::workstation::visitor {

// Paints one conversation of the visitor: how it stands, its last words, and when. GUI thread.
class VisitorConversationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static int rowHeight();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace qiao::workstation::visitor
