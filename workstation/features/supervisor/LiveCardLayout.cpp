#include "workstation/features/supervisor/LiveCardLayout.h"

#include "workstation/features/supervisor/LiveCardDelegate.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/Theme.h"

#include <QFontMetrics>

namespace qiao::workstation::supervisor {

using ui::TextStyle;
using ui::Theme;

QSize LiveCardLayout::cardSize()
{
    return QSize(280, 124);
}

LiveCardLayout::LiveCardLayout(const LiveConversation &live, const QRect &rect, base::TimePoint now)
    : level(live.level(now))
{
    const Theme &theme = Theme::current();
    const auto px = [&](int pixels) { return theme.scaled(pixels); };
    const auto widthOf = [&](TextStyle style, const QString &text) {
        return QFontMetrics(theme.font(style)).horizontalAdvance(text) + 2;
    };
    card = rect.adjusted(px(5), px(5), -px(5), -px(5));
    edge = QRect(card.left(), card.top(), px(5), card.height());
    const int left = card.left() + px(14);
    const int right = card.right() + 1 - px(10);
    const int top = card.top() + px(9);

    const base::Milliseconds shown
        = live.isPending() ? live.pendingFor(now) : std::max(now - live.startedAt, base::Milliseconds(0));
    timeText = ui::waitText(std::chrono::floor<std::chrono::seconds>(shown));
    const int timeWidth = widthOf(live.isPending() ? TextStyle::Title : TextStyle::Secondary, timeText);
    time = QRect(right - timeWidth, top, timeWidth, px(22));
    int nameEnd = time.left() - px(6);
    if (live.isPending()) {
        timeSign = QRect(time.left() - px(22), top, px(18), px(22));
        nameEnd = timeSign.left() - px(4);
    }
    avatar = QRect(left, top + px(3), px(34), px(34));
    const int words = avatar.right() + 1 + px(8);
    if (live.isWatched) {
        listenSign = QRect(nameEnd - px(20), top, px(18), px(22));
        nameEnd = listenSign.left() - px(2);
    }
    nameText = live.vip > 0 ? LiveCardDelegate::tr("%1 · VIP %2").arg(live.name).arg(live.vip) : live.name;
    name = QRect(words, top, std::max(0, nameEnd - words), px(22));
    queue = QRect(words, top + px(22), right - words, px(18));
    lastLine = QRect(left, top + px(46), right - left, px(20));

    if (live.isPending() && live.sla > base::Milliseconds(0))
        promiseText = ui::promiseText(live.pendingFor(now), live.sla);
    const int promiseWidth = promiseText.isEmpty() ? 0 : widthOf(TextStyle::Secondary, promiseText);
    if (promiseWidth > 0)
        promise = QRect(right - promiseWidth, top + px(74), promiseWidth, px(20));
    standingText = live.standing(now);
    standing = QRect(left, top + px(74), right - left - (promiseWidth > 0 ? promiseWidth + px(8) : 0), px(20));
}

} // namespace qiao::workstation::supervisor
