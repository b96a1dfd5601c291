#include "workstation/features/conversation/TransferTargetDelegate.h"

#include "workstation/features/conversation/TransferTargetModel.h"
#include "workstation/ui/Avatar.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QPainter>

namespace qiao::workstation::conversation {

namespace {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

ui::Sign signOf(domain::Presence presence)
{
    switch (presence) {
    case domain::Presence::Online:
        return ui::Sign::Online;
    case domain::Presence::Busy:
        return ui::Sign::Busy;
    case domain::Presence::Away:
        return ui::Sign::Away;
    case domain::Presence::Offline:
        return ui::Sign::Offline;
    }
    return ui::Sign::Offline;
}

} // namespace

QSize TransferTargetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(option.rect.width(), Theme::current().scaled(48));
}

void TransferTargetDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const auto px = [&](int pixels) { return theme.scaled(pixels); };
    const TransferTarget target = index.data(TransferTargetModel::TargetRole).value<TransferTarget>();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect card = option.rect.adjusted(px(2), px(1), -px(2), -px(1));
    Role behind = Role::Surface;
    if (option.state.testFlag(QStyle::State_Selected))
        behind = Role::Selection;
    else if (option.state.testFlag(QStyle::State_MouseOver) && target.isAvailable())
        behind = Role::Hover;
    ui::paintShape(*painter, card, ui::controlRadius, theme.colour(behind));

    QRect sign(card.left() + px(8), 0, px(32), px(32));
    sign.moveTop(card.center().y() - sign.height() / 2 + 1);
    if (target.isQueue()) {
        ui::paintShape(*painter, sign, sign.width() / 2.0, theme.colour(Role::SurfaceSunken));
        ui::paintIcon(*painter, ui::Icon::Queue, sign, Role::TextSecondary, px(18));
    } else {
        ui::paintAvatar(*painter, sign, {target.name, target.agent.toString(), signOf(target.presence), behind});
    }
    const int left = sign.right() + 1 + px(10);
    const QRect name(left, card.center().y() - px(18), card.right() - px(8) - left, px(20));
    const QRect state = name.translated(0, px(18));
    const auto draw = [&](const QRect &rect, TextStyle style, Role role, const QString &words) {
        painter->setFont(theme.font(style));
        painter->setPen(theme.colour(role));
        painter->drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(words, Qt::ElideRight, rect.width()));
    };
    draw(name, TextStyle::BodyStrong, target.isAvailable() ? Role::Text : Role::TextDisabled, target.name);
    draw(state, TextStyle::Secondary, target.isFull() ? Role::Warning : Role::TextSecondary,
        TransferTargetModel::stateWords(target));
    painter->restore();
}

} // namespace qiao::workstation::conversation
