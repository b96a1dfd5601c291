#include "workstation/app/Courier.h"

#include "common/protocol/CloseCode.h"
#include "common/protocol/Limits.h"

#include <QJsonArray>

namespace qiao::workstation::app {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBrought = 5'000; // events of one conversation

state::OfflineReason reasonOf(const client::Ending &ending)
{
    if (ending.closeCode == static_cast<quint16>(protocol::CloseCode::Draining))
        return state::OfflineReason::RelayRestarting;
    switch (ending.failure.cause) {
    case client::Cause::Untrusted:
        return state::OfflineReason::UntrustedCertificate;
    case client::Cause::TimedOut:
        return state::OfflineReason::TimedOut;
    case client::Cause::Refused:
        return state::OfflineReason::Refused;
    case client::Cause::Unreachable:
    case client::Cause::NotARelay:
    case client::Cause::Local:
        break;
    }
    return state::OfflineReason::Unreachable;
}

// What a kept command looks like in its conversation; none for those that are no posts.
std::optional<state::PendingPost> postOf(const history::SavedCommand &saved)
{
    state::PendingPost post;
    post.command = saved.request.id;
    post.at = saved.at;
    if (const auto *message = std::get_if<protocol::MessagePost>(&saved.request.command)) {
        post.kind = message->file.isEmpty() ? state::PendingPost::Kind::Message : state::PendingPost::Kind::File;
        post.text = message->text;
        post.file.id = message->file;
        return post;
    }
    if (const auto *note = std::get_if<protocol::agent::NotePost>(&saved.request.command)) {
        post.kind = state::PendingPost::Kind::Note;
        post.text = note->text;
        return post;
    }
    if (const auto *whisper = std::get_if<protocol::agent::WhisperPost>(&saved.request.command)) {
        post.kind = state::PendingPost::Kind::Whisper;
        post.text = whisper->text;
        return post;
    }
    return std::nullopt;
}

state::DraftMode modeOf(history::SavedDraft::Kind kind)
{
    switch (kind) {
    case history::SavedDraft::Kind::Reply:
        return state::DraftMode::Reply;
    case history::SavedDraft::Kind::Note:
        return state::DraftMode::Note;
    case history::SavedDraft::Kind::Whisper:
        return state::DraftMode::Whisper;
    }
    return state::DraftMode::Reply;
}

history::SavedDraft::Kind kindOf(state::DraftMode mode)
{
    switch (mode) {
    case state::DraftMode::Reply:
        return history::SavedDraft::Kind::Reply;
    case state::DraftMode::Note:
        return history::SavedDraft::Kind::Note;
    case state::DraftMode::Whisper:
        return history::SavedDraft::Kind::Whisper;
    }
    return history::SavedDraft::Kind::Reply;
}

} // namespace

