#pragma once

#include "relay/hub/Delivery.h"

namespace qiao::relay::hub {

// The company's people: who is here, who sees which conversation, and what their desks are told about each other.
// Hub thread.
class Staff
{
public:
    Staff(HubState &state, Ledger &ledger, Delivery &delivery)
        : m_state(state)
        , m_ledger(ledger)
        , m_delivery(delivery)
    {
    }

    // Somebody became available or stopped being so: routing may have new work.
    std::function<void()> onAvailabilityChanged;
    // What an agent can take is different now.
    std::function<void(const AgentState &)> onCapacityChanged;

    // The change is on record, and so is who made it where it was somebody else.
    void setPresence(AgentState &agent, domain::Presence presence, const QString &reason = {},
        std::vector<link::AuditRecord> audit = {});
    void connectionLost(AgentState &agent);
    // The grace after a broken connection is over.
    void presenceEnded(const domain::AgentId &id);
    // The timer has run out: whether the agent has been without a connection for as long as it keeps its conversations.
    bool isGone(const domain::AgentId &id);

    bool isSomebodyAvailable() const;
    static bool isAvailable(const AgentState &agent);
    static bool supervises(const domain::Agent &agent);
    static bool serves(const domain::Agent &agent, const domain::QueueId &queue);

    // May read it at all, and is told of it without asking.
    static bool maySee(const domain::Agent &agent, const domain::Conversation &conversation);
    static bool isShownTo(const domain::Agent &agent, const domain::Conversation &conversation);
    // May write into it and change it.
    static bool mayAct(const domain::Agent &agent, const domain::Conversation &conversation);

    // After an assignment changed: those who should see the room now get it from its beginning.
    void addReaders(Room &room);
    // … and those who should not any more stop, after they were told why.
    void dropReaders(Room &room);

    // After the working state, or what it takes of somebody's capacity, changed.
    void recount(Room &room);
    // The timer of an agent whose load has changed ran out.
    void tellPresenceDue(const domain::AgentId &id);
    void tellVisitorPresence(const VisitorState &visitor);

    static protocol::AgentStatus statusOf(const AgentState &agent);
    protocol::ConversationSummary summaryOf(const Room &room);

private:
    static void addLoad(AgentState &agent, const domain::QueueId &queue, int difference);
    void tellPresence(AgentState &agent);
    void tellLoad(AgentState &agent);
    QList<link::ConnectionId> agentConnections() const;
    void tellVisitorsIfChanged();

    HubState &m_state;
    Ledger &m_ledger;
    Delivery &m_delivery;
    bool m_wasSomebodyAvailable = false;
};

} // namespace qiao::relay::hub
