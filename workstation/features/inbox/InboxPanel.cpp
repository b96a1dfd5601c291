#include "workstation/features/inbox/InboxPanel.h"

#include "workstation/features/inbox/ConversationDelegate.h"
#include "workstation/features/inbox/ConversationListView.h"
#include "workstation/features/inbox/OfferCard.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/SearchField.h"
#include "workstation/ui/SegmentedControl.h"
#include "workstation/ui/Theme.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace qiao::workstation::inbox {

namespace {

using ui::Icon;
using ui::Words;

constexpr const char *context = "qiao::workstation::inbox::InboxPanel";

} // namespace

InboxPanel::InboxPanel(state::Desk &desk, ui::ActionRegistry &actions, const base::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_model(new ConversationListModel(desk, clock, this))
    , m_filter(new ConversationFilterModel(*m_model, this))
    , m_offer(new OfferCard(this))
    , m_segments(new ui::SegmentedControl(this))
    , m_search(new ui::SearchField(this))
    , m_list(new ConversationListView(this))
    , m_empty(new ui::EmptyState(this))
    , m_pages(new QStackedLayout)
{
    m_segments->addSegment(Words{context, QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Mine")});
    m_segments->addSegment(Words{context, QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Waiting")});
    m_segments->addSegment(Words{context, QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "All")});
    m_segments->setCurrentIndex(int(m_filter->segment()));
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new ConversationDelegate(clock, m_list));

    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 12, 12, 8);
    head->setSpacing(8);
    head->addWidget(m_offer);
    head->addWidget(m_segments);
    head->addWidget(m_search);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(head);
    all->addLayout(m_pages, 1);
    m_offer->hide();

    connect(m_segments, &ui::SegmentedControl::currentChanged, this,
        [this](int index) { showSegment(static_cast<Segment>(index)); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_filter->setSearch(typed);
        chooseCurrentRow();
        refreshEmptyState();
    });
    connect(m_search, &ui::SearchField::resultsWanted, this, [this] {
        m_list->setFocus();
        if (!m_list->currentIndex().isValid())
            m_list->step(ConversationListView::Step::Next);
    });
    connect(m_list, &ConversationListView::chosen, this,
        [this](const QModelIndex &index) { Q_EMIT conversationChosen(m_filter->conversationAt(index.row())); });
    connect(m_list, &ConversationListView::entered, this, [this](const QModelIndex &index) {
        const domain::ConversationId conversation = m_filter->conversationAt(index.row());
        Q_EMIT conversationChosen(conversation);
        Q_EMIT conversationEntered(conversation);
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        const QModelIndex index = m_list->indexAt(position);
        if (!index.isValid())
            return;
        QMenu *menu = contextMenuFor(m_filter->conversationAt(index.row()));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_list->viewport()->mapToGlobal(position));
    });
    connect(m_offer, &OfferCard::accepted, this, &InboxPanel::acceptRequested);
    connect(m_offer, &OfferCard::declined, this, &InboxPanel::declineRequested);
    connect(m_offer, &OfferCard::opened, this, &InboxPanel::conversationChosen);
    connect(m_empty, &ui::EmptyState::actionTriggered, this, [this] {
        if (m_filter->isSearching())
            m_search->clear();
        else
            showSegment(Segment::Waiting);
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_filter, signal, this, [this] {
            refreshEmptyState();
            chooseCurrentRow();
        });
    }
    connect(m_filter, &QAbstractItemModel::modelReset, this, [this] {
        refreshEmptyState();
        chooseCurrentRow();
    });
    const state::ConversationBook *book = desk.conversations();
    connect(book, &state::ConversationBook::totalsChanged, this, [this] {
        refreshCounts();
        refreshOffer();
    });
    connect(book, &state::ConversationBook::wasReset, this, [this] {
        refreshCounts();
        refreshOffer();
    });
    connect(book, &state::ConversationBook::conversationChanged, this, &InboxPanel::refreshOffer);
    connect(book, &state::ConversationBook::conversationRemoved, this, &InboxPanel::refreshOffer);
    connect(&ui::Theme::current(), &ui::Theme::changed, m_list, &QAbstractItemView::doItemsLayout);
    m_ticker.setInterval(std::chrono::seconds(1));
    connect(&m_ticker, &QTimer::timeout, this, &InboxPanel::tick);

    addActions(actions);
    retranslate();
    refreshCounts();
    refreshEmptyState();
    refreshOffer();
}

InboxPanel::~InboxPanel() = default;

void InboxPanel::addActions(ui::ActionRegistry &actions)
{
    const auto add
        = [&](const char *id, const char *text, const QKeySequence &keys, std::optional<Icon> icon, auto &&then) {
              QAction *action = actions.add({QString::fromLatin1(id), Words{context, text}, icon, keys,
                  ui::ActionCategory::Navigation, Qt::WindowShortcut});
              connect(action, &QAction::triggered, this, then);
          };
    add("inbox.next", QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Go to the next conversation"),
        QKeySequence(Qt::ALT | Qt::Key_Down), Icon::ChevronDown,
        [this] { m_list->step(ConversationListView::Step::Next); });
    add("inbox.previous", QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Go to the previous conversation"),
        QKeySequence(Qt::ALT | Qt::Key_Up), Icon::ChevronUp,
        [this] { m_list->step(ConversationListView::Step::Previous); });
    add("inbox.filter", QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Filter the conversations"),
        QKeySequence(Qt::CTRL | Qt::Key_F), Icon::Search, [this] {
            m_search->setFocus(Qt::ShortcutFocusReason);
            m_search->selectAll();
        });
    add("inbox.list", QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Go to the list of conversations"),
        QKeySequence(Qt::CTRL | Qt::Key_L), Icon::Inbox, [this] { m_list->setFocus(Qt::ShortcutFocusReason); });
    add("inbox.mine", QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Show my conversations"),
        QKeySequence(Qt::ALT | Qt::Key_1), Icon::Person, [this] { showSegment(Segment::Mine); });
    add("inbox.waiting", QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Show waiting conversations"),
        QKeySequence(Qt::ALT | Qt::Key_2), Icon::Clock, [this] { showSegment(Segment::Waiting); });
    add("inbox.all", QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Show all conversations"),
        QKeySequence(Qt::ALT | Qt::Key_3), Icon::Inbox, [this] { showSegment(Segment::All); });
    add("inbox.accept-offer",
        QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Accept the offered conversation"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), Icon::Accept, [this] {
            if (m_offer->isVisibleTo(this))
                Q_EMIT acceptRequested(m_offer->conversation());
        });
    add("inbox.decline-offer",
        QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Decline the offered conversation"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), Icon::Decline, [this] {
            if (m_offer->isVisibleTo(this))
                Q_EMIT declineRequested(m_offer->conversation());
        });
}

