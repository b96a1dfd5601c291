#include "workstation/features/composer/ComposerPanel.h"

#include "common/protocol/Limits.h"
#include "workstation/features/composer/CannedReplyModel.h"
#include "workstation/features/composer/CannedReplyPopup.h"
#include "workstation/features/composer/ComposerEdit.h"
#include "workstation/features/composer/FileTray.h"
#include "workstation/features/composer/ReplyGaps.h"
#include "workstation/features/composer/TypingSignal.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/ElidedLabel.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/SegmentedControl.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QAbstractTextDocumentLayout>
#include <QAction>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace qiao::workstation::composer {

namespace {

using state::DraftMode;
using ui::Icon;
using ui::Role;
using ui::TextStyle;
using ui::Theme;
using ui::Words;

constexpr const char *context = "qiao::workstation::composer::ComposerPanel";

} // namespace

ComposerPanel::ComposerPanel(state::Desk &desk, ui::ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_typing(new TypingSignal(this))
    , m_replies(new CannedReplyModel(this))
    , m_pages(new QStackedLayout(this))
    , m_card(new QWidget(this))
    , m_modes(new ui::SegmentedControl(m_card))
    , m_edit(new ComposerEdit(m_card))
    , m_gaps(new ReplyGaps(*m_edit))
    , m_files(new FileTray(m_card))
    , m_hint(new ui::ElidedLabel(TextStyle::Secondary, Role::TextSecondary, m_card))
    , m_counter(new QLabel(m_card))
    , m_reply(new QToolButton(m_card))
    , m_macros(new QToolButton(m_card))
    , m_attach(new QToolButton(m_card))
    , m_send(new QPushButton(m_card))
{
    m_modes->addSegment(Words{context, QT_TRANSLATE_NOOP("qiao::workstation::composer::ComposerPanel", "Reply")});
    m_modes->addSegment(
        Words{context, QT_TRANSLATE_NOOP("qiao::workstation::composer::ComposerPanel", "Note")}, ui::SegmentKind::Note);
    m_modes->addSegment(Words{context, QT_TRANSLATE_NOOP("qiao::workstation::composer::ComposerPanel", "Whisper")},
        ui::SegmentKind::Whisper);
    buildCard(m_card);
    auto *obstacle = new QWidget(this);
    m_obstacleText = new ui::ElidedLabel(TextStyle::Body, Role::TextSecondary, obstacle);
    m_obstacleAction = new QPushButton(obstacle);
    ui::setButtonKind(m_obstacleAction, ui::ButtonKind::Primary);
    auto *row = new QHBoxLayout(obstacle);
    row->setContentsMargins(16 + 16, 4 + 12, 16 + 16, 16 + 12);
    row->setSpacing(12);
    row->addWidget(m_obstacleText, 1);
    row->addWidget(m_obstacleAction);
    m_pages->addWidget(m_card);
    m_pages->addWidget(obstacle);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAcceptDrops(true);
    m_draftDelay.setSingleShot(true);
    m_draftDelay.setInterval(draftDelay);

    connectEdit();
    connect(&m_draftDelay, &QTimer::timeout, this, &ComposerPanel::flushDraft);
    connect(m_typing, &TypingSignal::changed, this,
        [this](bool isTyping) { Q_EMIT typingChanged(m_conversation, isTyping); });
    connect(m_obstacleAction, &QPushButton::clicked, this, [this] {
        if (currentObstacle() == Obstacle::Closed)
            Q_EMIT reopenRequested(m_conversation);
        else
            Q_EMIT acceptRequested(m_conversation);
    });
    connect(desk.conversations(), &state::ConversationBook::wasReset, this, &ComposerPanel::refreshObstacle);
    connect(desk.conversations(), &state::ConversationBook::conversationRemoved, this, &ComposerPanel::refreshObstacle);
    connect(desk.conversations(), &state::ConversationBook::conversationChanged, this,
        [this](const domain::ConversationId &changed) {
            if (changed == m_conversation)
                refreshObstacle();
        });
    connect(&desk, &state::Desk::cannedRepliesChanged, this, [this] { m_replies->setReplies(m_desk.cannedReplies()); });
    connect(&desk, &state::Desk::macrosChanged, this, &ComposerPanel::refreshLook);
    m_replies->setReplies(desk.cannedReplies());
    addActions(actions);
    retranslate();
    refreshObstacle();
    refreshLook();
}

ComposerPanel::~ComposerPanel()
{
    delete m_popup;
}

CannedReplyPopup *ComposerPanel::popup() const
{
    return m_popup;
}

void ComposerPanel::buildCard(QWidget *card)
{
    for (QToolButton *button : {m_reply, m_macros, m_attach}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_reply->setIcon(ui::makeIcon(Icon::Command));
    m_macros->setIcon(ui::makeIcon(Icon::Play));
    m_attach->setIcon(ui::makeIcon(Icon::Attach));
    m_modes->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_edit->setMinimumHeight(0);

    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_modes);
    top->addWidget(m_hint, 1);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(4);
    bottom->addWidget(m_attach);
    bottom->addWidget(m_reply);
    bottom->addWidget(m_macros);
    bottom->addStretch(1);
    bottom->addWidget(m_counter);
    bottom->addSpacing(8);
    bottom->addWidget(m_send);
    auto *all = new QVBoxLayout(card);
    // The card is painted 16 px from the sides; the rest is its own room.
    all->setContentsMargins(16 + 10, 4 + 10, 16 + 10, 16 + 8);
    all->setSpacing(6);
    all->addLayout(top);
    all->addWidget(m_edit);
    all->addWidget(m_files);
    all->addLayout(bottom);
}

void ComposerPanel::connectEdit()
{
    connect(m_modes, &ui::SegmentedControl::currentChanged, this,
        [this](int index) { setMode(static_cast<DraftMode>(index)); });
    connect(m_edit, &QTextEdit::textChanged, this, &ComposerPanel::textEdited);
    connect(m_edit, &QTextEdit::cursorPositionChanged, this, &ComposerPanel::refreshPopup);
    connect(m_edit, &ComposerEdit::sendWanted, this, &ComposerPanel::send);
    connect(m_edit, &ComposerEdit::focusChanged, this, [this] {
        refreshPopup();
        update();
    });
    connect(m_edit, &ComposerEdit::tabbedOn, m_gaps, &ReplyGaps::selectNext);
    connect(m_gaps, &ReplyGaps::choiceWanted, this, &ComposerPanel::showChoices, Qt::QueuedConnection);
    connect(m_edit, &ComposerEdit::filesArrived, this, &ComposerPanel::takeFiles);
    connect(m_edit, &ComposerEdit::pictureArrived, this, [this](const QImage &picture) {
        if (canTakeFiles())
            m_files->addPicture(picture);
    });
    connect(m_edit, &ComposerEdit::popupStep, this, [this](int step) {
        m_popup->step(step > 0 ? CannedReplyPopup::Step::Next : CannedReplyPopup::Step::Previous);
    });
    connect(m_edit, &ComposerEdit::popupChosen, this, [this] { insertReply(m_popup->currentRow()); });
    connect(m_edit, &ComposerEdit::popupDismissed, this, [this] {
        m_isPopupDismissed = true;
        refreshPopup();
    });
    connect(m_files, &FileTray::changed, this, [this] {
        refreshSend();
        refreshHeight();
    });
    connect(m_files, &FileTray::refused, this, &ComposerPanel::refuse);
    connect(m_send, &QPushButton::clicked, this, &ComposerPanel::send);
    connect(m_macros, &QToolButton::clicked, this, &ComposerPanel::macrosRequested);
    connect(m_attach, &QToolButton::clicked, this, &ComposerPanel::chooseFiles);
    connect(m_reply, &QToolButton::clicked, this, [this] {
        m_edit->setFocus();
        if (!m_edit->slashWord()) {
            const QTextCursor cursor = m_edit->textCursor();
            const bool isAtWordStart
                = cursor.atBlockStart() || m_edit->document()->characterAt(cursor.position() - 1).isSpace();
            m_edit->insertPlainText(isAtWordStart ? QStringLiteral("/") : QStringLiteral(" /"));
        }
        m_isPopupDismissed = false;
        refreshPopup();
    });
    connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
        &ComposerPanel::refreshHeight);
}

