#include "workstation/features/administration/ItemDelegate.h"

#include "workstation/features/administration/ItemListModel.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace qiao::workstation::administration {

namespace {

constexpr int inset = 10;
constexpr int signSide = 16;

} // namespace

void ItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ui::Theme &theme = ui::Theme::current();
    const QRectF area = QRectF(option.rect).adjusted(0, 1, 0, -1);
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (isChosen)
        ui::paintShape(*painter, area, ui::controlRadius, theme.colour(ui::Role::AccentSoft));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        ui::paintShape(*painter, area, ui::controlRadius, theme.colour(ui::Role::Hover));
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (option.state.testFlag(QStyle::State_HasFocus) && view && view->hasFocus())
        ui::paintFocusRing(*painter, area);

    const bool isChanged = index.data(ItemListModel::ChangedRole).toBool();
    const bool isDisabled = index.data(ItemListModel::DisabledRole).toBool();
    const QString detail = index.data(ItemListModel::DetailRole).toString();
    QRectF text = area.adjusted(inset, 4, -inset, -4);
    if (isChanged || isDisabled) {
        const QRectF sign(text.right() - signSide, text.center().y() - signSide / 2.0, signSide, signSide);
        ui::paintIcon(*painter, isChanged ? ui::Icon::Edit : ui::Icon::Block, sign,
            isChanged ? ui::Role::Warning : ui::Role::TextSecondary, signSide);
        text.setRight(sign.left() - 6);
    }
    const auto draw = [&](const QRectF &place, ui::TextStyle style, ui::Role role, const QString &words) {
        painter->setFont(theme.font(style));
        painter->setPen(theme.colour(role));
        painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(place.width())));
    };
    QRectF first = text;
    if (!detail.isEmpty()) {
        first.setHeight(text.height() / 2);
        QRectF second = text;
        second.setTop(first.bottom());
        draw(second, ui::TextStyle::Secondary, ui::Role::TextSecondary, detail);
    }
    draw(first, ui::TextStyle::BodyStrong, isDisabled ? ui::Role::TextSecondary : ui::Role::Text,
        index.data(Qt::DisplayRole).toString());
    painter->restore();
}

QSize ItemDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {160, ui::Theme::current().scaled(48)};
}

} // namespace qiao::workstation::administration
