#pragma once

#include <QStyledItemDelegate>

namespace qiao::workstation::analytics {

// A case in two lines: who and what it counts with, where and when. GUI thread.
class CaseDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace qiao::workstation::analytics
