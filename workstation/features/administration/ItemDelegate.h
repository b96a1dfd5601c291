#pragma once

#include <QStyledItemDelegate>

namespace qiao::workstation::administration {

// Paints one thing of a collection: its name and a line about it, and whether it has changes that are not saved. GUI
// thread.
class ItemDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace qiao::workstation::administration
