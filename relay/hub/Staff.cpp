#include "relay/hub/Staff.h"

#include "common/protocol/EventCodec.h"

namespace qiao::relay::hub {

namespace {

bool supervises(const domain::Agent &agent)
{
    return agent.role != domain::AgentRole::Agent;
}

// Whose load a conversation counts for.
domain::AgentId bearerOf(const domain::Conversation &conversation)
{
    const bool isBorne = conversation.state == domain::ConversationState::Offered
        || conversation.state == domain::ConversationState::Assigned;
    return isBorne ? conversation.agent : domain::AgentId();
}

} // namespace

void Staff::setPresence(AgentState &agent, domain::Presence presence)
{
    agent.absentSince = {};
    if (agent.presence == presence)
        return;
    agent.presence = presence;
    tellPresence(agent);
    tellVisitorsIfChanged();
    onAvailabilityChanged();
}

void Staff::connectionLost(AgentState &agent)
{
    if (!agent.connections.isEmpty() || agent.presence == domain::Presence::Offline)
        return;
    agent.absentSince = m_state.now;
    m_state.wakeAt(m_state.now + m_state.config.presenceGrace, {TimerKind::PresenceEnds, {}, agent.agent.id});
}

void Staff::presenceEnded(const domain::AgentId &id)
{
    AgentState *agent = m_state.agent(id);
    const bool isStillAway = agent != nullptr && agent->absentSince != base::TimePoint{}
        && m_state.now >= agent->absentSince + m_state.config.presenceGrace;
    if (isStillAway)
        setPresence(*agent, domain::Presence::Offline);
}

bool Staff::isAvailable(const AgentState &agent)
{
    return agent.presence == domain::Presence::Online && !agent.agent.isDisabled;
}

bool Staff::isSomebodyAvailable() const
{
    return std::any_of(
        m_state.agents.begin(), m_state.agents.end(), [](const auto &entry) { return isAvailable(entry.second); });
}

bool Staff::maySee(const domain::Agent &agent, const domain::Conversation &)
{
    return !agent.isDisabled;
}

bool Staff::isShownTo(const domain::Agent &agent, const domain::Conversation &conversation)
{
    if (supervises(agent) || conversation.hasParticipant(agent.id))
        return true;
    return conversation.state == domain::ConversationState::Queued
        || conversation.state == domain::ConversationState::Offered;
}

bool Staff::mayAct(const domain::Agent &agent, const domain::Conversation &conversation)
{
    if (supervises(agent))
        return true;
    if (conversation.state == domain::ConversationState::Closed)
        return conversation.hasParticipant(agent.id);
    return conversation.state == domain::ConversationState::Assigned && conversation.agent == agent.id;
}

void Staff::addReaders(Room &room)
{
    QList<link::ConnectionId> introduced;
    for (const auto &[id, agent] : m_state.agents) {
        if (agent.connections.isEmpty() || !isShownTo(agent.agent, room.committed))
            continue;
        for (const link::ConnectionId connection : agent.connections) {
            if (room.readerOf(connection) != nullptr)
                continue;
            Connection *reader = m_state.connection(connection);
            if (reader != nullptr && !reader->resuming.contains(room.committed.id)) {
                introduced.append(connection);
                m_delivery.follow(*reader, room, reader->left.take(room.committed.id));
            }
        }
    }
    if (!introduced.isEmpty())
        m_delivery.send(introduced, protocol::encode(protocol::ConversationIntroduced{summaryOf(room)}));
}

void Staff::dropReaders(Room &room)
{
    std::vector<link::ConnectionId> dropped;
    for (const Reader &reader : room.readers) {
        const Connection *connection = m_state.connection(reader.connection);
        if (connection == nullptr || reader.side == domain::Side::Visitor || reader.isPinned)
            continue;
        const AgentState *agent = m_state.agent(connection->agent);
        if (agent == nullptr || !isShownTo(agent->agent, room.committed))
            dropped.push_back(reader.connection);
    }
    for (const link::ConnectionId connection : dropped)
        m_delivery.unfollow(connection, room);
}

void Staff::loadChanged(const domain::Conversation &before, const domain::Conversation &after)
{
    const domain::AgentId from = bearerOf(before);
    const domain::AgentId to = bearerOf(after);
    if (from == to)
        return;
    if (AgentState *agent = m_state.agent(from)) {
        --agent->load;
        tellPresence(*agent);
    }
    if (AgentState *agent = m_state.agent(to)) {
        ++agent->load;
        tellPresence(*agent);
    }
}

void Staff::tellVisitorPresence(const VisitorState &visitor)
{
    const Room *room = m_state.room(visitor.conversation);
    if (room == nullptr)
        return;
    QList<link::ConnectionId> to;
    for (const Reader &reader : room->readers) {
        if (reader.side == domain::Side::Agent)
            to.append(reader.connection);
    }
    m_delivery.sendEphemeral(to, protocol::VisitorPresence{visitor.profile, !visitor.connections.isEmpty()});
}

protocol::AgentStatus Staff::statusOf(const AgentState &agent) const
{
    return {agent.agent, agent.presence, agent.load};
}

protocol::ConversationSummary Staff::summaryOf(const Room &room)
{
    protocol::ConversationSummary summary{room.committed, {}, false};
    if (const VisitorState *visitor = m_state.visitor(room.committed.visitor)) {
        summary.visitor = visitor->profile;
        summary.isVisitorOnline = !visitor->connections.isEmpty();
    } else {
        summary.visitor.id = room.committed.visitor;
        summary.visitor.name = room.committed.visitorName;
    }
    return summary;
}

void Staff::tellPresence(const AgentState &agent)
{
    m_delivery.sendEphemeral(agentConnections(), protocol::AgentPresence{statusOf(agent)});
}

QList<link::ConnectionId> Staff::agentConnections() const
{
    QList<link::ConnectionId> connections;
    for (const auto &[id, agent] : m_state.agents) {
        for (const link::ConnectionId connection : agent.connections)
            connections.append(connection);
    }
    return connections;
}

void Staff::tellVisitorsIfChanged()
{
    const bool isAvailableNow = isSomebodyAvailable();
    if (std::exchange(m_wasSomebodyAvailable, isAvailableNow) == isAvailableNow)
        return;
    QList<link::ConnectionId> visitors;
    for (const auto &[id, visitor] : m_state.visitors) {
        for (const link::ConnectionId connection : visitor.connections)
            visitors.append(connection);
    }
    m_delivery.sendEphemeral(visitors, protocol::Availability{isAvailableNow});
}

} // namespace qiao::relay::hub
