#include "workstation/features/supervisor/AgentBoardDelegate.h"

#include "workstation/features/supervisor/AgentBoardModel.h"
#include "workstation/features/supervisor/PresenceMenu.h"
#include "workstation/ui/Avatar.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QPainter>

namespace qiao::workstation::supervisor {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

int AgentBoardDelegate::rowHeight()
{
    return Theme::current().scaled(40);
}

QSize AgentBoardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(option.rect.width(), rowHeight());
}

void AgentBoardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const auto px = [&](int pixels) { return theme.scaled(pixels); };
    const auto row = index.data(AgentBoardModel::RowRole).value<AgentRow>();
    const bool isOffline = row.status.presence == domain::Presence::Offline;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Role ground = isSelected ? Role::Selection : Role::Surface;
    painter->fillRect(option.rect, theme.colour(ground));
    painter->fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.colour(Role::Border));
    QRect words = option.rect.adjusted(px(10), 0, -px(10), 0);
    Role role = isOffline ? Role::TextSecondary : Role::Text;
    TextStyle style = TextStyle::Body;
    switch (index.column()) {
    case AgentBoardModel::Name: {
        const QRect face(words.left(), words.center().y() - px(14) + 1, px(28), px(28));
        ui::paintAvatar(
            *painter, face, {row.status.agent.displayName, row.status.agent.id.toString(), std::nullopt, ground});
        words.setLeft(face.right() + 1 + px(8));
        style = TextStyle::BodyStrong;
        break;
    }
    case AgentBoardModel::State: {
        const QRect sign(words.left(), words.center().y() - px(6) + 1, px(12), px(12));
        ui::paintSign(*painter, sign, signOf(row.status.presence), ground);
        words.setLeft(sign.right() + 1 + px(8));
        break;
    }
    case AgentBoardModel::Load: {
        const int capacity = row.status.agent.capacity;
        const double share = capacity > 0 ? std::min(1.0, double(row.status.load) / capacity) : 0;
        const QRectF bar(words.left(), words.bottom() - px(9), std::min(words.width(), px(80)), px(4));
        ui::paintShape(*painter, bar, bar.height() / 2, theme.colour(Role::Pressed));
        const bool isFull = row.status.load >= capacity;
        if (share > 0) {
            ui::paintShape(*painter, QRectF(bar.topLeft(), QSizeF(bar.width() * share, bar.height())), bar.height() / 2,
                theme.colour(isFull ? Role::Warning : Role::Accent));
        }
        role = isFull && !isOffline ? Role::Warning : role;
        words.adjust(0, 0, 0, -px(8));
        break;
    }
    default:
        break;
    }
    painter->setFont(theme.font(style));
    painter->setPen(theme.colour(role));
    painter->drawText(words, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine,
        QFontMetrics(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    if (option.state.testFlag(QStyle::State_HasFocus))
        ui::paintFocusRing(*painter, QRectF(option.rect).adjusted(1, 1, -1, -1));
    painter->restore();
}

} // namespace qiao::workstation::supervisor
