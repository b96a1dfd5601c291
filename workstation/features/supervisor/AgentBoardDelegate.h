#pragma once

#include <QStyledItemDelegate>

namespace qiao::workstation::supervisor {

// Paints the cells of the agents' table: a face beside the name, a sign beside the state, a bar beside the load. GUI
// thread.
class AgentBoardDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static int rowHeight();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace qiao::workstation::supervisor
