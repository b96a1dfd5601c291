#include "relay/hub/Endings.h"

namespace qiao::relay::hub {

namespace {

constexpr base::Milliseconds never{0};

bool waitsLive(const domain::Conversation &conversation)
{
    const bool isWaiting = conversation.state == domain::ConversationState::Queued
        || conversation.state == domain::ConversationState::Offered;
    return isWaiting && !conversation.isDeferred;
}

domain::CloseReason reasonOf(const protocol::ConversationClose &command, domain::Side side)
{
    if (!command.isResolved || side == domain::Side::Visitor)
        return domain::CloseReason::Ended;
    return *command.isResolved ? domain::CloseReason::Resolved : domain::CloseReason::Unresolved;
}

} // namespace

Outcome Endings::run(Scene &scene, const protocol::ConversationClose &command)
{
    if (!mayAct(m_state, scene))
        return refuse(m_ledger, scene, notYours());
    const domain::Conversation &working = scene.room.working;
    if (auto allowed = working.canClose(); !allowed)
        return refuse(m_ledger, scene, allowed.error());
    const domain::Queue &queue = m_state.queue(working.queue);
    domain::ConversationClosed closed{scene.author, reasonOf(command, scene.connection.side)};
    closed.asksFeedback = queue.asksFeedback && working.feedback == 0 && working.lastAgentMessage != 0;
    if (working.state == domain::ConversationState::Assigned && queue.wrapUp > never)
        closed.wrapUpUntil = m_state.now + queue.wrapUp;
    finish(m_ledger, scene, {m_ledger.append(scene.room, std::move(closed), scene.id)});
    watch(scene.room);
    m_offers.offerWaiting();
    return Outcome::Done;
}

Outcome Endings::run(Scene &scene, const protocol::agent::ConversationWrap &)
{
    const domain::AgentId agent = scene.room.working.wrappingUp;
    if (agent.isEmpty())
        return refuse(m_ledger, scene, base::conflict(QStringLiteral("Nothing is being wrapped up here.")));
    if (agent != scene.connection.agent && !isSupervisor(m_state, scene.connection))
        return refuse(m_ledger, scene, notYours());
    Change change = changeIn(scene, {m_ledger.append(scene.room, domain::ConversationWrapped{agent}, scene.id)});
    if (agent != scene.connection.agent)
        change.audit.push_back(auditOf(
            m_state, scene.connection, QStringLiteral("conversation.wrap"), scene.room.working.id, agent.toString()));
    m_ledger.commit(std::move(change));
    m_offers.offerWaiting();
    return Outcome::Done;
}

Outcome Endings::run(Scene &scene, const protocol::visitor::ConversationDefer &command)
{
    const domain::Conversation &working = scene.room.working;
    if (working.state == domain::ConversationState::Assigned)
        return refuse(m_ledger, scene, base::conflict(QStringLiteral("Somebody is here already.")));
    if (auto allowed = working.canPost(); !allowed)
        return refuse(m_ledger, scene, allowed.error());
    VisitorState &visitor = *m_state.visitor(scene.connection.visitor);
    Change change = changeIn(scene,
        {m_ledger.append(
            scene.room, domain::ConversationDeferred{scene.author, command.name, command.email}, scene.id)});
    // What a stranger writes about himself never overrides what the site vouches for.
    if (visitor.profile.externalId.isEmpty() && !(command.name.isEmpty() && command.email.isEmpty())) {
        if (!command.name.isEmpty())
            visitor.profile.name = command.name;
        if (!command.email.isEmpty())
            visitor.profile.email = command.email;
        change.visitor = visitor.profile;
    }
    m_ledger.commit(std::move(change));
    m_offers.offerWaiting();
    return Outcome::Done;
}

void Endings::visitorLeft(const VisitorState &visitor)
{
    if (Room *room = m_state.room(visitor.conversation))
        watch(*room);
}

void Endings::watch(Room &room)
{
    const domain::Conversation &working = room.working;
    if (!working.wrappingUp.isEmpty())
        m_state.wakeAt(working.wrapUpUntil, {TimerKind::WrapUpEnds, room.id, {}});
    const VisitorState *visitor = m_state.visitor(working.visitor);
    const base::Milliseconds patience = m_state.queue(working.queue).abandonAfter;
    if (!waitsLive(working) || patience == never || visitor == nullptr || !visitor->connections.isEmpty())
        return;
    if (!std::exchange(room.isAbandonDue, true))
        m_state.wakeAt(m_state.now + patience, {TimerKind::AbandonDue, room.id, {}});
}

void Endings::wrapUpEnded(const domain::ConversationId &id)
{
    Room *room = m_state.room(id);
    if (room == nullptr || room->working.wrappingUp.isEmpty() || room->working.wrapUpUntil > m_state.now)
        return;
    commitAlone(m_ledger.append(*room, domain::ConversationWrapped{room->working.wrappingUp}));
    m_offers.offerWaiting();
}

void Endings::abandonDue(const domain::ConversationId &id)
{
    Room *room = m_state.room(id);
    if (room == nullptr)
        return;
    room->isAbandonDue = false;
    const VisitorState *visitor = m_state.visitor(room->working.visitor);
    if (!waitsLive(room->working) || visitor == nullptr || !visitor->connections.isEmpty())
        return;
    const base::TimePoint due = visitor->profile.lastSeenAt + m_state.queue(room->working.queue).abandonAfter;
    if (m_state.now < due) {
        // Was here in between.
        room->isAbandonDue = true;
        m_state.wakeAt(due, {TimerKind::AbandonDue, id, {}});
        return;
    }
    // Somebody whom an answer can reach gets one.
    const bool canBeReached = !visitor->profile.email.isEmpty() || !visitor->profile.externalId.isEmpty();
    const bool hasWritten = room->working.lastVisitorMessage != 0;
    if (canBeReached && hasWritten)
        commitAlone(m_ledger.append(*room, domain::ConversationDeferred{{}, {}, visitor->profile.email}));
    else
        commitAlone(m_ledger.append(*room, domain::ConversationClosed{{}, domain::CloseReason::Abandoned}));
    m_offers.offerWaiting();
}

void Endings::release(const domain::AgentId &agent)
{
    std::vector<Room *> rooms;
    for (const auto &[id, room] : m_state.rooms) {
        if (room->working.agent == agent && room->working.state == domain::ConversationState::Assigned)
            rooms.push_back(room.get());
    }
    for (Room *room : rooms) {
        room->tried.clear();
        commitAlone(
            m_ledger.append(*room, domain::ConversationQueued{room->working.queue, domain::WaitCause::AgentLeft}));
        watch(*room);
    }
    if (!rooms.empty())
        m_offers.offerWaiting();
}

void Endings::commitAlone(domain::ConversationEvent event)
{
    Change change;
    change.events.push_back(std::move(event));
    m_ledger.commit(std::move(change));
}

} // namespace qiao::relay::hub
