#include "workstation/features/conversation/ConversationPanel.h"

#include "workstation/features/conversation/ConversationHeader.h"
#include "workstation/features/conversation/EventWords.h"
#include "workstation/features/conversation/MessageDelegate.h"
#include "workstation/features/conversation/PictureLoader.h"
#include "workstation/features/conversation/TranscriptModel.h"
#include "workstation/features/conversation/TranscriptView.h"
#include "workstation/features/conversation/TransferDialog.h"
#include "workstation/features/conversation/TypingIndicator.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Theme.h"

#include <QDesktopServices>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace qiao::workstation::conversation {

namespace {

using ui::Icon;
using ui::Words;

constexpr const char *context = "qiao::workstation::conversation::ConversationPanel";

} // namespace

ConversationPanel::ConversationPanel(
    state::Desk &desk, ui::ActionRegistry &actions, const base::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_thumbnails(new Thumbnails(this))
    , m_model(new TranscriptModel(desk, this))
    , m_pictures(new PictureLoader(*desk.attachments(), *m_model, *m_thumbnails, this))
    , m_header(new ConversationHeader(this))
    , m_listening(new ui::Banner(this))
    , m_view(new TranscriptView(this))
    , m_typing(new TypingIndicator(this))
    , m_empty(new ui::EmptyState(this))
    , m_nothing(new ui::EmptyState(this))
    , m_messages(new QStackedLayout)
    , m_pages(new QStackedLayout)
    , m_column(new QVBoxLayout)
{
    m_view->setItemDelegate(new MessageDelegate(*m_thumbnails, clock, m_view));
    m_view->setModel(m_model);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_messages->addWidget(m_view);
    m_messages->addWidget(m_empty);
    auto *conversation = new QWidget(this);
    conversation->setLayout(m_column);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_header);
    m_column->addWidget(m_listening);
    m_column->addLayout(m_messages, 1);
    m_column->addWidget(m_typing);
    m_pages->addWidget(conversation);
    m_pages->addWidget(m_nothing);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(m_pages);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    m_nothing->showEmpty(Icon::Inbox,
        Words{context,
            QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "No conversation is open")},
        Words{context,
            QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel",
                "Choose one in the list, or wait for the next offer.")});
    connectView();
    connect(m_header, &ConversationHeader::acceptRequested, this, [this] { Q_EMIT acceptRequested(m_conversation); });
    connect(m_header, &ConversationHeader::transferRequested, this, [this] { askTransfer(m_conversation); });
    connect(m_header, &ConversationHeader::closeRequested, this, [this] { Q_EMIT closeRequested(m_conversation); });
    connect(m_header, &ConversationHeader::closeAsRequested, this,
        [this](bool isResolved) { Q_EMIT closeAsRequested(m_conversation, isResolved); });
    connect(m_header, &ConversationHeader::wrapRequested, this, [this] { Q_EMIT wrapRequested(m_conversation); });
    connect(m_listening, &ui::Banner::actionTriggered, this, [this] { Q_EMIT stopListeningRequested(m_conversation); });
    connect(m_header, &ConversationHeader::reopenRequested, this, [this] { Q_EMIT reopenRequested(m_conversation); });
    connect(m_header, &ConversationHeader::tagsRequested, this, [this] { Q_EMIT tagsRequested(m_conversation); });
    const state::ConversationBook *book = desk.conversations();
    connect(book, &state::ConversationBook::conversationChanged, this, [this](const domain::ConversationId &changed) {
        if (changed != m_conversation)
            return;
        refreshHeader();
        refreshTyping();
    });
    connect(book, &state::ConversationBook::conversationRemoved, this, [this](const domain::ConversationId &removed) {
        if (removed == m_conversation)
            showConversation({});
    });
    connect(book, &state::ConversationBook::wasReset, this, [this] { showConversation(m_conversation); });
    connect(desk.connection(), &state::ConnectionStatus::phaseChanged, this, [this] {
        m_olderAskedBefore = 0;
        if (m_desk.connection()->isLive())
            m_view->doItemsLayout();
    });
    m_ticker.setInterval(std::chrono::seconds(1));
    connect(&m_ticker, &QTimer::timeout, this, [this] { m_header->setNow(m_clock.now()); });
    addActions(actions);
    retranslate();
    showConversation({});
}

