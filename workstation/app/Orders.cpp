#include "workstation/app/Orders.h"

#include <QFileInfo>
#include <QMimeDatabase>
#include <QUuid>

namespace qiao::workstation::app {

using namespace Qt::StringLiterals;
using state::PendingPost;

Orders::Orders(state::Desk &desk, RelayLink &link, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_link(link)
    , m_clock(clock)
{
    connect(&m_link.outbox, &client::Outbox::accepted, this,
        [this](const auto &command, const auto &, const QJsonObject &answer) { takeAcceptance(command, answer); });
    connect(&m_link.outbox, &client::Outbox::refused, this,
        [this](const auto &command, const auto &, const base::Error &error) { takeRefusal(command, error); });
    connect(&m_link.outbox, &client::Outbox::countChanged, this,
        [this](int count) { m_desk.connection()->setUnsentCount(count); });
    connect(&m_link.files, &client::FileTransfer::uploadProgressed, &m_desk, &state::Desk::setUploadedPercent);
    connect(&m_link.files, &client::FileTransfer::uploaded, this, &Orders::takeUpload);
    connect(&m_link.files, &client::FileTransfer::uploadFailed, this,
        [this](const domain::CommandId &command, const client::Failure &failure) {
            m_desk.failPending(command, failure.error);
        });
    connect(&m_link.files, &client::FileTransfer::downloadProgressed, this,
        [this](const domain::FileId &file, int percent) {
            m_desk.attachments()->set(file, {state::Attachment::State::Fetching, percent, {}, {}});
        });
    connect(&m_link.files, &client::FileTransfer::downloaded, this,
        [this](const domain::FileId &file, const QString &path) {
            m_desk.attachments()->set(file, {state::Attachment::State::Here, 100, path, {}});
        });
    connect(&m_link.files, &client::FileTransfer::downloadFailed, this,
        [this](const domain::FileId &file, const client::Failure &failure) {
            m_desk.attachments()->set(file, {state::Attachment::State::Failed, 0, {}, failure.error});
        });
    connect(m_desk.attachments(), &state::Attachments::wanted, this, &Orders::fetchFile);
    connect(&m_desk, &state::Desk::presenceTold, this, [this](domain::Presence presence, const QString &reason) {
        m_wantedPresence = presence;
        m_wantedReason = reason;
    });
    connect(&m_link.session, &client::Session::lost, &m_desk, &state::Desk::leaveBoard);
}

PendingPost Orders::newPost(PendingPost::Kind kind) const
{
    PendingPost post;
    post.command = domain::CommandId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    post.kind = kind;
    post.at = m_clock.now();
    return post;
}

domain::CommandId Orders::post(
    const domain::ConversationId &conversation, PendingPost pending, const protocol::AgentCommand &command)
{
    m_desk.addPending(conversation, pending);
    m_link.outbox.add({pending.command, conversation, command});
    return pending.command;
}

domain::CommandId Orders::sendMessage(const domain::ConversationId &conversation, const QString &text)
{
    PendingPost pending = newPost(PendingPost::Kind::Message);
    pending.text = text;
    return post(conversation, pending, protocol::MessagePost{text, {}});
}

domain::CommandId Orders::sendNote(const domain::ConversationId &conversation, const QString &text)
{
    PendingPost pending = newPost(PendingPost::Kind::Note);
    pending.text = text;
    return post(conversation, pending, protocol::agent::NotePost{text});
}

void Orders::whisper(const domain::ConversationId &conversation, const QString &text)
{
    PendingPost pending = newPost(PendingPost::Kind::Whisper);
    pending.text = text;
    post(conversation, pending, protocol::agent::WhisperPost{text});
}

void Orders::sendFile(const domain::ConversationId &conversation, const QString &path)
{
    const QFileInfo info(path);
    PendingPost pending = newPost(PendingPost::Kind::File);
    pending.localPath = path;
    pending.file = {{}, info.fileName(), QMimeDatabase().mimeTypeForFile(info).name(), info.size()};
    m_desk.addPending(conversation, pending);
    m_link.files.upload(pending.command, conversation, path);
}

void Orders::sendStoredFile(const domain::ConversationId &conversation, const domain::FileReference &file)
{
    PendingPost pending = newPost(PendingPost::Kind::File);
    pending.file = file;
    post(conversation, pending, protocol::MessagePost{{}, file.id});
}

void Orders::takeUpload(const domain::CommandId &command, const domain::FileReference &file)
{
    const domain::ConversationId conversation = m_desk.conversationOf(command);
    if (conversation.isEmpty())
        return; // discarded meanwhile
    m_desk.setUploaded(command, file);
    m_link.outbox.add({command, conversation, protocol::MessagePost{{}, file.id}});
}

void Orders::retry(const domain::CommandId &command)
{
    const PendingPost *pending = m_desk.pending(command);
    if (pending == nullptr)
        return;
    const PendingPost again = *pending;
    const domain::ConversationId conversation = m_desk.conversationOf(command);
    m_desk.retryPending(command);
    switch (again.kind) {
    case PendingPost::Kind::Message:
        m_link.outbox.add({command, conversation, protocol::MessagePost{again.text, {}}});
        break;
    case PendingPost::Kind::Note:
        m_link.outbox.add({command, conversation, protocol::agent::NotePost{again.text}});
        break;
    case PendingPost::Kind::Whisper:
        m_link.outbox.add({command, conversation, protocol::agent::WhisperPost{again.text}});
        break;
    case PendingPost::Kind::File:
        if (again.file.id.isEmpty())
            m_link.files.upload(command, conversation, again.localPath);
        else
            m_link.outbox.add({command, conversation, protocol::MessagePost{{}, again.file.id}});
        break;
    }
}

void Orders::discard(const domain::CommandId &command)
{
    m_link.files.cancelUpload(command);
    const PendingPost *pending = m_desk.pending(command);
    const bool isFailed = pending != nullptr && pending->error.has_value();
    // What may have reached the relay stays until it answers.
    if (m_link.outbox.withdraw(command) || isFailed || !m_link.outbox.contains(command))
        m_desk.removePending(command);
}

void Orders::accept(const domain::ConversationId &conversation)
{
    m_link.outbox.add(conversation, protocol::agent::ConversationAccept{});
}

void Orders::decline(const domain::ConversationId &conversation)
{
    m_link.outbox.add(conversation, protocol::agent::ConversationDecline{});
}

domain::CommandId Orders::close(const domain::ConversationId &conversation, std::optional<bool> isResolved)
{
    return m_link.outbox.add(conversation, protocol::ConversationClose{isResolved});
}

void Orders::wrap(const domain::ConversationId &conversation)
{
    m_link.outbox.add(conversation, protocol::agent::ConversationWrap{});
}

void Orders::reopen(const domain::ConversationId &conversation)
{
    m_link.outbox.add(conversation, protocol::agent::ConversationReopen{});
}

domain::CommandId Orders::transfer(
    const domain::ConversationId &conversation, const protocol::agent::ConversationTransfer &transfer)
{
    return m_link.outbox.add(conversation, transfer);
}

domain::CommandId Orders::tag(const domain::ConversationId &conversation, const QStringList &tags)
{
    return m_link.outbox.add(conversation, protocol::agent::ConversationTag{tags});
}

void Orders::markRead(const domain::ConversationId &conversation, quint64 seq)
{
    if (!m_desk.markRead(conversation, seq))
        return;
    m_link.outbox.add(conversation, protocol::MessageRead{seq});
    Q_EMIT readMarked(conversation, seq);
}

void Orders::setTyping(const domain::ConversationId &conversation, bool isTyping)
{
    m_link.session.tell(conversation, protocol::TypingSet{isTyping});
}

void Orders::setPresence(domain::Presence presence, const QString &reason)
{
    m_wantedPresence = presence;
    m_wantedReason = reason;
    m_isChoiceUntold = !m_link.session.isLive();
    m_desk.setPresence(presence, reason);
    m_link.session.tell({}, protocol::agent::PresenceSet{presence, reason, {}});
}

void Orders::settlePresence(const protocol::AgentSession &session)
{
    if (m_isChoiceUntold || session.presence == domain::Presence::Offline) {
        setPresence(m_wantedPresence, m_wantedReason);
        return;
    }
    m_wantedPresence = session.presence;
    m_wantedReason = session.presenceReason;
}

void Orders::ask(const domain::ConversationId &conversation, const protocol::AgentCommand &command,
    const std::function<void()> &onDone)
{
    m_link.session.ask(conversation, command, this, [this, onDone](const base::Result<QJsonObject> &answer) {
        if (answer)
            onDone();
        else
            Q_EMIT orderRefused(answer.error());
    });
}

void Orders::setListening(const domain::ConversationId &conversation, bool isListening)
{
    if (!isListening) {
        m_desk.setWatched(conversation, false);
        m_link.session.tell(conversation, protocol::agent::ConversationWatch{false});
        return;
    }
    ask(conversation, protocol::agent::ConversationWatch{true},
        [this, conversation] { m_desk.setWatched(conversation, true); });
}

void Orders::join(const domain::ConversationId &conversation)
{
    ask(conversation, protocol::agent::ConversationJoin{}, [this, conversation] { Q_EMIT joined(conversation); });
}

void Orders::takeOver(const domain::ConversationId &conversation)
{
    ask(conversation, protocol::agent::ConversationTakeover{}, [this, conversation] { Q_EMIT tookOver(conversation); });
}

void Orders::setPresenceOf(const domain::AgentId &agent, domain::Presence presence, const QString &reason)
{
    ask({}, protocol::agent::PresenceSet{presence, reason, agent}, [this, agent] { Q_EMIT presenceOfWasSet(agent); });
}

void Orders::setBoardWatched(bool isWatched)
{
    if (m_isBoardWatched == isWatched)
        return;
    m_isBoardWatched = isWatched;
    m_link.session.tell({}, protocol::agent::QueueWatch{isWatched});
    if (!isWatched)
        m_desk.leaveBoard();
}

void Orders::repeatWatching()
{
    if (!m_desk.isSupervisor())
        return;
    if (m_isBoardWatched)
        m_link.session.tell({}, protocol::agent::QueueWatch{true});
    const QList<domain::ConversationId> watched = m_desk.watched();
    for (const domain::ConversationId &conversation : watched)
        m_link.session.tell(conversation, protocol::agent::ConversationWatch{true});
}

void Orders::fetchFile(const domain::FileReference &file)
{
    m_desk.attachments()->set(file.id, {state::Attachment::State::Fetching, 0, {}, {}});
    m_link.files.download(file);
}

void Orders::takeAcceptance(const domain::CommandId &command, const QJsonObject &answer)
{
    if (m_desk.pending(command) != nullptr)
        m_desk.settlePending(command, static_cast<quint64>(answer.value("seq"_L1).toInteger()));
}

void Orders::takeRefusal(const domain::CommandId &command, const base::Error &error)
{
    if (m_desk.pending(command) != nullptr)
        m_desk.failPending(command, error);
    else
        Q_EMIT refused(error);
}

} // namespace qiao::workstation::app
