#pragma once

#include "workstation/features/supervisor/AgentBoardModel.h"
#include "workstation/features/supervisor/LiveWallModel.h"
#include "workstation/features/supervisor/QueueBoardModel.h"
#include "workstation/features/supervisor/SupervisionActions.h"

#include <QTimer>
#include <QWidget>

class QMenu;
class QStackedLayout;
class QTableView;

namespace qiao::workstation::ui {
class ActionRegistry;
class Banner;
class ElidedLabel;
class EmptyState;
class SearchField;
class SegmentedControl;
} // namespace qiao::workstation::ui

namespace qiao::workstation::supervisor {

class CardGridView;

enum class BoardView { Queues, Agents, Conversations };

// The supervisor's board: the queues as cards, the agents as a table, the live conversations as a wall, each with the
// deepest trouble first. It only orders: the signals say what the supervisor wants. GUI thread.
class BoardPage : public QWidget
{
    Q_OBJECT

public:
    // The place in the rail under which the board is shown.
    static const QString place;

    // All must outlive the page.
    BoardPage(state::Desk &desk, ui::ActionRegistry &actions, const base::Clock &clock, QWidget *parent = nullptr);
    ~BoardPage() override;

    BoardView view() const { return m_view; }
    CardGridView *queues() const { return m_queueView; }
    QTableView *agents() const { return m_agentView; }
    CardGridView *wall() const { return m_wallView; }
    ui::SearchField *search() const { return m_search; }
    ui::EmptyState *emptyState() const { return m_empty; }
    ui::Banner *banner() const { return m_banner; }

    // The conversation that is chosen on the wall; empty: none.
    domain::ConversationId chosenConversation() const;
    // Where the conversations' menu gets the supervisors' commands from; must outlive the page.
    void setSupervision(SupervisionActions *supervision) { m_supervision = supervision; }
    // What the context menus hold; the caller owns them.
    QMenu *menuForConversation(const domain::ConversationId &conversation);
    QMenu *menuForAgent(const domain::AgentId &agent);
    QMenu *menuForQueue(const domain::QueueId &queue);

public Q_SLOTS:
    void showView(qiao::workstation::supervisor::BoardView view);
    void showWall(qiao::workstation::supervisor::WallFilter filter, const QString &search);

Q_SIGNALS:
    // Somebody looks at the board, or no longer.
    void watched(bool isWatched);
    // A command asks for a view of the board, wherever the supervisor is.
    void viewRequested();
    void openRequested(const qiao::domain::ConversationId &conversation);
    void presenceOfRequested(
        const qiao::domain::AgentId &agent, qiao::domain::Presence presence, const QString &reason);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildViews();
    void buildHead();
    void connectViews();
    void addActions(ui::ActionRegistry &actions);
    void bringForward(BoardView view);
    void askAgentState();
    void askReason(const domain::AgentId &agent);
    void setSearch(const QString &typed);
    void refreshAwake();
    void refreshPages();
    void refreshCounts();
    void refreshFreshness();
    void refreshSummary();
    void tick();
    void retranslate();

    state::Desk &m_desk;
    const base::Clock &m_clock;
    BoardView m_view = BoardView::Queues;
    SupervisionActions *m_supervision = nullptr;
    QueueBoardModel *m_queueModel;
    AgentBoardModel *m_agentModel;
    LiveWallModel *m_wallModel;
    ui::Banner *m_banner;
    ui::SegmentedControl *m_views;
    ui::ElidedLabel *m_summary;
    ui::SegmentedControl *m_filters;
    ui::SearchField *m_search;
    CardGridView *m_queueView;
    QTableView *m_agentView;
    CardGridView *m_wallView;
    ui::EmptyState *m_empty;
    QStackedLayout *m_pages;
    QTimer m_ticker;
    base::TimePoint m_asOf{}; // when the board last was current
};

} // namespace qiao::workstation::supervisor