ConversationPanel::~ConversationPanel() = default;

void ConversationPanel::connectView()
{
    connect(m_view, &TranscriptView::olderNeeded, this, &ConversationPanel::requestOlder);
    connect(m_view, &TranscriptView::rowsShown, this, &ConversationPanel::rowsShown);
    connect(m_view, &TranscriptView::linkOpened, this, &ConversationPanel::openLink);
    connect(m_view, &TranscriptView::fileOpened, this, [this](int row) {
        const TranscriptEntry entry = m_model->entry(row);
        Q_EMIT fileOpenRequested(entry.file, entry.attachment.path);
    });
    connect(m_view, &TranscriptView::fileSaved, this, [this](int row) {
        const TranscriptEntry entry = m_model->entry(row);
        Q_EMIT fileSaveRequested(entry.file, entry.attachment.path);
    });
    connect(m_view, &TranscriptView::retryClicked, this,
        [this](int row) { Q_EMIT retryRequested(m_model->entry(row).command); });
    connect(m_view, &TranscriptView::discardClicked, this,
        [this](int row) { Q_EMIT discardRequested(m_model->entry(row).command); });
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        const QModelIndex index = m_view->indexAt(position);
        if (!index.isValid())
            return;
        QMenu *menu = contextMenuFor(index.row());
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_view->viewport()->mapToGlobal(position));
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &ConversationPanel::refreshPage);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ConversationPanel::refreshPage);
    connect(m_pictures, &PictureLoader::shapeChanged, m_view, &TranscriptView::remeasure);
}

void ConversationPanel::setComposer(QWidget *composer)
{
    m_composer = composer;
    m_column->addWidget(composer);
}

void ConversationPanel::showConversation(const domain::ConversationId &conversation)
{
    const bool isKnown = m_desk.conversations()->find(conversation) != nullptr;
    m_conversation = isKnown ? conversation : domain::ConversationId();
    m_olderAskedBefore = 0;
    m_toldSeen = 0;
    state::Transcript *transcript = isKnown ? m_desk.transcript(conversation) : nullptr;
    const bool isTheSame = transcript && transcript == m_model->transcript();
    if (!isTheSame)
        m_pictures->forgetRows();
    if (state::Transcript *before = m_model->transcript(); before && before != transcript)
        before->disconnect(this);
    if (transcript && transcript != m_model->transcript()) {
        connect(transcript, &state::Transcript::hasOlderChanged, this, [this] {
            m_view->setHasOlder(m_model->transcript() && m_model->transcript()->hasOlder());
            refreshPage();
        });
    }
    m_model->setTranscript(transcript);
    m_view->setHasOlder(transcript && transcript->hasOlder());
    if (!isTheSame)
        m_view->scrollToEnd();
    m_pages->setCurrentIndex(isKnown ? 0 : 1);
    if (isKnown)
        m_ticker.start();
    else
        m_ticker.stop();
    refreshHeader();
    refreshTyping();
    refreshPage();
}

void ConversationPanel::scrollToEnd()
{
    m_view->scrollToEnd();
}

void ConversationPanel::askTransfer(const domain::ConversationId &conversation)
{
    auto *dialog = new TransferDialog(m_desk, conversation, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TransferDialog::transferRequested, this, &ConversationPanel::transferRequested);
    dialog->open();
}

void ConversationPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConversationPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tellSeen();
}

bool ConversationPanel::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        tellSeen();
    return QWidget::event(event);
}

void ConversationPanel::refreshHeader()
{
    if (const state::ConversationEntry *entry = m_desk.conversations()->find(m_conversation)) {
        const protocol::QueueInfo queue = m_desk.queue(entry->conversation.queue);
        m_header->show(*entry,
            {m_desk.queues().size() > 1 ? queue.name : QString(), reason(), m_desk.me().id, m_desk.isSupervisor(),
                queue.sla},
            m_clock.now());
    }
    refreshListening();
}

