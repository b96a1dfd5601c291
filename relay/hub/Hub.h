#pragma once

#include "relay/hub/Board.h"
#include "relay/hub/Conversations.h"
#include "relay/hub/Visits.h"

namespace qiao::relay::hub {

// How much the hub keeps in memory.
struct Census
{
    size_t connections = 0;
    size_t visitors = 0;
    size_t conversations = 0;
    size_t timers = 0;
};

// The one authority over sessions, conversations and presence: a pure core. It is told what came in and what time it
// is, and says what is to be sent, stored and loaded; it owns no socket, no database and no clock. Whoever runs it
// calls it from one thread and takes the effects after each call.
class Hub
{
public:
    Hub(HubConfig config, link::Restored restored, base::TimePoint now);
    Hub(const Hub &) = delete;
    Hub &operator=(const Hub &) = delete;

    void handle(const link::Inbound &inbound, base::TimePoint now);
    void handle(const link::FromStorage &fromStorage, base::TimePoint now);
    // Does what has become due.
    void wake(base::TimePoint now);

    std::optional<base::TimePoint> nextWake() const;
    Census census() const;
    Effects takeEffects() { return std::exchange(m_state.effects, {}); }

private:
    void connect(link::ConnectionId id, domain::Side side, const link::Peer &peer);
    void disconnect(link::ConnectionId id);
    void receive(link::ConnectionId id, std::variant<protocol::VisitorRequest, protocol::AgentRequest> request);
    void proceed(Connection &connection);
    Outcome carryOut(Connection &connection, const protocol::VisitorRequest &request);
    Outcome carryOut(Connection &connection, const protocol::AgentRequest &request);
    std::optional<base::Error> refusalOf(Connection &connection, const protocol::VisitorRequest &request);
    void setPresence(Connection &connection, const domain::CommandId &id, const protocol::agent::PresenceSet &command);
    void eventsCommitted(Room &room, const std::vector<domain::ConversationEvent> &events);
    void watch(Room &room);
    void measure(const Room &room, const std::vector<domain::ConversationEvent> &events);

    HubState m_state;
    Ledger m_ledger;
    Delivery m_delivery;
    Staff m_staff;
    Offers m_offers;
    Endings m_endings;
    Supervision m_supervision;
    Company m_company;
    Sessions m_sessions;
    Visits m_visits;
    Conversations m_conversations;
    Board m_board;
};

} // namespace qiao::relay::hub
