#pragma once

#include <QStyledItemDelegate>

namespace qiao::workstation::preferences {

// Paints a row of the shortcuts page: the category above its first command, the name, a dot where the agent changed it,
// the keys. GUI thread.
class ShortcutDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace qiao::workstation::preferences
