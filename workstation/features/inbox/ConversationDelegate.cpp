#include "workstation/features/inbox/ConversationDelegate.h"

#include "workstation/features/inbox/ConversationListModel.h"
#include "workstation/ui/Avatar.h"
#include "workstation/ui/Badge.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QPainter>

namespace qiao::workstation::inbox {

namespace {

using ui::Icon;
using ui::Role;
using ui::TextStyle;
using ui::Theme;

int px(int pixels)
{
    return Theme::current().scaled(pixels);
}

void drawWords(QPainter &painter, const QRect &rect, TextStyle style, Role role, const QString &words)
{
    painter.setFont(Theme::current().font(style));
    painter.setPen(Theme::current().colour(role));
    const QString fitting = QFontMetrics(painter.font()).elidedText(words, Qt::ElideRight, rect.width());
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, fitting);
}

} // namespace

void paintChannelSign(QPainter &painter, const QString &channel, const QRect &rect)
{
    const Icon sign = channel == QStringLiteral("mail") ? Icon::Mail : Icon::Globe;
    ui::paintIcon(painter, sign, rect, Role::TextSecondary, px(14));
}

ConversationDelegate::ConversationDelegate(const base::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(option.rect.width(), ConversationRowLayout::rowHeight());
}

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ConversationRow row = index.data(ConversationListModel::RowRole).value<ConversationRow>();
    const ConversationRowLayout layout(row, option.rect, m_clock.now());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintCard(*painter, option, row, layout);
    paintWords(*painter, row, layout);
    paintTime(*painter, row, layout);
    if (!layout.badge.isEmpty())
        ui::paintBadge(*painter, layout.badge, layout.badgeText);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Active))
        ui::paintFocusRing(*painter, layout.card);
    painter->restore();
}

void ConversationDelegate::paintCard(QPainter &painter, const QStyleOptionViewItem &option, const ConversationRow &row,
    const ConversationRowLayout &layout) const
{
    const Theme &theme = Theme::current();
    Role behind = Role::Surface;
    if (option.state.testFlag(QStyle::State_Selected))
        behind = Role::Selection;
    else if (option.state.testFlag(QStyle::State_MouseOver))
        behind = Role::Hover;
    if (behind != Role::Surface)
        ui::paintShape(painter, layout.card, ui::controlRadius, theme.colour(behind));
    if (!row.owner.isEmpty() && row.state == domain::ConversationState::Assigned) {
        const QColor owner
            = row.isMine ? theme.colour(Role::Accent) : ui::avatarColours(row.owner.toString(), theme.scheme()).text;
        ui::paintShape(painter, layout.ownerBar, layout.ownerBar.width() / 2.0, owner);
    }
    const std::optional<ui::Sign> sign = row.isVisitorOnline ? std::optional(ui::Sign::Online) : std::nullopt;
    ui::paintAvatar(painter, layout.avatar, {row.name, row.visitor.toString(), sign, behind});
}

void ConversationDelegate::paintWords(
    QPainter &painter, const ConversationRow &row, const ConversationRowLayout &layout) const
{
    const Theme &theme = Theme::current();
    const bool isClosed = row.state == domain::ConversationState::Closed;
    drawWords(painter, layout.name, isClosed ? TextStyle::Body : TextStyle::BodyStrong,
        isClosed ? Role::TextSecondary : Role::Text, row.name);
    if (!layout.vip.isEmpty()) {
        ui::paintShape(painter, layout.vip, px(4), theme.colour(Role::WarningSoft));
        painter.setFont(theme.font(TextStyle::LabelStrong));
        painter.setPen(theme.colour(Role::Warning));
        painter.drawText(layout.vip, Qt::AlignCenter | Qt::TextSingleLine, layout.vipText);
    }
    if (!layout.mark.isEmpty()) {
        ui::paintShape(painter, layout.mark, px(4), theme.colour(Role::AccentSoft));
        painter.setFont(theme.font(TextStyle::LabelStrong));
        painter.setPen(theme.colour(Role::Accent));
        const int room = layout.mark.width() - px(8);
        painter.drawText(layout.mark, Qt::AlignCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(layout.markText, Qt::ElideRight, room));
    }
    if (!layout.draftMark.isEmpty())
        drawWords(painter, layout.draftMark, TextStyle::Secondary, Role::Accent, layout.draftMarkText);
    const Role role = row.isVisitorTyping ? Role::Accent : row.unread > 0 ? Role::Text : Role::TextSecondary;
    drawWords(painter, layout.lastLine, TextStyle::Secondary, role, layout.lastLineText);
}

void ConversationDelegate::paintTime(
    QPainter &painter, const ConversationRow &row, const ConversationRowLayout &layout) const
{
    const Role role = row.isWrappingUp() ? Role::Accent : ui::roleOf(layout.waitLevel);
    if (!layout.channelSign.isEmpty())
        paintChannelSign(painter, row.channel, layout.channelSign);
    if (!layout.timeSign.isEmpty())
        ui::paintIcon(painter, layout.timeIcon, layout.timeSign, role, px(14));
    drawWords(painter, layout.time, TextStyle::Secondary, role, layout.timeText);
}

} // namespace qiao::workstation::inbox
