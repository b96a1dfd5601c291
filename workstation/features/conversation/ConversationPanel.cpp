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
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Theme.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
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

void ConversationPanel::addActions(ui::ActionRegistry &actions)
{
    const auto add = [&](const char *id, const char *text, const QKeySequence &keys, Icon icon, auto &&then) {
        QAction *action = actions.add({QString::fromLatin1(id), Words{context, text}, icon, keys,
            ui::ActionCategory::Conversation, Qt::WindowShortcut});
        connect(action, &QAction::triggered, this, then);
    };
    const auto pressIfShown = [this](auto *(ConversationHeader::*button)() const) {
        return [this, button] {
            if ((m_header->*button)()->isVisibleTo(this))
                (m_header->*button)()->click();
        };
    };
    add("conversation.accept",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Accept or take the conversation"),
        QKeySequence(Qt::CTRL | Qt::Key_Return), Icon::Accept, pressIfShown(&ConversationHeader::acceptButton));
    add("conversation.transfer",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Transfer the conversation"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), Icon::Transfer,
        pressIfShown(&ConversationHeader::transferButton));
    add("conversation.close",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Close the conversation"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W), Icon::Check, pressIfShown(&ConversationHeader::closeButton));
    add("conversation.reopen",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Reopen the conversation"),
        QKeySequence(), Icon::Reopen, pressIfShown(&ConversationHeader::reopenButton));
    add("conversation.why",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Show why I have the conversation"),
        QKeySequence(), Icon::Info, pressIfShown(&ConversationHeader::whyButton));
    add("conversation.tags",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Change the tags of the conversation"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G), Icon::Tag, [this] {
            if (!m_conversation.isEmpty())
                Q_EMIT tagsRequested(m_conversation);
        });
    add("conversation.messages",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Go to the messages"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), Icon::History,
        [this] { m_view->setFocus(Qt::ShortcutFocusReason); });
    add("conversation.newest",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Go to the newest message"),
        QKeySequence(Qt::CTRL | Qt::Key_End), Icon::ChevronDown, [this] { m_view->scrollToEnd(); });
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

QMenu *ConversationPanel::contextMenuFor(int row)
{
    auto *menu = new QMenu(this);
    const TranscriptEntry entry = m_model->entry(row);
    const auto add = [&](Icon icon, const QString &text, auto &&then) {
        connect(menu->addAction(ui::makeIcon(icon), text), &QAction::triggered, this, then);
    };
    const auto toClipboard
        = [](const QString &text) { return [text] { QGuiApplication::clipboard()->setText(text); }; };
    if (const QString selected = m_view->selectedText(); !selected.isEmpty())
        add(Icon::Copy, tr("Copy"), toClipboard(selected));
    if (!entry.hasFile() && entry.isBubble())
        add(Icon::Copy, tr("Copy the message"), toClipboard(entry.text));
    for (const Link &link : entry.isBubble() ? linksIn(entry.text).mid(0, 3) : QList<Link>()) {
        add(Icon::External, tr("Open %1").arg(link.url.host().isEmpty() ? link.url.path() : link.url.host()),
            [this, url = link.url] { openLink(url); });
        add(Icon::Copy, tr("Copy the link"), toClipboard(link.url.toString()));
    }
    if (entry.hasFile()) {
        add(Icon::External, tr("Open"), [this, entry] { Q_EMIT fileOpenRequested(entry.file, entry.attachment.path); });
        add(Icon::Download, tr("Save as…"),
            [this, entry] { Q_EMIT fileSaveRequested(entry.file, entry.attachment.path); });
    }
    if (entry.delivery == state::Delivery::Sending && entry.hasFile())
        add(Icon::Trash, tr("Cancel the upload"), [this, entry] { Q_EMIT discardRequested(entry.command); });
    if (entry.delivery == state::Delivery::Failed) {
        menu->addSeparator();
        add(Icon::Retry, tr("Try again"), [this, entry] { Q_EMIT retryRequested(entry.command); });
        add(Icon::Trash, tr("Throw away"), [this, entry] { Q_EMIT discardRequested(entry.command); });
    }
    return menu;
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
        m_header->show(*entry, m_desk.queues().size() > 1 ? m_desk.queueName(entry->conversation.queue) : QString(),
            reason(), m_desk.me().id.toString(), m_clock.now());
    }
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

// Of the last assignment that is known here.
QString ConversationPanel::reason() const
{
    const state::Transcript *transcript = m_model->transcript();
    for (int index = transcript ? transcript->storedCount() - 1 : -1; index >= 0; --index) {
        if (const auto *assigned = std::get_if<domain::ConversationAssigned>(&transcript->event(index).body))
            return EventWords::reasonOf(*assigned);
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
