#pragma once

#include <QStyledItemDelegate>

namespace qiao::workstation::preferences {

// Paints a section of the preferences: icon and name, softly coloured when chosen. GUI thread.
class SectionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace qiao::workstation::preferences
