#include "workstation/features/supervisor/BoardPage.h"

#include "common/protocol/Limits.h"
#include "workstation/features/supervisor/AgentBoardDelegate.h"
#include "workstation/features/supervisor/CardGridView.h"
#include "workstation/features/supervisor/LiveCardDelegate.h"
#include "workstation/features/supervisor/LiveCardLayout.h"
#include "workstation/features/supervisor/PresenceMenu.h"
#include "workstation/features/supervisor/QueueCardDelegate.h"
#include "workstation/features/supervisor/QueueCardLayout.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/ElidedLabel.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/LineDialog.h"
#include "workstation/ui/SearchField.h"
#include "workstation/ui/SegmentedControl.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace qiao::workstation::supervisor {

namespace {

using ui::Icon;
using ui::Words;

constexpr const char *context = "qiao::workstation::supervisor::BoardPage";

} // namespace

const QString BoardPage::place = QStringLiteral("board");

BoardPage::BoardPage(state::Desk &desk, ui::ActionRegistry &actions, const base::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_queueModel(new QueueBoardModel(desk, clock, this))
    , m_agentModel(new AgentBoardModel(desk, clock, this))
    , m_wallModel(new LiveWallModel(desk, clock, this))
    , m_banner(new ui::Banner(this))
    , m_views(new ui::SegmentedControl(this))
    , m_summary(new ui::ElidedLabel(ui::TextStyle::Secondary, ui::Role::TextSecondary, this))
    , m_filters(new ui::SegmentedControl(this))
    , m_search(new ui::SearchField(this))
    , m_queueView(new CardGridView(this))
    , m_agentView(new QTableView(this))
    , m_wallView(new CardGridView(this))
    , m_empty(new ui::EmptyState(this))
    , m_pages(new QStackedLayout)
{
    buildHead();
    buildViews();
    connectViews();
    addActions(actions);
    m_ticker.setInterval(std::chrono::seconds(1));
    connect(&m_ticker, &QTimer::timeout, this, &BoardPage::tick);
    retranslate();
    showView(BoardView::Queues);
    refreshAwake();
}

BoardPage::~BoardPage() = default;

void BoardPage::buildHead()
{
    const auto words = [](const char *source) { return Words{context, source}; };
    m_views->addSegment(words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Queues")));
    m_views->addSegment(words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Agents")));
    m_views->addSegment(words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Conversations")));
    m_filters->addSegment(words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "All")));
    m_filters->addSegment(words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Waiting")));
    m_filters->addSegment(words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Not answered")));
    m_filters->addSegment(words(QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Too late")));
    for (ui::SegmentedControl *control : {m_views, m_filters})
        control->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_search->setFixedWidth(240);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 16, 6);
    head->setSpacing(12);
    head->addWidget(m_views);
    head->addWidget(m_filters);
    head->addWidget(m_summary, 1);
    head->addWidget(m_search);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_banner);
    all->addLayout(head);
    all->addLayout(m_pages, 1);
}

void BoardPage::buildViews()
{
    m_queueView->setModel(m_queueModel);
    m_queueView->setItemDelegate(new QueueCardDelegate(m_clock, m_queueView));
    m_queueView->setCardSize(QueueCardLayout::cardSize());
    m_wallView->setModel(m_wallModel);
    m_wallView->setItemDelegate(new LiveCardDelegate(m_clock, m_wallView));
    m_wallView->setCardSize(LiveCardLayout::cardSize());
    m_agentView->setModel(m_agentModel);
    m_agentView->setItemDelegate(new AgentBoardDelegate(m_agentView));
    m_agentView->setFrameShape(QFrame::NoFrame);
    m_agentView->setShowGrid(false);
    m_agentView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_agentView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_agentView->setTabKeyNavigation(false);
    m_agentView->setContextMenuPolicy(Qt::CustomContextMenu);
    m_agentView->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_agentView->setSortingEnabled(true);
    m_agentView->verticalHeader()->hide();
    m_agentView->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = m_agentView->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(AgentBoardModel::Conversations, QHeaderView::Stretch);
    header->setSortIndicator(AgentBoardModel::State, Qt::AscendingOrder);
    header->setHighlightSections(false);
    m_pages->addWidget(m_queueView);
    m_pages->addWidget(m_agentView);
    m_pages->addWidget(m_wallView);
    m_pages->addWidget(m_empty);
}

void BoardPage::connectViews()
{
    connect(m_views, &ui::SegmentedControl::currentChanged, this,
        [this](int index) { showView(static_cast<BoardView>(index)); });
    connect(m_filters, &ui::SegmentedControl::currentChanged, this, [this](int index) {
        m_wallModel->setFilter(static_cast<WallFilter>(index));
        refreshPages();
    });
    connect(m_search, &QLineEdit::textChanged, this, &BoardPage::setSearch);
    connect(m_search, &ui::SearchField::resultsWanted, this, [this] { m_pages->currentWidget()->setFocus(); });
    connect(m_empty, &ui::EmptyState::actionTriggered, this, [this] { m_search->clear(); });
    connect(m_wallView, &CardGridView::entered, this,
        [this](const QModelIndex &index) { Q_EMIT openRequested(m_wallModel->conversationAt(index.row())); });
    connect(m_queueView, &CardGridView::entered, this,
        [this](const QModelIndex &index) { showWall(WallFilter::All, index.data().toString()); });
    connect(m_agentView, &QTableView::activated, this, [this](const QModelIndex &index) {
        showWall(WallFilter::All, m_agentModel->agentRow(m_agentModel->agentAt(index.row())).status.agent.displayName);
    });
    const auto openMenu = [this](QAbstractItemView *view, auto &&make) {
        connect(view, &QWidget::customContextMenuRequested, this, [this, view, make](const QPoint &position) {
            const QModelIndex index = view->indexAt(position);
            if (!index.isValid())
                return;
            QMenu *menu = make(index.row());
            menu->setAttribute(Qt::WA_DeleteOnClose);
            menu->popup(view->viewport()->mapToGlobal(position));
        });
    };
    openMenu(m_wallView, [this](int row) { return menuForConversation(m_wallModel->conversationAt(row)); });
    openMenu(m_agentView, [this](int row) { return menuForAgent(m_agentModel->agentAt(row)); });
    openMenu(m_queueView, [this](int row) { return menuForQueue(m_queueModel->queueAt(row)); });
    for (SettlingModel *model : QList<SettlingModel *>{m_queueModel, m_agentModel, m_wallModel}) {
        for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(model, signal, this, &BoardPage::refreshPages);
        connect(model, &QAbstractItemModel::modelReset, this, &BoardPage::refreshPages);
    }
    connect(m_desk.board(), &state::Board::wasReset, this, &BoardPage::refreshSummary);
    connect(m_desk.board(), &state::Board::currentChanged, this, &BoardPage::refreshFreshness);
    connect(m_desk.connection(), &state::ConnectionStatus::phaseChanged, this, &BoardPage::refreshFreshness);
    connect(m_desk.conversations(), &state::ConversationBook::totalsChanged, this, &BoardPage::refreshCounts);
}

void BoardPage::addActions(ui::ActionRegistry &actions)
{
    QList<QAction *> added;
    const auto add = [&](const char *id, const char *text, Icon icon, const QKeySequence &keys, auto &&then) {
        QAction *action
            = actions.add({QString::fromLatin1(id), Words{context, text}, icon, keys, ui::ActionCategory::Navigation});
        connect(action, &QAction::triggered, this, then);
        added.append(action);
    };
    add("board.queues", QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Show the board's queues"),
        Icon::Queue, Qt::ALT | Qt::SHIFT | Qt::Key_1, [this] { bringForward(BoardView::Queues); });
    add("board.agents", QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Show the board's agents"),
        Icon::People, Qt::ALT | Qt::SHIFT | Qt::Key_2, [this] { bringForward(BoardView::Agents); });
    add("board.conversations",
        QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Show the live conversations"), Icon::Live,
        Qt::ALT | Qt::SHIFT | Qt::Key_3, [this] { bringForward(BoardView::Conversations); });
    add("board.agent-state",
        QT_TRANSLATE_NOOP("qiao::workstation::supervisor::BoardPage", "Change the state of the chosen agent"),
        Icon::Away, Qt::CTRL | Qt::SHIFT | Qt::Key_P, [this] { askAgentState(); });
    const auto refresh = [this, added] {
        for (QAction *action : added) {
            action->setVisible(m_desk.isSupervisor());
            action->setEnabled(m_desk.isSupervisor());
        }
    };
    connect(&m_desk, &state::Desk::meChanged, this, refresh);
    refresh();
}

domain::ConversationId BoardPage::chosenConversation() const
{
    const QModelIndex index = m_wallView->currentIndex();
    return m_view == BoardView::Conversations && index.isValid() ? m_wallModel->conversationAt(index.row())
                                                                 : domain::ConversationId();
}

QMenu *BoardPage::menuForConversation(const domain::ConversationId &conversation)
{
    auto *menu = new QMenu(this);
    connect(menu->addAction(ui::makeIcon(Icon::Reply), tr("Open")), &QAction::triggered, this,
        [this, conversation] { Q_EMIT openRequested(conversation); });
    menu->addSeparator();
    if (m_supervision)
        m_supervision->fillMenu(*menu, conversation);
    return menu;
}

QMenu *BoardPage::menuForAgent(const domain::AgentId &agent)
{
    const AgentRow row = m_agentModel->agentRow(agent);
    auto *menu = new QMenu(this);
    connect(menu->addAction(ui::makeIcon(Icon::Live), tr("Show the conversations")), &QAction::triggered, this,
        [this, name = row.status.agent.displayName] { showWall(WallFilter::All, name); });
    menu->addSeparator();
    auto *states = new PresenceMenu(row.status.agent.displayName, row.status.presence, m_desk.pauseReasons(), menu);
    connect(states, &PresenceMenu::chosen, this, [this, agent](domain::Presence presence, const QString &reason) {
        Q_EMIT presenceOfRequested(agent, presence, reason);
    });
    connect(states, &PresenceMenu::reasonWanted, this, [this, agent] { askReason(agent); });
    menu->addMenu(states);
    return menu;
}

QMenu *BoardPage::menuForQueue(const domain::QueueId &queue)
{
    auto *menu = new QMenu(this);
    const QString name = m_desk.queueName(queue);
    connect(menu->addAction(ui::makeIcon(Icon::Clock), tr("Show who is waiting")), &QAction::triggered, this,
        [this, name] { showWall(WallFilter::Waiting, name); });
    connect(menu->addAction(ui::makeIcon(Icon::Live), tr("Show the conversations")), &QAction::triggered, this,
        [this, name] { showWall(WallFilter::All, name); });
    return menu;
}

void BoardPage::askAgentState()
{
    const QModelIndex index = m_agentView->currentIndex();
    if (m_view != BoardView::Agents || !isVisible() || !index.isValid())
        return;
    const domain::AgentId agent = m_agentModel->agentAt(index.row());
    const AgentRow row = m_agentModel->agentRow(agent);
    auto *states = new PresenceMenu(row.status.agent.displayName, row.status.presence, m_desk.pauseReasons(), this);
    states->setAttribute(Qt::WA_DeleteOnClose);
    connect(states, &PresenceMenu::chosen, this, [this, agent](domain::Presence presence, const QString &reason) {
        Q_EMIT presenceOfRequested(agent, presence, reason);
    });
    connect(states, &PresenceMenu::reasonWanted, this, [this, agent] { askReason(agent); });
    states->popup(m_agentView->viewport()->mapToGlobal(m_agentView->visualRect(index).bottomLeft()));
}

void BoardPage::askReason(const domain::AgentId &agent)
{
    const QString name = m_agentModel->agentRow(agent).status.agent.displayName;
    auto *dialog = new ui::LineDialog(tr("Why is %1 away?").arg(name),
        tr("The reason, as everybody in the team sees it:"), protocol::limits::reasonLength, this);
    connect(dialog, &ui::LineDialog::given, this,
        [this, agent](const QString &reason) { Q_EMIT presenceOfRequested(agent, domain::Presence::Away, reason); });
    dialog->open();
}

void BoardPage::bringForward(BoardView view)
{
    if (!m_desk.isSupervisor())
        return;
    Q_EMIT viewRequested();
    showView(view);
    if (isVisible())
        m_pages->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void BoardPage::showView(BoardView view)
{
    m_view = view;
    m_views->setCurrentIndex(static_cast<int>(view));
    m_filters->setVisible(view == BoardView::Conversations);
    refreshAwake();
    refreshPages();
}

void BoardPage::showWall(WallFilter filter, const QString &search)
{
    m_search->setText(search);
    m_filters->setCurrentIndex(static_cast<int>(filter));
    showView(BoardView::Conversations);
    m_wallView->setFocus();
}

void BoardPage::setSearch(const QString &typed)
{
    m_queueModel->setSearch(typed);
    m_agentModel->setSearch(typed);
    m_wallModel->setSearch(typed);
    refreshPages();
}

} // namespace qiao::workstation::supervisor
