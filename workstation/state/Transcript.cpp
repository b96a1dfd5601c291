#include "workstation/state/Transcript.h"

#include <algorithm>

namespace qiao::workstation::state {

namespace {

// Read marks change how other lines look; they are none themselves.
bool isLine(const domain::ConversationEvent &event)
{
    return !std::holds_alternative<domain::MessageRead>(event.body);
}

} // namespace

Transcript::Transcript(
    domain::ConversationId conversation, domain::AgentId me, quint64 received, quint64 readByVisitor, QObject *parent)
    : QObject(parent)
    , m_conversation(std::move(conversation))
    , m_me(std::move(me))
    , m_first(received + 1)
    , m_last(received)
    , m_readByVisitor(readByVisitor)
{
}

TranscriptLine Transcript::line(int index) const
{
    if (isPending(index))
        return pending(index);
    return event(index);
}

base::TimePoint Transcript::at(int index) const
{
    return isPending(index) ? pending(index).at : event(index).at;
}

Delivery Transcript::delivery(int index) const
{
    if (isPending(index))
        return pending(index).error ? Delivery::Failed : Delivery::Sending;
    const domain::ConversationEvent &stored = event(index);
    const auto isMe = [this](const domain::Author &author) {
        return author.role == domain::AuthorRole::Agent && author.id == m_me.toString();
    };
    if (const auto *message = std::get_if<domain::MessagePosted>(&stored.body)) {
        if (!isMe(message->from))
            return Delivery::NotMine;
        return stored.seq <= m_readByVisitor ? Delivery::Read : Delivery::Stored;
    }
    if (const auto *note = std::get_if<domain::NotePosted>(&stored.body))
        return isMe(note->from) ? Delivery::Stored : Delivery::NotMine;
    if (const auto *whisper = std::get_if<domain::WhisperPosted>(&stored.body))
        return isMe(whisper->from) ? Delivery::Stored : Delivery::NotMine;
    return Delivery::NotMine;
}

int Transcript::indexOf(quint64 seq) const
{
    const auto place = std::lower_bound(m_stored.begin(), m_stored.end(), seq,
        [](const domain::ConversationEvent &stored, quint64 wanted) { return stored.seq < wanted; });
    return static_cast<int>(place - m_stored.begin());
}

int Transcript::indexOf(const domain::CommandId &command) const
{
    if (command.isEmpty())
        return -1;
    const int waiting = pendingIndexOf(command);
    if (waiting >= 0)
        return storedCount() + waiting;
    for (int index = storedCount() - 1; index >= 0; --index) {
        if (event(index).command == command)
            return index;
    }
    return -1;
}

bool Transcript::append(const domain::ConversationEvent &event)
{
    if (event.seq != m_last + 1)
        return false;
    if (!isLine(event))
        return skip(event.seq);

    const int place = storedCount();
    const int waiting = event.command.isEmpty() ? -1 : pendingIndexOf(event.command);
    if (waiting < 0) {
        Q_EMIT aboutToInsert(place, place);
        m_last = event.seq;
        m_stored.push_back(event);
        Q_EMIT inserted(place, place);
        return true;
    }
    if (waiting > 0)
        Q_EMIT aboutToMove(place + waiting, place);
    m_last = event.seq;
    m_pending.erase(m_pending.begin() + waiting);
    m_stored.push_back(event);
    if (waiting > 0)
        Q_EMIT moved(place + waiting, place);
    Q_EMIT changed(place, place);
    return true;
}

bool Transcript::skip(quint64 seq)
{
    if (seq != m_last + 1)
        return false;
    m_last = seq;
    return true;
}

bool Transcript::insertOlder(quint64 first, const QList<domain::ConversationEvent> &events)
{
    if (first == 0 || first >= m_first)
        return false;
    std::vector<const domain::ConversationEvent *> lines;
    lines.reserve(static_cast<size_t>(events.size()));
    quint64 previous = first - 1;
    for (const domain::ConversationEvent &event : events) {
        if (event.seq <= previous)
            return false;
        previous = event.seq;
        if (event.seq < m_first && isLine(event))
            lines.push_back(&event);
    }

    for (const domain::ConversationEvent *event : lines) {
        if (!event->command.isEmpty())
            removePending(event->command);
    }
    m_first = first;
    if (!lines.empty()) {
        const int last = static_cast<int>(lines.size()) - 1;
        Q_EMIT aboutToInsert(0, last);
        for (auto event = lines.rbegin(); event != lines.rend(); ++event)
            m_stored.push_front(**event);
        Q_EMIT inserted(0, last);
    }
    Q_EMIT hasOlderChanged();
    return true;
}

void Transcript::restart(quint64 received)
{
    Q_EMIT aboutToReset();
    m_stored.clear();
    m_first = received + 1;
    m_last = received;
    Q_EMIT wasReset();
    Q_EMIT hasOlderChanged();
}

void Transcript::setReadByVisitor(quint64 seq)
{
    if (seq <= m_readByVisitor)
        return;
    const int first = indexOf(m_readByVisitor + 1);
    m_readByVisitor = seq;
    const int last = indexOf(seq + 1) - 1;
    if (first <= last)
        Q_EMIT changed(first, last);
}

void Transcript::addPending(PendingPost post)
{
    const int place = count();
    Q_EMIT aboutToInsert(place, place);
    m_pending.push_back(std::move(post));
    Q_EMIT inserted(place, place);
}

bool Transcript::changePending(const domain::CommandId &command, const std::function<void(PendingPost &)> &change)
{
    const int waiting = pendingIndexOf(command);
    if (waiting < 0)
        return false;
    PendingPost &post = m_pending[static_cast<size_t>(waiting)];
    const PendingPost before = post;
    change(post);
    if (post != before) {
        const int place = storedCount() + waiting;
        Q_EMIT changed(place, place);
    }
    return true;
}

bool Transcript::removePending(const domain::CommandId &command)
{
    const int waiting = pendingIndexOf(command);
    if (waiting < 0)
        return false;
    const int place = storedCount() + waiting;
    Q_EMIT aboutToRemove(place, place);
    m_pending.erase(m_pending.begin() + waiting);
    Q_EMIT removed(place, place);
    return true;
}

int Transcript::pendingIndexOf(const domain::CommandId &command) const
{
    const auto place = std::find_if(
        m_pending.begin(), m_pending.end(), [&command](const PendingPost &post) { return post.command == command; });
    return place == m_pending.end() ? -1 : static_cast<int>(place - m_pending.begin());
}

} // namespace qiao::workstation::state
