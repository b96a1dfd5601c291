#pragma once

#include "common/protocol/Ephemeral.h"
#include "relay/hub/Ledger.h"

namespace qiao::relay::hub {

// Keeps promises 3 and 4: every reader of a conversation gets every event of its side once and in order, whether it was
// there, comes back later, or reads slowly. Each reader has a cursor; only its next number is ever sent. Hub thread.
class Delivery
{
public:
    Delivery(HubState &state, Ledger &ledger)
        : m_state(state)
        , m_ledger(ledger)
    {
    }

    enum class Pin { No, Yes };

    // From now on the connection gets every event after `sent`.
    void follow(Connection &connection, Room &room, quint64 sent, Pin pin = Pin::No);
    // Until it follows again, from where it stopped.
    void unfollow(link::ConnectionId connection, Room &room);
    void unfollowAll(Connection &connection);

    // Sends what the room's readers do not have yet.
    void deliver(Room &room);
    void resumeDrained(Connection &connection);

    void sendEphemeral(const QList<link::ConnectionId> &to, const protocol::EphemeralEvent &event);
    void send(const QList<link::ConnectionId> &to, const QByteArray &frame);

    // A closed conversation that nobody reads leaves the memory.
    void forgetIfUnused(const domain::ConversationId &id);

private:
    static bool isNearlyLevel(Room &room, const Reader &reader);
    void catchUp(Room &room, Reader &reader);
    void takePage(
        link::ConnectionId id, const domain::ConversationId &conversation, const base::Result<link::Reply> &reply);
    void sendPage(Reader &reader, const std::vector<QByteArray> &frames);
    void resumeReader(Connection &connection, Room &room, const Reader &reader);
    void catchUpNext(Connection &connection);
    static const QByteArray &frameOf(TailEntry &entry, domain::Side side);

    HubState &m_state;
    Ledger &m_ledger;
};

} // namespace qiao::relay::hub