void ConversationPanel::refreshListening()
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(m_conversation);
    if (!entry || !entry->isWatched || entry->isMine || !entry->isOpen) {
        m_listening->hide();
        return;
    }
    const bool isIn = entry->conversation.hasParticipant(m_desk.me().id);
    const QString agent
        = entry->conversation.state == domain::ConversationState::Assigned ? entry->conversation.agentName : QString();
    const QString words = isIn ? tr("You listen. What you write as a reply is seen by the visitor.")
        : agent.isEmpty()      ? tr("You are listening: the visitor does not see you.")
                               : tr("You are listening: neither the visitor nor %1 sees you.").arg(agent);
    m_listening->tell(ui::BannerKind::Info, words, tr("Stop listening"));
}

void ConversationPanel::refreshPage()
{
    const state::Transcript *transcript = m_model->transcript();
    m_messages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    if (m_model->rowCount() > 0 || !transcript)
        return;
    if (transcript->hasOlder()) {
        m_empty->showLoading(Words{
            context, QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Loading the messages")});
        requestOlder();
    } else {
        m_empty->showEmpty(Icon::Reply,
            Words{context, QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "No messages yet")});
    }
}

void ConversationPanel::refreshTyping()
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(m_conversation);
    m_typing->setName(entry && entry->typing ? EventWords::nameOf(entry->typing->author) : QString());
}

void ConversationPanel::requestOlder()
{
    const state::Transcript *transcript = m_model->transcript();
    if (!transcript || !transcript->hasOlder() || m_olderAskedBefore == transcript->firstSeq())
        return;
    m_olderAskedBefore = transcript->firstSeq();
    Q_EMIT olderRequested(m_conversation, transcript->firstSeq());
}

void ConversationPanel::rowsShown(int first, int last)
{
    for (int row = first; row <= last && row < m_model->rowCount(); ++row)
        m_pictures->load(row, devicePixelRatioF());
    tellSeen();
}

void ConversationPanel::tellSeen()
{
    if (m_conversation.isEmpty() || !isVisible() || !isActiveWindow())
        return;
    const int last = m_view->visibleRows().second;
    if (last < 0)
        return;
    // At the end everything is seen, read marks and other numbers without a row too.
    const quint64 seq = m_view->followsEnd() ? m_model->transcript()->lastSeq()
                                             : m_model->index(last).data(TranscriptModel::SeqRole).toULongLong();
    if (seq <= m_toldSeen)
        return;
    m_toldSeen = seq;
    Q_EMIT seen(m_conversation, seq);
}

void ConversationPanel::openLink(const QUrl &url)
{
    if (isSafeToOpen(url))
        QDesktopServices::openUrl(url);
}

// Of the last assignment, or of the offer that stands now, as far as it is known here.
QString ConversationPanel::reason() const
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(m_conversation);
    if (entry && entry->conversation.state == domain::ConversationState::Queued)
        return {};
    const bool isOffered = entry && entry->conversation.state == domain::ConversationState::Offered;
    const state::Transcript *transcript = m_model->transcript();
    for (int index = transcript ? transcript->storedCount() - 1 : -1; index >= 0; --index) {
        const domain::EventBody &body = transcript->event(index).body;
        if (const auto *assigned = std::get_if<domain::ConversationAssigned>(&body); assigned && !isOffered)
            return EventWords::reasonOf(assigned->because);
        if (const auto *offered = std::get_if<domain::ConversationOffered>(&body); offered && isOffered)
            return EventWords::reasonOf(offered->because);
    }
    return {};
}

void ConversationPanel::retranslate()
{
    m_view->setAccessibleName(tr("Messages"));
    setAccessibleName(tr("Conversation"));
    m_model->retranslate();
    refreshHeader();
}

} // namespace qiao::workstation::conversation
