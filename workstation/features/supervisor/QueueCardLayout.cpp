#include "workstation/features/supervisor/QueueCardLayout.h"

#include "workstation/state/Board.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/UntilText.h"

#include <QDateTime>
#include <QFontMetrics>
#include <QLocale>

namespace qiao::workstation::supervisor {

namespace {

using ui::TextStyle;
using ui::Theme;

constexpr int figurePixels = 44;

QDateTime localTime(base::TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at));
}

base::Milliseconds longestWait(const protocol::QueueFigures &figures, base::TimePoint now)
{
    if (figures.waiting == 0 || figures.longestSince == base::TimePoint{})
        return base::Milliseconds(0);
    return std::max(now - figures.longestSince, base::Milliseconds(0));
}

} // namespace

QueueCardWords::QueueCardWords(const protocol::QueueFigures &figures, base::TimePoint now)
{
    const QLocale locale;
    if (figures.waiting > 0 && figures.longestSince != base::TimePoint{}) {
        const base::Milliseconds waited = longestWait(figures, now);
        longest = tr("longest %1").arg(ui::waitText(std::chrono::floor<std::chrono::seconds>(waited)));
        if (figures.sla > base::Milliseconds(0))
            promise = ui::promiseText(waited, figures.sla);
    }
    const auto goal = std::chrono::duration_cast<std::chrono::seconds>(figures.firstResponseGoal).count();
    const std::optional<double> inGoal = state::shareInGoal(figures);
    share = inGoal ? tr("%1 % within %2 s today").arg(locale.toString(qRound(*inGoal * 100)), locale.toString(goal))
                   : tr("nobody answered yet today");
    flow = tr("15 min: %1 came, %2 answered")
               .arg(locale.toString(figures.recentArrivals), locale.toString(figures.recentAnswered));
    agents = tr("%1 free, %2 here of %3")
                 .arg(locale.toString(figures.agentsFree), locale.toString(figures.agentsHere),
                     locale.toString(figures.agentsTotal));
    const bool isBounded = figures.changesAt != base::TimePoint{};
    const QString until = isBounded ? ui::untilText(localTime(figures.changesAt), localTime(now)) : QString();
    if (figures.isOpen)
        hours = isBounded ? tr("open until %1").arg(until) : tr("open");
    else
        hours = isBounded ? tr("closed until %1").arg(until) : tr("closed");
    if (figures.deferred > 0)
        deferred = tr("%n message(s) left", nullptr, figures.deferred);
}

QFont QueueCardLayout::figureFont()
{
    QFont font = Theme::current().font(TextStyle::Figure);
    font.setPixelSize(Theme::current().scaled(figurePixels));
    return font;
}

QSize QueueCardLayout::cardSize()
{
    return QSize(268, 196);
}

QueueCardLayout::QueueCardLayout(const protocol::QueueFigures &figures, const QRect &rect, base::TimePoint now)
    : words(figures, now)
    , level(ui::waitLevel(longestWait(figures, now), figures.sla))
    , share{words.share, state::shareInGoal(figures), wantedShare}
{
    const Theme &theme = Theme::current();
    const auto px = [&](int pixels) { return theme.scaled(pixels); };
    const auto widthOf = [&](TextStyle style, const QString &text) {
        return QFontMetrics(theme.font(style)).horizontalAdvance(text) + 2;
    };
    card = rect.adjusted(px(6), px(6), -px(6), -px(6));
    edge = QRect(card.left(), card.top(), px(5), card.height());
    const int left = card.left() + px(16);
    const int right = card.right() + 1 - px(12);
    const int width = right - left;
    int y = card.top() + px(10);

    const int hoursWidth = std::min(widthOf(TextStyle::Secondary, words.hours), width / 2);
    hours = QRect(right - hoursWidth, y, hoursWidth, px(22));
    name = QRect(left, y, width - hoursWidth - px(8), px(22));
    y += px(26);

    const int digits = QFontMetrics(figureFont()).horizontalAdvance(QLocale().toString(figures.waiting)) + 2;
    const int figureWidth = std::clamp(digits, px(56), width / 2);
    figure = QRect(left, y, figureWidth, px(50));
    figureLabel = QRect(left, y + px(50), figureWidth, px(18));
    const int beside = figure.right() + 1 + px(8);
    if (!words.longest.isEmpty()) {
        levelSign = QRect(beside, y + px(8), px(20), px(22));
        longest = QRect(levelSign.right() + 1 + px(4), y + px(8), right - levelSign.right() - px(5), px(22));
        promise = QRect(longest.left(), y + px(30), longest.width(), px(20));
    }
    if (!words.deferred.isEmpty())
        deferred = QRect(beside, y + px(50), right - beside, px(18));
    y += px(70);

    shareText = QRect(left, y, width, px(18));
    shareBar = QRect(left, y + px(20), width, px(8));
    y += px(34);
    const int flowWidth = std::min(width, widthOf(TextStyle::Secondary, words.flow));
    flow = QRect(left, y, flowWidth, px(18));
    const int room = std::min(px(90), width - flowWidth - px(10));
    const int most = std::max(figures.recentArrivals, figures.recentAnswered);
    if (room >= px(24) && most > 0) {
        const auto length = [&](int count) { return count > 0 ? std::max(px(2), room * count / most) : 0; };
        came = QRect(right - room, y + px(4), length(figures.recentArrivals), px(4));
        answered = QRect(right - room, y + px(10), length(figures.recentAnswered), px(4));
    }
    agents = QRect(left, y + px(18), width, px(18));
}

} // namespace qiao::workstation::supervisor
