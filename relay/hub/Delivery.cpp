#include "relay/hub/Delivery.h"

#include "common/protocol/EventCodec.h"
#include "common/protocol/Limits.h"

namespace qiao::relay::hub {

namespace {

// A reader who lacks no more than these gets them at once; one who lacks more gets them page by page, one conversation
// after the other, however many it resumes.
constexpr quint64 fewEvents = 8;

} // namespace

void Delivery::follow(Connection &connection, Room &room, quint64 sent, Pin pin)
{
    if (connection.resuming.contains(room.working.id))
        return; // it will follow from its own cursor
    const quint64 known = std::min(sent, room.lastSeq(connection.side));
    if (Reader *reader = room.readerOf(connection.id)) {
        reader->isPinned = reader->isPinned || pin == Pin::Yes;
        return;
    }
    room.readers.push_back({connection.id, connection.side, known, ReaderState::Live, pin == Pin::Yes});
    connection.follows.insert(room.working.id);
}

void Delivery::unfollow(link::ConnectionId connection, Room &room)
{
    Connection *known = m_state.connection(connection);
    const Reader *reader = room.readerOf(connection);
    if (known != nullptr && reader != nullptr) {
        known->left.insert(room.committed.id, reader->sent);
        known->follows.remove(room.committed.id);
    }
    room.removeReader(connection);
}

void Delivery::unfollowAll(Connection &connection)
{
    const QSet<domain::ConversationId> follows = std::exchange(connection.follows, {});
    connection.resuming.clear();
    connection.catchingUp = {};
    connection.behind.clear();
    for (const domain::ConversationId &id : follows) {
        if (Room *room = m_state.room(id)) {
            room->removeReader(connection.id);
            forgetIfUnused(id);
        }
    }
}

void Delivery::deliver(Room &room)
{
    // Readers who are level with each other share one Send per event, so that it is encoded and passed on once.
    for (const domain::Side side : {domain::Side::Agent, domain::Side::Visitor}) {
        const quint64 last = room.lastSeq(side);
        quint64 lowest = last;
        for (const Reader &reader : room.readers) {
            if (reader.side == side && isNearlyLevel(room, reader))
                lowest = std::min(lowest, reader.sent);
        }
        for (quint64 seq = lowest + 1; seq <= last; ++seq) {
            TailEntry *entry = room.find(side, seq);
            if (entry == nullptr)
                continue;
            QList<link::ConnectionId> level;
            for (Reader &reader : room.readers) {
                if (reader.side == side && reader.state == ReaderState::Live && reader.sent + 1 == seq) {
                    level.append(reader.connection);
                    reader.sent = seq;
                }
            }
            if (!level.isEmpty())
                m_state.effects.outbound.emplace_back(link::Send{level, frameOf(*entry, side)});
        }
    }
    for (Reader &reader : room.readers) {
        if (reader.state == ReaderState::Live && reader.sent < room.lastSeq(reader.side))
            catchUp(room, reader);
    }
}

bool Delivery::isNearlyLevel(Room &room, const Reader &reader)
{
    return reader.state == ReaderState::Live && room.lastSeq(reader.side) - reader.sent <= fewEvents
        && room.find(reader.side, reader.sent + 1) != nullptr;
}

void Delivery::catchUp(Room &room, Reader &reader)
{
    Connection *connection = m_state.connection(reader.connection);
    if (connection == nullptr)
        return;
    const domain::ConversationId id = room.committed.id;
    if (!connection->catchingUp.isEmpty() && connection->catchingUp != id) {
        reader.state = ReaderState::Behind;
        connection->behind.push_back(id);
        return;
    }
    connection->catchingUp = id;
    if (room.find(reader.side, reader.sent + 1) != nullptr) {
        std::vector<QByteArray> frames;
        qsizetype bytes = 0;
        while (TailEntry *entry = room.find(reader.side, reader.sent + 1)) {
            const QByteArray &frame = frameOf(*entry, reader.side);
            bytes += frame.size();
            if (!frames.empty() && bytes > m_state.config.pageBytes)
                break;
            frames.push_back(frame);
            ++reader.sent;
        }
        sendPage(reader, frames);
        return;
    }
    reader.state = ReaderState::Loading;
    link::LoadEvents query;
    query.conversation = id;
    query.side = reader.side;
    query.after = reader.sent;
    query.limit = protocol::limits::historyPage;
    m_ledger.load(query, [this, waiting = reader.connection, id](const auto &reply) { takePage(waiting, id, reply); });
}

void Delivery::takePage(
    link::ConnectionId id, const domain::ConversationId &conversation, const base::Result<link::Reply> &reply)
{
    Connection *connection = m_state.connection(id);
    if (connection == nullptr || connection->catchingUp != conversation)
        return;
    Room *room = m_state.room(conversation);
    Reader *reader = room != nullptr ? room->readerOf(id) : nullptr;
    if (reader == nullptr) {
        catchUpNext(*connection);
        return;
    }
    if (reader->state != ReaderState::Loading)
        return; // asked for by a session that has ended since on the same connection
    const auto *page = reply ? std::get_if<link::EventsFound>(&*reply) : nullptr;
    if (page == nullptr || page->events.empty()) {
        // The reader cannot be served in order now: it comes back and resumes.
        m_state.effects.outbound.emplace_back(
            link::Disconnect{id, protocol::CloseCode::Draining, QStringLiteral("The history is unavailable.")});
        return;
    }
    std::vector<QByteArray> frames;
    qsizetype bytes = 0;
    for (const domain::ConversationEvent &event : page->events) {
        const quint64 seq = reader->side == domain::Side::Agent ? event.seq : event.visitorSeq;
        if (seq != reader->sent + 1)
            continue;
        QByteArray frame = protocol::encode(event, reader->side);
        bytes += frame.size();
        if (!frames.empty() && bytes > m_state.config.pageBytes)
            break; // loaded again when the first ones have left
        frames.push_back(std::move(frame));
        reader->sent = seq;
    }
    if (frames.empty()) {
        reader->state = ReaderState::Live;
        resumeReader(*connection, *room, *reader);
        return;
    }
    sendPage(*reader, frames);
}

void Delivery::sendPage(Reader &reader, const std::vector<QByteArray> &frames)
{
    // The next page waits until this one has left, so that a long history never fills a slow reader's outbox.
    reader.state = ReaderState::Draining;
    for (const QByteArray &frame : frames) {
        link::Send send{{reader.connection}, frame};
        send.tellWhenDrained = &frame == &frames.back();
        m_state.effects.outbound.emplace_back(std::move(send));
    }
}

void Delivery::resumeDrained(Connection &connection)
{
    Room *room = m_state.room(connection.catchingUp);
    Reader *reader = room != nullptr ? room->readerOf(connection.id) : nullptr;
    if (reader == nullptr) {
        catchUpNext(connection);
    } else if (reader->state == ReaderState::Draining) {
        reader->state = ReaderState::Live;
        resumeReader(connection, *room, *reader);
    }
}

void Delivery::resumeReader(Connection &connection, Room &room, const Reader &reader)
{
    deliver(room);
    if (reader.state == ReaderState::Live)
        catchUpNext(connection);
}

void Delivery::catchUpNext(Connection &connection)
{
    connection.catchingUp = {};
    while (connection.catchingUp.isEmpty() && !connection.behind.empty()) {
        const domain::ConversationId next = connection.behind.front();
        connection.behind.pop_front();
        Room *room = m_state.room(next);
        Reader *reader = room != nullptr ? room->readerOf(connection.id) : nullptr;
        if (reader == nullptr || reader->state != ReaderState::Behind)
            continue;
        reader->state = ReaderState::Live;
        deliver(*room);
    }
}

void Delivery::sendEphemeral(const QList<link::ConnectionId> &to, const protocol::EphemeralEvent &event)
{
    if (!to.isEmpty())
        m_state.effects.outbound.emplace_back(link::Send{to, protocol::encode(event), true});
}

void Delivery::send(const QList<link::ConnectionId> &to, const QByteArray &frame)
{
    if (!to.isEmpty())
        m_state.effects.outbound.emplace_back(link::Send{to, frame});
}

void Delivery::forgetIfUnused(const domain::ConversationId &id)
{
    const Room *room = m_state.room(id);
    if (room != nullptr && room->readers.empty() && room->pendingEvents == 0 && !room->working.isOpen()
        && !room->committed.isOpen() && room->committed.wrappingUp.isEmpty()) {
        const domain::VisitorId visitor = room->committed.visitor;
        m_state.eraseRoom(id, visitor);
    }
}

const QByteArray &Delivery::frameOf(TailEntry &entry, domain::Side side)
{
    QByteArray &frame = side == domain::Side::Agent ? entry.agentFrame : entry.visitorFrame;
    if (frame.isEmpty())
        frame = protocol::encode(entry.event, side);
    return frame;
}

} // namespace qiao::relay::hub
