#include "workstation/features/preferences/SectionDelegate.h"

#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QAbstractItemView>
#include <QIcon>
#include <QPainter>

namespace qiao::workstation::preferences {

void SectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ui::Theme &theme = ui::Theme::current();
    const QRectF area = QRectF(option.rect).adjusted(0, 1, 0, -1);
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (isChosen) {
        ui::paintShape(*painter, area, ui::controlRadius, theme.colour(ui::Role::AccentSoft));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        ui::paintShape(*painter, area, ui::controlRadius, theme.colour(ui::Role::Hover));
    }
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (option.state.testFlag(QStyle::State_HasFocus) && view && view->hasFocus()) {
        ui::paintFocusRing(*painter, area);
    }
    const QRect icon(qRound(area.left()) + 10, qRound(area.center().y()) - 9, 18, 18);
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(painter, icon, Qt::AlignCenter, QIcon::Normal, isChosen ? QIcon::On : QIcon::Off);
    painter->setFont(theme.font(isChosen ? ui::TextStyle::BodyStrong : ui::TextStyle::Body));
    painter->setPen(theme.colour(isChosen ? ui::Role::Accent : ui::Role::Text));
    const QRectF text = area.adjusted(38, 0, -6, 0);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(
            index.data(Qt::DisplayRole).toString(), Qt::ElideRight, static_cast<int>(text.width())));
    painter->restore();
}

QSize SectionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, ui::Theme::current().scaled(36)};
}

} // namespace qiao::workstation::preferences
