#include "workstation/features/inbox/ConversationRowLayout.h"

#include "workstation/features/inbox/ConversationDelegate.h"
#include "workstation/ui/Badge.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/Theme.h"

#include <QDateTime>
#include <QFontMetrics>

namespace qiao::workstation::inbox {

namespace {

using ui::TextStyle;
using ui::Theme;

QDateTime localTime(base::TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at));
}

// What the agent should know of it before its last words; empty for most.
QString markOf(const ConversationRow &row, base::TimePoint now)
{
    if (row.isDeferred)
        return ConversationDelegate::tr("Message left");
    if (row.isWatched)
        return ConversationDelegate::tr("Listening");
    if (row.isWrappingUp())
        return ConversationDelegate::tr("Wrap up");
    return row.obstacleWords(now);
}

bool isCompact()
{
    return Theme::current().density() == settings::Density::Compact;
}

} // namespace

int ConversationRowLayout::rowHeight()
{
    return Theme::current().scaled(isCompact() ? 44 : 64);
}

ConversationRowLayout::ConversationRowLayout(const ConversationRow &row, const QRect &rect, base::TimePoint now)
{
    const Theme &theme = Theme::current();
    const auto px = [&](int pixels) { return theme.scaled(pixels); };
    const QFontMetrics nameMetrics(theme.font(TextStyle::BodyStrong));
    const QFontMetrics lineMetrics(theme.font(TextStyle::Secondary));
    const int margin = px(8);

    card = rect.adjusted(px(4), px(1), -px(4), -px(1));
    ownerBar = QRect(card.left(), card.top() + px(6), px(3), card.height() - 2 * px(6));
    const int avatarSize = px(isCompact() ? 28 : 40);
    avatar = QRect(card.left() + px(10), card.center().y() - avatarSize / 2 + 1, avatarSize, avatarSize);
    const int left = avatar.right() + 1 + px(10);
    const int right = card.right() + 1 - margin;
    const int rowHeight = px(20);
    const int lineGap = px(isCompact() ? 0 : 2);
    const int top = card.center().y() + 1 - (2 * rowHeight + lineGap) / 2;
    const int second = top + rowHeight + lineGap;

    if (row.isWaiting()) {
        const std::chrono::seconds waited = row.waited(now);
        waitLevel = ui::waitLevel(waited, row.sla);
        timeIcon = ui::iconOf(waitLevel);
        timeText = ui::waitText(waited);
    } else if (row.isWrappingUp()) {
        timeIcon = ui::Icon::Edit;
        timeText = ui::waitText(row.wrapUpLeft(now));
    } else {
        timeText = ui::relativeTime(localTime(row.updatedAt), localTime(now));
    }
    const int timeWidth = lineMetrics.horizontalAdvance(timeText) + 1;
    time = QRect(right - timeWidth, top, timeWidth, rowHeight);
    int nameEnd = time.left();
    if (row.isWaiting() || row.isWrappingUp()) {
        timeSign = QRect(time.left() - px(18), top, px(16), rowHeight);
        nameEnd = timeSign.left();
    }
    const QFontMetrics vipMetrics(theme.font(TextStyle::LabelStrong));
    const int vipGap = px(6);
    const auto vipWidth = [&] { return row.vip > 0 ? vipMetrics.horizontalAdvance(vipText) + px(10) + vipGap : 0; };
    const int wantedName = std::min(nameMetrics.horizontalAdvance(row.name) + 1, px(64));
    const int channelWidth = row.channel.isEmpty() ? 0 : px(20);
    const auto roomForName = [&](int channel) { return nameEnd - px(4) - left - vipWidth() - channel; };
    // Where it is narrow the name comes first: the VIP's word gives way, then the channel's sign.
    vipText = row.vip > 0 ? ConversationDelegate::tr("VIP %1").arg(row.vip) : QString();
    if (row.vip > 0 && roomForName(channelWidth) < wantedName)
        vipText = QStringLiteral("\u2605%1").arg(row.vip);
    if (channelWidth > 0 && roomForName(channelWidth) >= wantedName) {
        channelSign = QRect(nameEnd - channelWidth, top, px(16), rowHeight);
        nameEnd = channelSign.left();
    }
    const int fullName = nameMetrics.horizontalAdvance(row.name) + 1;
    name = QRect(left, top, std::max(0, row.vip > 0 ? std::min(fullName, roomForName(0)) : roomForName(0)), rowHeight);
    if (row.vip > 0)
        vip = QRect(name.right() + 1 + vipGap, top + px(2), vipWidth() - vipGap, rowHeight - px(4));

    int lineEnd = right;
    badgeText = ui::badgeText(row.unread);
    if (!badgeText.isEmpty()) {
        const QSize size = ui::badgeSize(badgeText).toSize();
        badge = QRect(right - size.width(), second + (rowHeight - size.height()) / 2, size.width(), size.height());
        lineEnd = badge.left() - px(8);
    }
    int lineStart = left;
    lastLineText = row.lastLine;
    if (row.isVisitorTyping) {
        lastLineText = ConversationDelegate::tr("typing…");
    } else if (row.draft.isEmpty()) {
        markText = markOf(row, now);
    } else {
        draftMarkText = ConversationDelegate::tr("Draft:");
        draftMark = QRect(left, second, lineMetrics.horizontalAdvance(draftMarkText) + px(4), rowHeight);
        lineStart = draftMark.right() + 1;
        lastLineText = row.draft;
    }
    if (!markText.isEmpty()) {
        const int width = QFontMetrics(theme.font(TextStyle::LabelStrong)).horizontalAdvance(markText) + px(12);
        mark = QRect(left, second + px(2), std::min(width, std::max(0, lineEnd - left)), rowHeight - px(4));
        lineStart = mark.right() + 1 + px(6);
    }
    lastLine = QRect(lineStart, second, std::max(0, lineEnd - lineStart), rowHeight);
}

} // namespace qiao::workstation::inbox