void ComposerPanel::addActions(ui::ActionRegistry &actions)
{
    const auto add = [&](const char *id, const char *text, const QKeySequence &keys, Icon icon, auto &&then) {
        QAction *action = actions.add({QString::fromLatin1(id), Words{context, text}, icon, keys,
            ui::ActionCategory::Message, Qt::WindowShortcut});
        connect(action, &QAction::triggered, this, then);
    };
    add("message.toggle-note",
        QT_TRANSLATE_NOOP("qiao::workstation::composer::ComposerPanel", "Switch between reply and note"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), Icon::Note, [this] { toggleMode(); });
    add("message.reply",
        QT_TRANSLATE_NOOP("qiao::workstation::composer::ComposerPanel", "Write a reply to the visitor"), QKeySequence(),
        Icon::Reply, [this] {
            if (isAllowed(DraftMode::Reply))
                setMode(DraftMode::Reply);
            focusText();
        });
    add("message.attach", QT_TRANSLATE_NOOP("qiao::workstation::composer::ComposerPanel", "Attach a file"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U), Icon::Attach, [this] { chooseFiles(); });
    add("message.canned", QT_TRANSLATE_NOOP("qiao::workstation::composer::ComposerPanel", "Insert a canned reply"),
        QKeySequence(Qt::CTRL | Qt::Key_Slash), Icon::Command, [this] { m_reply->click(); });
    add("message.write", QT_TRANSLATE_NOOP("qiao::workstation::composer::ComposerPanel", "Write a message"),
        QKeySequence(Qt::CTRL | Qt::Key_M), Icon::Reply, [this] { focusText(); });
}