Courier::Courier(state::Desk &desk, RelayLink &link, history::Archive &archive, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_link(link)
    , m_archive(archive)
{
    client::Session &session = m_link.session;
    session.setCursorSource([this] { return m_desk.cursors(protocol::limits::resumeEntries); });
    connect(&session, &client::Session::opened, this, &Courier::takeOpening);
    connect(&session, &client::Session::eventReceived, this, &Courier::takeEvent);
    connect(&session, &client::Session::unknownEventReceived, this, &Courier::takeUnknownEvent);
    connect(&session, &client::Session::ephemeralReceived, this, &Courier::takeEphemeral);
    connect(&session, &client::Session::stateChanged, this, &Courier::takeState);
    connect(&session, &client::Session::interrupted, this, &Courier::takeInterruption);
    connect(&session, &client::Session::latencyMeasured, m_desk.connection(), &state::ConnectionStatus::setLatency);
    connect(&m_desk, &state::Desk::gapFound, &session, &client::Session::resume);
    connect(m_desk.drafts(), &state::Drafts::changed, this, &Courier::keepDraft);
}

void Courier::restore()
{
    m_archive.loadDesk(this, [this](const history::SavedDesk &saved) {
        lay(saved);
        Q_EMIT restored();
    });
}

void Courier::lay(const history::SavedDesk &saved)
{
    if (saved.session)
        m_desk.restore(*saved.session, saved.conversations, saved.received, saved.readHere);
    QHash<domain::ConversationId, state::Draft> drafts;
    for (auto draft = saved.drafts.cbegin(); draft != saved.drafts.cend(); ++draft)
        drafts.insert(draft.key(), {draft->text, modeOf(draft->kind)});
    m_desk.drafts()->restore(drafts);
    QList<client::OutboxEntry> outbox;
    for (const history::SavedCommand &command : saved.outbox) {
        if (const std::optional<state::PendingPost> post = postOf(command))
            m_desk.addPending(command.request.conversation, *post);
        outbox.append({command.request, command.at});
    }
    m_link.outbox.restore(outbox);
}

void Courier::takeOpening(const protocol::AgentSession &session, const protocol::ResumeCursors &resumed)
{
    m_archive.saveSession(session);
    m_desk.apply(session, resumed);
    m_link.files.setLargestUpload(session.uploadBytes);
    for (const protocol::ConversationSummary &summary : session.conversations)
        m_archive.saveSummary(summary);
}

void Courier::takeEvent(const domain::ConversationEvent &event)
{
    if (m_desk.apply(event) == state::EventOutcome::Gap)
        return; // resumed, and told again from the gap on
    m_archive.saveEvent(event);
    keepSummary(event.conversation);
}

void Courier::takeUnknownEvent(const domain::ConversationId &conversation, quint64 seq)
{
    if (m_desk.skip(conversation, seq) != state::EventOutcome::Gap)
        m_archive.saveUnknownEvent(conversation, seq);
}

void Courier::takeEphemeral(const protocol::EphemeralEvent &event)
{
    m_desk.apply(event);
    if (const auto *introduced = std::get_if<protocol::ConversationIntroduced>(&event))
        keepSummary(introduced->summary.conversation.id);
    if (const auto *presence = std::get_if<protocol::VisitorPresence>(&event)) {
        for (const domain::ConversationId &conversation : m_desk.conversations()->conversationsOf(presence->visitor.id))
            keepSummary(conversation);
    }
}

void Courier::takeState(client::SessionState state)
{
    state::ConnectionStatus &status = *m_desk.connection();
    switch (state) {
    case client::SessionState::SignedOut:
        status.setSignedOut(state::OfflineReason::None);
        break;
    case client::SessionState::SigningIn:
    case client::SessionState::Connecting:
        status.setConnecting();
        break;
    case client::SessionState::Live:
        m_reason = state::OfflineReason::None;
        status.setLive();
        break;
    case client::SessionState::Waiting:
        status.setWaiting(m_link.session.retryAt(), m_reason);
        break;
    }
}

void Courier::takeInterruption(const client::Ending &ending)
{
    m_reason = reasonOf(ending);
    if (m_link.session.state() == client::SessionState::Waiting)
        m_desk.connection()->setWaiting(m_link.session.retryAt(), m_reason);
}

void Courier::bringOlder(const domain::ConversationId &conversation, quint64 before)
{
    m_archive.loadPage(
        conversation, before, history::Archive::usualPage, this, [this, conversation, before](const auto &page) {
            if (page.first < before)
                m_desk.insertOlder(conversation, page.first, page.events);
            else
                askRelayForOlder(conversation, before);
        });
}

void Courier::askRelayForOlder(const domain::ConversationId &conversation, quint64 before)
{
    m_link.session.ask(conversation, protocol::HistoryFetch{before, protocol::limits::historyPage}, this,
        [this, conversation](const base::Result<QJsonObject> &answer) {
            if (!answer)
                return; // asked again when the agent scrolls there again
            QList<domain::ConversationEvent> events;
            quint64 first = 0; // 0: there are none
            for (const QJsonValue &value : answer->value("events"_L1).toArray()) {
                const QJsonObject json = value.toObject();
                if (first == 0)
                    first = static_cast<quint64>(std::max<qint64>(1, json.value("seq"_L1).toInteger()));
                base::Result<domain::ConversationEvent> event = protocol::eventFromJson(json);
                if (!event)
                    continue;
                m_archive.saveEvent(*event);
                events.append(*std::move(event));
            }
            m_desk.insertOlder(conversation, std::max<quint64>(1, first), events);
        });
}

void Courier::bringWhole(const domain::ConversationId &conversation, const std::function<void(bool isHere)> &then)
{
    collect(conversation, {}, then);
}

void Courier::collect(const domain::ConversationId &conversation, const QList<QJsonObject> &known,
    const std::function<void(bool isHere)> &then)
{
    const quint64 before = known.isEmpty() ? 0 : static_cast<quint64>(known.constFirst().value("seq"_L1).toInteger());
    m_link.session.ask(conversation, protocol::HistoryFetch{before, protocol::limits::historyPage}, this,
        [this, conversation, known, before, then](const base::Result<QJsonObject> &answer) {
            QList<QJsonObject> events;
            for (const QJsonValue &value : answer ? answer->value("events"_L1).toArray() : QJsonArray())
                events.append(value.toObject());
            const qint64 first = events.isEmpty() ? 0 : events.constFirst().value("seq"_L1).toInteger();
            const bool isEarlier = first > 0 && (before == 0 || static_cast<quint64>(first) < before);
            events += known;
            if (!isEarlier || events.size() > mostBrought) {
                then(false);
                return;
            }
            if (first > 1) {
                collect(conversation, events, then);
                return;
            }
            // It is folded from its beginning, as if it had been followed all along.
            for (const QJsonObject &json : std::as_const(events)) {
                if (const base::Result<domain::ConversationEvent> event = protocol::eventFromJson(json))
                    takeEvent(*event);
                else
                    takeUnknownEvent(conversation, static_cast<quint64>(json.value("seq"_L1).toInteger()));
            }
            then(m_desk.conversations()->find(conversation) != nullptr);
        });
}

void Courier::keepSummary(const domain::ConversationId &conversation)
{
    if (const state::ConversationEntry *entry = m_desk.conversations()->find(conversation))
        m_archive.saveSummary({entry->conversation, entry->visitor, entry->isVisitorOnline});
}

void Courier::keepDraft(const domain::ConversationId &conversation)
{
    const state::Draft draft = m_desk.drafts()->draft(conversation);
    m_archive.saveDraft(conversation, {draft.text, kindOf(draft.mode)});
}

} // namespace qiao::workstation::app
