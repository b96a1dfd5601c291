#include "workstation/features/visitor/VisitorConversationDelegate.h"

#include "workstation/features/visitor/VisitorConversationModel.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QPainter>

namespace qiao::workstation::visitor {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

int VisitorConversationDelegate::rowHeight()
{
    return Theme::current().scaled(44);
}

QSize VisitorConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(option.rect.width(), rowHeight());
}

void VisitorConversationDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const auto px = [&](int pixels) { return theme.scaled(pixels); };
    painter->save();
    const QRect card = option.rect.adjusted(0, 1, 0, -1);
    const bool isCurrent = index.data(VisitorConversationModel::CurrentRole).toBool();
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
        ui::paintShape(*painter, card, ui::controlRadius, theme.colour(isCurrent ? Role::Selection : Role::Hover));
    }
    const auto state = static_cast<domain::ConversationState>(index.data(VisitorConversationModel::StateRole).toInt());
    const bool isClosed = state == domain::ConversationState::Closed;
    const bool isOpen = state == domain::ConversationState::Assigned;
    const QRect sign(card.left() + px(6), card.top(), px(20), card.height());
    ui::paintIcon(*painter,
        isClosed     ? ui::Icon::Check
            : isOpen ? ui::Icon::Reply
                     : ui::Icon::Clock,
        sign,
        isClosed     ? Role::TextSecondary
            : isOpen ? Role::Accent
                     : Role::Warning,
        px(16));
    const int left = sign.right() + 1 + px(8);
    const QRect words(left, card.top() + px(3), card.right() - px(6) - left, card.height() / 2 - px(2));
    const auto draw = [&](const QRect &rect, TextStyle style, Role role, const QString &text) {
        painter->setFont(theme.font(style));
        painter->setPen(theme.colour(role));
        painter->drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    };
    draw(words, TextStyle::Body, Role::Text, index.data(Qt::DisplayRole).toString());
    draw(words.translated(0, words.height()), TextStyle::Label, Role::TextSecondary,
        VisitorConversationModel::stateWords(state) + QStringLiteral(" · ")
            + index.data(VisitorConversationModel::TimeRole).toString());
    if (option.state.testFlag(QStyle::State_HasFocus))
        ui::paintFocusRing(*painter, card);
    painter->restore();
}

} // namespace qiao::workstation::visitor
