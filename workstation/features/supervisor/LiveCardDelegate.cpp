#include "workstation/features/supervisor/LiveCardDelegate.h"

#include "common/base/Clock.h"
#include "workstation/features/supervisor/LiveCardLayout.h"
#include "workstation/features/supervisor/LiveWallModel.h"
#include "workstation/ui/Avatar.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QPainter>

namespace qiao::workstation::supervisor {

namespace {

using ui::Role;
using ui::TextStyle;
using ui::Theme;
using ui::WaitLevel;

void drawWords(
    QPainter &painter, const QRect &rect, Qt::Alignment alignment, TextStyle style, Role role, const QString &words)
{
    if (rect.isEmpty())
        return;
    painter.setFont(Theme::current().font(style));
    painter.setPen(Theme::current().colour(role));
    painter.drawText(rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(painter.font()).elidedText(words, Qt::ElideRight, rect.width()));
}

} // namespace

LiveCardDelegate::LiveCardDelegate(const base::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

void LiveCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto live = index.data(LiveWallModel::LiveRole).value<LiveConversation>();
    const LiveCardLayout layout(live, option.rect, m_clock.now());
    const Theme &theme = Theme::current();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const Role ground = isSelected                       ? Role::Selection
        : layout.level == WaitLevel::TooLate             ? Role::DangerSoft
        : option.state.testFlag(QStyle::State_MouseOver) ? Role::Hover
                                                         : Role::SurfaceRaised;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    ui::paintShape(*painter, layout.card, ui::cardRadius, theme.colour(ground),
        theme.colour(isSelected ? Role::Accent : Role::Border));
    const Role level = ui::roleOf(layout.level);
    if (live.isPending()) {
        painter->setClipRect(layout.edge);
        ui::paintShape(*painter, layout.card, ui::cardRadius,
            theme.colour(layout.level == WaitLevel::Fine ? Role::ControlBorder : level));
        painter->setClipping(false);
        ui::paintIcon(*painter, ui::iconOf(layout.level), layout.timeSign, level, theme.scaled(16));
    }
    const ui::Sign sign = live.isVisitorOnline ? ui::Sign::Online : ui::Sign::Offline;
    ui::paintAvatar(*painter, layout.avatar, {live.name, live.visitorKey, sign, ground});
    drawWords(*painter, layout.name, Qt::AlignLeft, TextStyle::BodyStrong, Role::Text, layout.nameText);
    drawWords(*painter, layout.time, Qt::AlignRight, live.isPending() ? TextStyle::Title : TextStyle::Secondary,
        live.isPending() && layout.level == WaitLevel::Fine ? Role::Text : level, layout.timeText);
    drawWords(*painter, layout.queue, Qt::AlignLeft, TextStyle::Secondary, Role::TextSecondary, live.queueName);
    if (!layout.listenSign.isEmpty())
        ui::paintIcon(*painter, ui::Icon::Eye, layout.listenSign, Role::Accent, theme.scaled(16));
    drawWords(*painter, layout.lastLine, Qt::AlignLeft, TextStyle::Body, Role::Text, live.lastLine);
    drawWords(*painter, layout.standing, Qt::AlignLeft, TextStyle::Secondary, Role::TextSecondary, layout.standingText);
    drawWords(*painter, layout.promise, Qt::AlignRight, TextStyle::Secondary, level, layout.promiseText);
    if (option.state.testFlag(QStyle::State_HasFocus))
        ui::paintFocusRing(*painter, layout.card, ui::cardRadius);
    painter->restore();
}

} // namespace qiao::workstation::supervisor