QMenu *InboxPanel::contextMenuFor(const domain::ConversationId &conversation)
{
    auto *menu = new QMenu(this);
    const state::ConversationEntry *entry = m_desk.conversations()->find(conversation);
    if (!entry)
        return menu;
    const auto add = [&](Icon icon, const QString &text, auto &&then) {
        connect(menu->addAction(ui::makeIcon(icon), text), &QAction::triggered, this, then);
    };
    add(Icon::Reply, tr("Open"), [this, conversation] {
        Q_EMIT conversationChosen(conversation);
        Q_EMIT conversationEntered(conversation);
    });
    if (entry->conversation.canAccept(m_desk.me().id))
        add(Icon::Accept, tr("Accept"), [this, conversation] { Q_EMIT acceptRequested(conversation); });
    if (entry->isOfferedToMe)
        add(Icon::Decline, tr("Decline"), [this, conversation] { Q_EMIT declineRequested(conversation); });
    menu->addSeparator();
    if (entry->conversation.canTransfer())
        add(Icon::Transfer, tr("Transfer…"), [this, conversation] { Q_EMIT transferRequested(conversation); });
    if (entry->conversation.canClose()) {
        add(Icon::Close, tr("Close"), [this, conversation] { Q_EMIT closeRequested(conversation); });
        add(Icon::Success, tr("Close as resolved"),
            [this, conversation] { Q_EMIT closeAsRequested(conversation, true); });
        add(Icon::Info, tr("Close as not resolved"),
            [this, conversation] { Q_EMIT closeAsRequested(conversation, false); });
    }
    if (entry->isWrappingUp)
        add(Icon::Check, tr("The wrap-up is over"), [this, conversation] { Q_EMIT wrapRequested(conversation); });
    if (entry->conversation.canReopen())
        add(Icon::Reopen, tr("Reopen"), [this, conversation] { Q_EMIT reopenRequested(conversation); });
    menu->addSeparator();
    if (m_menuExtension) {
        m_menuExtension(*menu, conversation);
        menu->addSeparator();
    }
    add(Icon::Copy, tr("Copy the conversation's number"),
        [conversation] { QGuiApplication::clipboard()->setText(conversation.toString()); });
    return menu;
}

void InboxPanel::setCurrentConversation(const domain::ConversationId &conversation)
{
    m_current = conversation;
    chooseCurrentRow();
}

void InboxPanel::showSegment(Segment segment)
{
    if (m_filter->segment() == segment)
        return;
    m_filter->setSegment(segment);
    m_segments->setCurrentIndex(int(segment));
    refreshEmptyState();
    Q_EMIT segmentChanged(segment);
}

