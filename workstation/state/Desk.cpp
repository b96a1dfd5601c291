#include "workstation/state/Desk.h"

#include <algorithm>

namespace qiao::workstation::state {

namespace {

bool isAgent(const domain::Author &author, const domain::AgentId &agent)
{
    return author.role == domain::AuthorRole::Agent && author.id == agent.toString();
}

const domain::Author *writerOf(const domain::ConversationEvent &event)
{
    if (const auto *message = std::get_if<domain::MessagePosted>(&event.body))
        return &message->from;
    return nullptr;
}

} // namespace

Desk::Desk(const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_typingExpiry.setSingleShot(true);
    connect(&m_typingExpiry, &QTimer::timeout, this, &Desk::expireTyping);
}

Desk::~Desk() = default;

QString Desk::queueName(const domain::QueueId &queue) const
{
    return this->queue(queue).name;
}

protocol::QueueInfo Desk::queue(const domain::QueueId &queue) const
{
    const int index = m_queueIndexes.value(queue, -1);
    return index < 0 ? protocol::QueueInfo{queue, queue.toString()} : m_queues.at(index);
}

Transcript *Desk::transcript(const domain::ConversationId &conversation)
{
    if (Transcript *existing = existingTranscript(conversation))
        return existing;
    const ConversationEntry *entry = m_conversations.find(conversation);
    if (!entry)
        return nullptr;
    auto made = std::make_unique<Transcript>(conversation, m_me.id, entry->received, entry->conversation.readByVisitor);
    return m_transcripts.emplace(conversation, std::move(made)).first->second.get();
}

Transcript *Desk::existingTranscript(const domain::ConversationId &conversation) const
{
    const auto found = m_transcripts.find(conversation);
    return found == m_transcripts.end() ? nullptr : found->second.get();
}

EventOutcome Desk::place(ConversationEntry &entry, quint64 seq)
{
    const Expects expects = std::exchange(entry.expects, Expects::TheNext);
    const bool isAcceptable = expects == Expects::Any || (expects == Expects::AnyLater && seq > entry.received + 1);
    if (isAcceptable && seq <= entry.conversation.seq + 1) {
        entry.received = seq - 1;
        if (Transcript *shown = existingTranscript(entry.id()))
            shown->restart(entry.received);
    }
    if (seq <= entry.received)
        return EventOutcome::Duplicate;
    if (seq > entry.received + 1) {
        Q_EMIT gapFound(entry.id(), entry.received + 1, seq);
        return EventOutcome::Gap;
    }
    entry.received = seq;
    return EventOutcome::Applied;
}

EventOutcome Desk::apply(const domain::ConversationEvent &event)
{
    if (event.seq == 0)
        return EventOutcome::Duplicate;
    ConversationEntry *entry = m_conversations.findEntry(event.conversation);
    if (!entry) {
        const auto *started = std::get_if<domain::ConversationStarted>(&event.body);
        if (!started || event.seq != 1) {
            Q_EMIT gapFound(event.conversation, 1, event.seq);
            return EventOutcome::Gap;
        }
        ConversationEntry fresh;
        fresh.conversation.apply(event);
        fresh.visitor.id = started->visitor;
        fresh.visitor.site = started->site;
        fresh.visitor.name = started->visitorName;
        fresh.received = 1;
        m_conversations.add(std::move(fresh));
        return EventOutcome::Applied;
    }
    const EventOutcome outcome = place(*entry, event.seq);
    if (outcome != EventOutcome::Applied)
        return outcome;

    fold(*entry, event);
    if (Transcript *shown = existingTranscript(event.conversation)) {
        shown->append(event);
        shown->setReadByVisitor(entry->conversation.readByVisitor);
    }
    const domain::Author *writer = writerOf(event);
    if (writer && entry->typing && entry->typing->author.role == writer->role
        && entry->typing->author.id == writer->id) {
        entry->typing.reset();
        m_typing.remove(event.conversation);
    }
    entry->isStale = false;
    m_conversations.entryChanged(*entry);
    if (!event.command.isEmpty() && m_pending.remove(event.command) > 0)
        Q_EMIT pendingChanged(event.conversation);
    if (writer && writer->role == domain::AuthorRole::Visitor) {
        const ConversationEntry *now = m_conversations.find(event.conversation);
        if (now && now->isMine)
            Q_EMIT visitorWrote(event.conversation, event.seq);
    }
    return outcome;
}

// The summary may stand beyond an event that comes with a resume.
void Desk::fold(ConversationEntry &entry, const domain::ConversationEvent &event)
{
    if (event.seq == entry.conversation.nextSeq())
        entry.conversation.apply(event);
}

EventOutcome Desk::skip(const domain::ConversationId &conversation, quint64 seq)
{
    ConversationEntry *entry = m_conversations.findEntry(conversation);
    if (!entry || seq == 0)
        return EventOutcome::Duplicate;
    const EventOutcome outcome = place(*entry, seq);
    if (outcome != EventOutcome::Applied)
        return outcome;
    entry->conversation.seq = std::max(entry->conversation.seq, seq);
    if (Transcript *shown = existingTranscript(conversation))
        shown->skip(seq);
    return outcome;
}

void Desk::apply(const protocol::EphemeralEvent &event)
{
    if (const auto *typing = std::get_if<protocol::TypingChanged>(&event)) {
        setTyping(*typing);
    } else if (const auto *colleague = std::get_if<protocol::AgentPresence>(&event)) {
        m_roster.update(colleague->status);
        if (colleague->status.agent.id == m_me.id) {
            setPresence(colleague->status.presence, colleague->status.reason);
            Q_EMIT presenceTold(colleague->status.presence, colleague->status.reason);
        }
    } else if (const auto *visitor = std::get_if<protocol::VisitorPresence>(&event)) {
        setVisitor(*visitor);
    } else if (const auto *introduced = std::get_if<protocol::ConversationIntroduced>(&event)) {
        introduce(introduced->summary);
    } else if (const auto *waiting = std::get_if<protocol::ConversationWaiting>(&event)) {
        setWaiting(*waiting);
    } else if (const auto *board = std::get_if<protocol::QueueChanged>(&event)) {
        m_board.take(*board);
    } else if (const auto *directory = std::get_if<protocol::DirectoryChanged>(&event)) {
        takeDirectory(*directory);
    }
}

void Desk::setWaiting(const protocol::ConversationWaiting &waiting)
{
    ConversationEntry *entry = m_conversations.findEntry(waiting.conversation);
    if (!entry || !entry->isWaiting || entry->waiting == waiting.waiting)
        return;
    entry->waiting = waiting.waiting;
    m_conversations.entryChanged(*entry);
}

void Desk::setWatched(const domain::ConversationId &conversation, bool isWatched)
{
    ConversationEntry *entry = m_conversations.findEntry(conversation);
    if (!entry || entry->isWatched == isWatched)
        return;
    entry->isWatched = isWatched;
    m_conversations.entryChanged(*entry);
}

QList<domain::ConversationId> Desk::watched() const
{
    QList<domain::ConversationId> watched;
    for (int index = 0; index < m_conversations.count(); ++index) {
        if (m_conversations.at(index).isWatched)
            watched.append(m_conversations.at(index).id());
    }
    return watched;
}

void Desk::setVisitor(const protocol::VisitorPresence &presence)
{
    const QList<domain::ConversationId> theirs = m_conversations.conversationsOf(presence.visitor.id);
    for (const domain::ConversationId &conversation : theirs) {
        ConversationEntry *entry = m_conversations.findEntry(conversation);
        if (entry->visitor == presence.visitor && entry->isVisitorOnline == presence.isOnline)
            continue;
        entry->visitor = presence.visitor;
        entry->isVisitorOnline = presence.isOnline;
        m_conversations.entryChanged(*entry);
    }
}

void Desk::setTyping(const protocol::TypingChanged &typing)
{
    ConversationEntry *entry = m_conversations.findEntry(typing.conversation);
    if (!entry || isAgent(typing.from, m_me.id))
        return;
    if (typing.on) {
        entry->typing = Typing{typing.from, m_clock.now() + typingLasts};
        m_typing.insert(typing.conversation, entry->typing->until);
        scheduleExpiry();
    } else {
        if (!entry->typing || entry->typing->author != typing.from)
            return;
        entry->typing.reset();
        m_typing.remove(typing.conversation);
    }
    m_conversations.entryChanged(*entry);
}

void Desk::expireTyping()
{
    const base::TimePoint now = m_clock.now();
    QList<domain::ConversationId> expired;
    for (auto known = m_typing.cbegin(); known != m_typing.cend(); ++known) {
        if (known.value() <= now)
            expired.append(known.key());
    }
    for (const domain::ConversationId &conversation : expired) {
        m_typing.remove(conversation);
        if (ConversationEntry *entry = m_conversations.findEntry(conversation)) {
            entry->typing.reset();
            m_conversations.entryChanged(*entry);
        }
    }
    scheduleExpiry();
}

void Desk::scheduleExpiry()
{
    if (m_typing.isEmpty()) {
        m_typingExpiry.stop();
        return;
    }
    const base::TimePoint next = *std::min_element(m_typing.cbegin(), m_typing.cend());
    m_typingExpiry.start(std::max(next - m_clock.now(), base::Milliseconds(1)));
}

void Desk::setPresence(domain::Presence presence, const QString &reason)
{
    if (m_presence == presence && m_presenceReason == reason)
        return;
    m_presence = presence;
    m_presenceReason = reason;
    Q_EMIT presenceChanged(presence);
}

bool Desk::markRead(const domain::ConversationId &conversation, quint64 seq)
{
    ConversationEntry *entry = m_conversations.findEntry(conversation);
    if (!entry)
        return false;
    // Who only looks on does not tell the visitor that it was read.
    const bool isTheirs = entry->conversation.state == domain::ConversationState::Assigned && !entry->isMine;
    if (isTheirs && !entry->conversation.hasParticipant(m_me.id))
        return false;
    const quint64 known = std::max(entry->readHere, entry->conversation.readByAgents);
    if (seq <= known || entry->conversation.lastVisitorMessage <= known)
        return false;
    entry->readHere = seq;
    m_conversations.entryChanged(*entry);
    return true;
}

bool Desk::insertOlder(
    const domain::ConversationId &conversation, quint64 first, const QList<domain::ConversationEvent> &events)
{
    Transcript *shown = existingTranscript(conversation);
    if (!shown || !shown->insertOlder(first, events))
        return false;
    bool isPendingChanged = false;
    for (const domain::ConversationEvent &event : events) {
        if (!event.command.isEmpty() && m_pending.remove(event.command) > 0)
            isPendingChanged = true;
    }
    if (isPendingChanged)
        Q_EMIT pendingChanged(conversation);
    return true;
}

} // namespace qiao::workstation::state
