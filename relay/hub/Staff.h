#pragma once

#include "relay/hub/Delivery.h"

namespace qiao::relay::hub {

// The company's people: who is here, who sees which conversation, and what their desks are told about each other.
// Hub thread.
class Staff
{
public:
    Staff(HubState &state, Delivery &delivery)
        : m_state(state)
        , m_delivery(delivery)
    {
    }

    // Somebody became available or stopped being so: routing may have new work.
    std::function<void()> onAvailabilityChanged;

    void setPresence(AgentState &agent, domain::Presence presence);
    void connectionLost(AgentState &agent);
    // The grace after a broken connection is over.
    void presenceEnded(const domain::AgentId &id);

    bool isSomebodyAvailable() const;
    static bool isAvailable(const AgentState &agent);

    // May read it at all, and is told of it without asking.
    static bool maySee(const domain::Agent &agent, const domain::Conversation &conversation);
    static bool isShownTo(const domain::Agent &agent, const domain::Conversation &conversation);
    // May write into it and change it.
    static bool mayAct(const domain::Agent &agent, const domain::Conversation &conversation);

    // After an assignment changed: those who should see the room now get it from its beginning.
    void addReaders(Room &room);
    // … and those who should not any more stop, after they were told why.
    void dropReaders(Room &room);

    void loadChanged(const domain::Conversation &before, const domain::Conversation &after);
    void tellVisitorPresence(const VisitorState &visitor);

    protocol::AgentStatus statusOf(const AgentState &agent) const;
    protocol::ConversationSummary summaryOf(const Room &room);

private:
    void tellPresence(const AgentState &agent);
    QList<link::ConnectionId> agentConnections() const;
    void tellVisitorsIfChanged();

    HubState &m_state;
    Delivery &m_delivery;
    bool m_wasSomebodyAvailable = false;
};

} // namespace qiao::relay::hub
