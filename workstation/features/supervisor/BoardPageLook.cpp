#include "workstation/features/supervisor/AgentBoardDelegate.h"
#include "workstation/features/supervisor/BoardPage.h"
#include "workstation/features/supervisor/CardGridView.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/ElidedLabel.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/SearchField.h"
#include "workstation/ui/SegmentedControl.h"
#include "workstation/ui/Theme.h"

#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QStackedLayout>
#include <QTableView>

// What a BoardPage shows in each of its states.
namespace qiao::workstation::supervisor {

namespace {

using ui::Icon;
using ui::Words;

constexpr const char *context = "qiao::workstation::supervisor::BoardPage";
constexpr int emptyPage = 3;

} // namespace

void BoardPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), ui::Theme::current().colour(ui::Role::Surface));
}

void BoardPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT watched(true);
    refreshAwake();
    refreshFreshness();
    tick();
    m_ticker.start();
}

void BoardPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_ticker.stop();
    refreshAwake();
    Q_EMIT watched(false);
}

void BoardPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        m_agentView->verticalHeader()->setDefaultSectionSize(AgentBoardDelegate::rowHeight());
    QWidget::changeEvent(event);
}

// Only what is looked at is put in place.
void BoardPage::refreshAwake()
{
    m_queueModel->setAsleep(!isVisible() || m_view != BoardView::Queues);
    m_agentModel->setAsleep(!isVisible() || m_view != BoardView::Agents);
    m_wallModel->setAsleep(!isVisible() || m_view != BoardView::Conversations);
}

void BoardPage::refreshPages()
{
    const SettlingModel *models[]{m_queueModel, m_agentModel, m_wallModel};
    const int index = static_cast<int>(m_view);
    if (models[index]->rowCount() > 0) {
        m_pages->setCurrentIndex(index);
        return;
    }
    m_pages->setCurrentIndex(emptyPage);
    const auto words = [](const char *source) { return Words{context, source}; };
    if (!m_search->text().trimmed().isEmpty()) {
        m_empty->showEmpty(Icon::Search,
            words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Nothing found")),
            words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Nothing here has these words.")),
            words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Clear the search")));
        return;
    }
    const bool isLoading = m_view == BoardView::Queues && !m_desk.board()->isKnown();
    if (isLoading && m_desk.connection()->isLive()) {
        m_empty->showLoading(words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Loading the board")));
        return;
    }
    if (isLoading) {
        m_empty->showEmpty(Icon::Offline,
            words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "The relay cannot be reached")),
            words(QT_TRANSLATE_NOOP(
                "qiao::workstation::supervisor::BoardPage", "The board appears as soon as the connection is back.")));
        return;
    }
    switch (m_view) {
    case BoardView::Queues:
        m_empty->showEmpty(
            Icon::Queue, words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "There are no queues")));
        break;
    case BoardView::Agents:
        m_empty->showEmpty(
            Icon::People, words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "There are no agents")));
        break;
    case BoardView::Conversations:
        m_empty->showEmpty(Icon::Success,
            words(m_wallModel->filter() == WallFilter::All
                    ? QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "No conversation is open")
                    : QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "None of them now")),
            words(QT_TRANSLATE_NOOP(
                "qiao::workstation::supervisor::BoardPage", "As soon as a visitor writes, it appears here.")));
        break;
    }
}

void BoardPage::refreshCounts()
{
    const state::ConversationBook::Totals &totals = m_desk.conversations()->totals();
    m_views->setSegmentCount(static_cast<int>(BoardView::Conversations), totals.open);
    m_filters->setSegmentCount(static_cast<int>(WallFilter::Waiting), totals.waiting);
}

// Figures of an earlier time say so.
void BoardPage::refreshFreshness()
{
    if (m_desk.board()->isCurrent())
        m_asOf = m_clock.now();
    const bool isOld = !m_desk.board()->isCurrent() && m_desk.board()->isKnown() && !m_desk.connection()->isLive();
    if (isOld) {
        const QString time = ui::clockTime(QDateTime::fromMSecsSinceEpoch(base::toEpochMs(m_asOf)));
        m_banner->tell(ui::BannerKind::Warning, tr("The board shows how it was at %1.").arg(time));
    } else {
        m_banner->hide();
    }
    refreshPages();
}

// Times on the screen move on; nothing is laid out again.
void BoardPage::tick()
{
    if (m_desk.board()->isCurrent())
        m_asOf = m_clock.now();
    m_wallModel->tick();
    m_queueView->viewport()->update();
    m_agentView->viewport()->update();
    m_wallView->viewport()->update();
    refreshSummary();
}

void BoardPage::refreshSummary()
{
    int waiting = 0;
    int lost = 0;
    base::TimePoint longest{};
    for (const protocol::QueueFigures &figures : m_desk.board()->queues()) {
        waiting += figures.waiting;
        lost += figures.abandoned;
        if (figures.waiting > 0 && figures.longestSince != base::TimePoint{}
            && (longest == base::TimePoint{} || figures.longestSince < longest))
            longest = figures.longestSince;
    }
    int free = 0;
    int here = 0;
    for (const protocol::AgentStatus &status : m_desk.roster()->agents()) {
        const bool isOnline = status.presence == domain::Presence::Online;
        here += isOnline || status.presence == domain::Presence::Busy ? 1 : 0;
        free += isOnline && status.load < status.agent.capacity ? 1 : 0;
    }
    QStringList parts{tr("%n waiting", nullptr, waiting)};
    if (longest != base::TimePoint{}) {
        const auto wait = std::max(m_clock.now() - longest, base::Milliseconds(0));
        parts.append(tr("longest %1").arg(ui::waitText(std::chrono::floor<std::chrono::seconds>(wait))));
    }
    const QLocale locale;
    parts.append(tr("%1 free of %2 here").arg(locale.toString(free), locale.toString(here)));
    parts.append(tr("%n gave up today", nullptr, lost));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

void BoardPage::retranslate()
{
    setAccessibleName(tr("Board"));
    m_views->setAccessibleName(tr("What the board shows"));
    m_filters->setAccessibleName(tr("Which conversations"));
    m_search->setPlaceholderText(tr("Search by name or words"));
    m_search->setAccessibleName(tr("Search the board"));
    m_queueView->setAccessibleName(tr("Queues"));
    m_agentView->setAccessibleName(tr("Agents"));
    m_wallView->setAccessibleName(tr("Live conversations"));
    m_agentModel->retranslate();
    m_agentView->verticalHeader()->setDefaultSectionSize(AgentBoardDelegate::rowHeight());
    const ui::Theme &theme = ui::Theme::current();
    const std::pair<int, int> widths[]{{AgentBoardModel::Name, 150}, {AgentBoardModel::State, 190},
        {AgentBoardModel::Load, 96}, {AgentBoardModel::Handled, 84}, {AgentBoardModel::Handling, 106},
        {AgentBoardModel::Rating, 84}};
    for (const auto &[column, width] : widths)
        m_agentView->setColumnWidth(column, theme.scaled(width));
    refreshCounts();
    refreshPages();
    tick();
}

} // namespace qiao::workstation::supervisor