void InboxPanel::setOffline(bool isOffline)
{
    m_isOffline = isOffline;
    refreshEmptyState();
}

void InboxPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void InboxPanel::showEvent(QShowEvent *event)
{
    tick();
    m_ticker.start();
    QWidget::showEvent(event);
}

void InboxPanel::hideEvent(QHideEvent *event)
{
    m_ticker.stop();
    QWidget::hideEvent(event);
}

void InboxPanel::chooseCurrentRow()
{
    const int row = m_filter->rowOf(m_current);
    if (row < 0) {
        m_list->clearSelection();
        m_list->selectionModel()->clearCurrentIndex();
    } else if (m_list->currentIndex().row() != row || !m_list->selectionModel()->isRowSelected(row)) {
        m_list->setCurrentIndex(m_filter->index(row));
    }
}

void InboxPanel::refreshCounts()
{
    const state::ConversationBook::Totals &totals = m_desk.conversations()->totals();
    m_segments->setSegmentCount(int(Segment::Mine), totals.mine + totals.offeredToMe);
    m_segments->setSegmentCount(int(Segment::Waiting), totals.waiting);
    // What it offers depends on who waits.
    if (m_filter->rowCount() == 0)
        refreshEmptyState();
}

void InboxPanel::refreshEmptyState()
{
    m_pages->setCurrentIndex(m_filter->rowCount() > 0 ? 0 : 1);
    if (m_filter->rowCount() > 0)
        return;
    const auto words = [](const char *source) { return Words{context, source}; };
    if (m_filter->isSearching()) {
        m_empty->showEmpty(Icon::Search,
            words(QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Nothing found")),
            words(QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel",
                "No conversation here has all these words. Try fewer, or look in All.")),
            words(QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Clear the filter")));
        return;
    }
    if (m_isOffline && m_desk.conversations()->count() == 0) {
        m_empty->showLoading(words(QT_TRANSLATE_NOOP(
            "qiao::workstation::inbox::InboxPanel", "Waiting for the relay to load your conversations")));
        return;
    }
    switch (m_filter->segment()) {
    case Segment::Mine:
        m_empty->showEmpty(Icon::Inbox,
            words(QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "No conversation of yours is open")),
            words(QT_TRANSLATE_NOOP(
                "qiao::workstation::inbox::InboxPanel", "New ones are offered to you while you are online.")),
            m_desk.conversations()->totals().waiting > 0
                ? words(QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Show who is waiting"))
                : Words{});
        break;
    case Segment::Waiting:
        m_empty->showEmpty(Icon::Success,
            words(QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "Nobody is waiting")),
            words(QT_TRANSLATE_NOOP(
                "qiao::workstation::inbox::InboxPanel", "Visitors who want to talk to a person appear here.")));
        break;
    case Segment::All:
        m_empty->showEmpty(Icon::Inbox,
            words(QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel", "No conversations yet")),
            words(QT_TRANSLATE_NOOP("qiao::workstation::inbox::InboxPanel",
                "As soon as a visitor writes, the conversation appears here.")));
        break;
    }
}

void InboxPanel::refreshOffer()
{
    const state::ConversationBook *book = m_desk.conversations();
    const int offered = book->totals().offeredToMe;
    const state::ConversationEntry *first = nullptr;
    for (int index = 0; offered > 0 && index < book->count(); ++index) {
        const state::ConversationEntry &entry = book->at(index);
        if (entry.isOfferedToMe && (!first || entry.conversation.offeredUntil < first->conversation.offeredUntil))
            first = &entry;
    }
    m_offer->setVisible(first != nullptr);
    if (!first)
        return;
    m_offer->setNow(m_clock.now());
    QStringList about;
    if (m_desk.queues().size() > 1)
        about.append(m_desk.queueName(first->conversation.queue));
    if (!first->conversation.topic.isEmpty())
        about.append(first->conversation.topic);
    about.removeAll(QString());
    m_offer->showOffer(m_model->row(m_model->rowOf(first->id())), about.join(QStringLiteral(" · ")),
        first->conversation.offeredUntil, offered - 1);
}

// Times on the screen move on; nothing is laid out again.
void InboxPanel::tick()
{
    if (m_offer->isVisible())
        m_offer->setNow(m_clock.now());
    m_list->viewport()->update();
}

void InboxPanel::retranslate()
{
    m_search->setPlaceholderText(tr("Filter by name, words, tag"));
    m_search->setAccessibleName(tr("Filter the conversations"));
    m_list->setAccessibleName(tr("Conversations"));
    m_segments->setAccessibleName(tr("Which conversations"));
    setAccessibleName(tr("Inbox"));
    m_list->viewport()->update();
}

} // namespace qiao::workstation::inbox