QString ComposerPanel::obstacle() const
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(m_conversation);
    switch (currentObstacle()) {
    case Obstacle::None:
        return {};
    case Obstacle::NoConversation:
        return tr("No conversation is open.");
    case Obstacle::Closed:
        return tr("This conversation is closed. Reopen it to write.");
    case Obstacle::Waiting:
        return entry && entry->isOfferedToMe ? tr("This conversation is offered to you. Accept it to write.")
                                             : tr("Nobody has this conversation yet. Take it to write.");
    case Obstacle::Theirs:
        return entry ? tr("%1 has this conversation.").arg(entry->conversation.agentName) : QString();
    }
    return {};
}

void ComposerPanel::setPictureFolder(const QString &folder)
{
    m_files->setPictureFolder(folder);
}

void ComposerPanel::showConversation(const domain::ConversationId &conversation)
{
    if (conversation == m_conversation) {
        refreshObstacle();
        return;
    }
    m_typing->stop();
    flushDraft();
    m_conversation = conversation;
    const state::ConversationEntry *entry = m_desk.conversations()->find(conversation);
    m_replies->setLocale(entry ? entry->visitor.locale : QString());
    m_files->clear();
    m_files->setLargestFile(m_desk.uploadBytes());
    setDraft(m_desk.drafts()->draft(conversation));
    refreshObstacle();
}

void ComposerPanel::setDraft(const state::Draft &draft)
{
    m_isLoading = true;
    m_gaps->clear();
    m_told = draft;
    m_edit->setPlainText(draft.text);
    m_edit->moveCursor(QTextCursor::End);
    setMode(draft.mode);
    m_isLoading = false;
    m_draftDelay.stop();
    refreshSend();
    refreshPopup();
}

