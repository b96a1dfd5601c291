#pragma once

#include <QStyledItemDelegate>

namespace qiao::workstation::ui {

// Paints a row of the command palette: icon, name with the typed characters in bold, category, keys. GUI thread.
class CommandDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace qiao::workstation::ui
