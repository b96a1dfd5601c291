#include "relay/hub/Delivery.h"

#include "common/protocol/EventCodec.h"
#include "common/protocol/Limits.h"

namespace qiao::relay::hub {

void Delivery::follow(Connection &connection, Room &room, quint64 sent, Pin pin)
{
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
    room.removeReader(connection);
    if (Connection *known = m_state.connection(connection))
        known->follows.remove(room.working.id);
}

void Delivery::unfollowAll(Connection &connection)
{
    const QSet<domain::ConversationId> follows = std::exchange(connection.follows, {});
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
            if (reader.side == side && reader.state == ReaderState::Live && room.find(side, reader.sent + 1) != nullptr)
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

void Delivery::catchUp(Room &room, Reader &reader)
{
    reader.state = ReaderState::Loading;
    link::LoadEvents query;
    query.conversation = room.committed.id;
    query.side = reader.side;
    query.after = reader.sent;
    query.limit = protocol::limits::historyPage;
    m_ledger.load(query, [this, connection = reader.connection, id = room.committed.id](const auto &reply) {
        takePage(connection, id, reply);
    });
}

void Delivery::takePage(
    link::ConnectionId connection, const domain::ConversationId &conversation, const base::Result<link::Reply> &reply)
{
    Room *room = m_state.room(conversation);
    Reader *reader = room != nullptr ? room->readerOf(connection) : nullptr;
    if (reader == nullptr)
        return;
    const auto *page = reply ? std::get_if<link::EventsFound>(&*reply) : nullptr;
    if (page == nullptr || page->events.empty()) {
        // The reader cannot be served in order now: it comes back and resumes.
        m_state.effects.outbound.emplace_back(
            link::Disconnect{connection, protocol::CloseCode::Draining, QStringLiteral("The history is unavailable.")});
        return;
    }
    link::Send last;
    for (const domain::ConversationEvent &event : page->events) {
        const quint64 seq = reader->side == domain::Side::Agent ? event.seq : event.visitorSeq;
        if (seq != reader->sent + 1)
            continue;
        if (!last.frame.isEmpty())
            m_state.effects.outbound.emplace_back(last);
        last = {{connection}, protocol::encode(event, reader->side)};
        reader->sent = seq;
    }
    if (last.frame.isEmpty()) {
        reader->state = ReaderState::Live;
        return;
    }
    // The next page waits until this one has left, so that a long history never fills a slow reader's outbox.
    reader->state = ReaderState::Draining;
    last.tellWhenDrained = true;
    m_state.effects.outbound.emplace_back(std::move(last));
}

void Delivery::resumeDrained(Connection &connection)
{
    for (const domain::ConversationId &id : QSet<domain::ConversationId>(connection.follows)) {
        Room *room = m_state.room(id);
        Reader *reader = room != nullptr ? room->readerOf(connection.id) : nullptr;
        if (reader == nullptr || reader->state != ReaderState::Draining)
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
        && !room->committed.isOpen()) {
        const domain::VisitorId visitor = room->committed.visitor;
        m_state.rooms.erase(id);
        m_state.forgetVisitorIfUnused(visitor);
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