void ComposerPanel::flushDraft()
{
    m_draftDelay.stop();
    const state::Draft draft{m_edit->toPlainText(), m_mode};
    if (m_conversation.isEmpty() || draft == m_told)
        return;
    m_told = draft;
    Q_EMIT draftChanged(m_conversation, draft);
}

void ComposerPanel::focusText()
{
    if (m_obstacleAction->isVisibleTo(this))
        m_obstacleAction->setFocus(Qt::ShortcutFocusReason);
    else
        m_edit->setFocus(Qt::ShortcutFocusReason);
}

void ComposerPanel::insertText(const QString &text)
{
    m_edit->textCursor().insertText(text);
}

void ComposerPanel::chooseFiles()
{
    if (!canTakeFiles())
        return;
    auto *dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ComposerPanel::takeFiles);
    dialog->open();
}

void ComposerPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (canTakeFiles() && !localFilesIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ComposerPanel::dropEvent(QDropEvent *event)
{
    takeFiles(localFilesIn(event->mimeData()));
    event->acceptProposedAction();
}

bool ComposerPanel::canTakeFiles() const
{
    return currentObstacle() == Obstacle::None && m_mode == DraftMode::Reply;
}

void ComposerPanel::takeFiles(const QStringList &paths)
{
    if (canTakeFiles())
        m_files->addFiles(paths);
    else if (m_mode != DraftMode::Reply)
        refuse(tr("Files go with a reply alone."));
}

void ComposerPanel::refuse(const QString &reason)
{
    m_showsRefusal = true;
    m_hint->setRole(Role::Danger);
    m_hint->setText(reason);
}

void ComposerPanel::textEdited()
{
    if (m_showsRefusal)
        refreshLook();
    m_edit->setTabGoesOn(!m_gaps->isEmpty());
    refreshSend();
    refreshPopup();
    if (m_isLoading)
        return;
    m_isPopupDismissed = m_isPopupDismissed && m_edit->slashWord().has_value();
    m_draftDelay.start();
    if (m_mode != DraftMode::Reply)
        return;
    if (m_edit->document()->isEmpty())
        m_typing->stop();
    else
        m_typing->keyTyped();
}

void ComposerPanel::send()
{
    if (!canSend())
        return;
    if (const QString open = m_gaps->firstOpen(); !open.isEmpty()) {
        m_edit->moveCursor(QTextCursor::Start); // to the first one
        m_gaps->selectNext();
        refuse(tr("Fill in “%1” first. Tab goes to the next place.").arg(open));
        return;
    }
    const QString text = m_edit->toPlainText().trimmed();
    const QStringList paths = m_mode == DraftMode::Reply ? m_files->paths() : QStringList();
    const QList<domain::FileReference> stored
        = m_mode == DraftMode::Reply ? m_files->storedFiles() : QList<domain::FileReference>();
    m_typing->stop();
    if (!text.isEmpty()) {
        if (m_mode == DraftMode::Note)
            Q_EMIT noteRequested(m_conversation, text);
        else if (m_mode == DraftMode::Whisper)
            Q_EMIT whisperRequested(m_conversation, text);
        else
            Q_EMIT sendRequested(m_conversation, text);
    }
    for (const QString &path : paths)
        Q_EMIT fileChosen(m_conversation, path);
    for (const domain::FileReference &file : stored)
        Q_EMIT storedFileChosen(m_conversation, file);
    if (m_mode == DraftMode::Reply)
        m_files->clear();
    m_edit->clear();
    flushDraft();
    m_edit->setFocus();
}

bool ComposerPanel::canSend() const
{
    const qsizetype length = m_edit->toPlainText().trimmed().size();
    const int longest = m_mode == DraftMode::Note ? protocol::limits::noteLength : protocol::limits::messageLength;
    const bool hasFiles = m_mode == DraftMode::Reply && !m_files->isEmpty();
    return currentObstacle() == Obstacle::None && isAllowed(m_mode) && length <= longest && (length > 0 || hasFiles);
}

} // namespace qiao::workstation::composer
