#include "relay/hub/Staff.h"

#include "common/protocol/EventCodec.h"

namespace qiao::relay::hub {

namespace {

// Whose capacity the conversation takes: who is asked, who has it and is being spoken to, or who finishes after it.
domain::AgentId bearerOf(const Room &room, const domain::Queue &queue, base::TimePoint now)
{
    const domain::Conversation &working = room.working;
    if (working.state == domain::ConversationState::Offered)
        return working.agent;
    if (working.state == domain::ConversationState::Closed)
        return working.wrappingUp;
    const bool isIdle = queue.idleAfter > base::Milliseconds(0) && now >= room.lastActivityAt + queue.idleAfter;
    return working.state == domain::ConversationState::Assigned && !isIdle ? working.agent : domain::AgentId();
}

} // namespace

bool Staff::supervises(const domain::Agent &agent)
{
    return agent.role != domain::AgentRole::Agent;
}

bool Staff::serves(const domain::Agent &agent, const domain::QueueId &queue)
{
    return agent.queues.isEmpty()
        || std::any_of(agent.queues.begin(), agent.queues.end(),
            [&](const domain::QueueMembership &membership) { return membership.queue == queue; });
}

void Staff::setPresence(
    AgentState &agent, domain::Presence presence, const QString &reason, std::vector<link::AuditRecord> audit)
{
    if (!agent.connections.isEmpty())
        agent.absentSince = {};
    const bool isSameState = agent.presence == presence;
    if (isSameState && agent.presenceReason == reason)
        return;
    agent.presence = presence;
    agent.presenceReason = reason;
    agent.presenceSince = m_state.now;
    if (presence == domain::Presence::Online)
        agent.missedOffers = 0;
    Change change;
    change.presences.push_back({agent.agent.id, m_state.now, presence, reason});
    change.audit = std::move(audit);
    m_ledger.commit(std::move(change));
    tellPresence(agent);
    if (isSameState)
        return;
    onCapacityChanged(agent);
    tellVisitorsIfChanged();
    onAvailabilityChanged();
}

void Staff::connectionLost(AgentState &agent)
{
    if (!agent.connections.isEmpty())
        return;
    agent.absentSince = m_state.now;
    if (agent.presence != domain::Presence::Offline)
        m_state.wakeAt(m_state.now + m_state.config.presenceGrace, {TimerKind::PresenceEnds, {}, agent.agent.id});
    if (!std::exchange(agent.isReleaseDue, true))
        m_state.wakeAt(m_state.now + m_state.config.releaseGrace, {TimerKind::ReleaseDue, {}, agent.agent.id});
}

bool Staff::isGone(const domain::AgentId &id)
{
    AgentState *agent = m_state.agent(id);
    if (agent == nullptr)
        return false;
    agent->isReleaseDue = false;
    if (!agent->connections.isEmpty())
        return false;
    const base::TimePoint due = agent->absentSince + m_state.config.releaseGrace;
    if (m_state.now >= due)
        return true;
    // It was here in between.
    agent->isReleaseDue = true;
    m_state.wakeAt(due, {TimerKind::ReleaseDue, {}, id});
    return false;
}

void Staff::presenceEnded(const domain::AgentId &id)
{
    AgentState *agent = m_state.agent(id);
    const bool isStillAway = agent != nullptr && agent->connections.isEmpty()
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
    const bool isWaiting = conversation.state == domain::ConversationState::Queued
        || conversation.state == domain::ConversationState::Offered;
    return isWaiting && (serves(agent, conversation.queue) || conversation.agent == agent.id);
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

void Staff::recount(Room &room)
{
    const domain::Queue &queue = m_state.queue(room.working.queue);
    const domain::AgentId bearer = bearerOf(room, queue, m_state.now);
    const bool isAssigned = room.working.state == domain::ConversationState::Assigned;
    if (isAssigned && queue.idleAfter > base::Milliseconds(0) && !bearer.isEmpty()
        && !std::exchange(room.isIdleDue, true))
        m_state.wakeAt(room.lastActivityAt + queue.idleAfter, {TimerKind::IdleDue, room.working.id, {}});
    if (bearer == room.bearer && (bearer.isEmpty() || queue.id == room.bearerQueue))
        return;
    const domain::AgentId before = std::exchange(room.bearer, bearer);
    const domain::QueueId beforeFor = std::exchange(room.bearerQueue, queue.id);
    if (AgentState *agent = m_state.agent(before))
        addLoad(*agent, beforeFor, -1);
    if (AgentState *agent = m_state.agent(bearer))
        addLoad(*agent, queue.id, 1);
    for (const domain::AgentId &id : {before, bearer}) {
        if (AgentState *agent = m_state.agent(id); agent != nullptr && (id == bearer || before != bearer)) {
            onCapacityChanged(*agent);
            tellLoad(*agent);
        }
    }
}

void Staff::addLoad(AgentState &agent, const domain::QueueId &queue, int difference)
{
    agent.load += difference;
    int &ofQueue = agent.loadOf[queue];
    ofQueue += difference;
    if (ofQueue == 0)
        agent.loadOf.remove(queue);
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

protocol::AgentStatus Staff::statusOf(const AgentState &agent)
{
    return {agent.agent, agent.presence, agent.load, agent.presenceSince, agent.presenceReason};
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

void Staff::tellLoad(AgentState &agent)
{
    // A busy agent's load changes often, and each telling goes to everybody.
    const base::TimePoint next = agent.toldAt + m_state.config.presencePause;
    if (m_state.now >= next)
        tellPresence(agent);
    else if (!std::exchange(agent.isTellingDue, true))
        m_state.wakeAt(next, {TimerKind::TellPresence, {}, agent.agent.id});
}

void Staff::tellPresenceDue(const domain::AgentId &id)
{
    AgentState *agent = m_state.agent(id);
    if (agent != nullptr && agent->isTellingDue)
        tellPresence(*agent);
}

void Staff::tellPresence(AgentState &agent)
{
    agent.toldAt = m_state.now;
    agent.isTellingDue = false;
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
