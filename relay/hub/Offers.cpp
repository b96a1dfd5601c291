#include "relay/hub/Offers.h"

#include "relay/routing/LeastBusy.h"

#include <algorithm>

namespace qiao::relay::hub {

void Offers::offerWaiting()
{
    std::vector<Room *> waiting;
    for (const auto &[id, room] : m_state.rooms) {
        if (room->working.state == domain::ConversationState::Queued && room->working.seq != 0)
            waiting.push_back(room.get());
    }
    std::sort(waiting.begin(), waiting.end(), [](const Room *a, const Room *b) {
        if (a->working.waitingSince != b->working.waitingSince)
            return a->working.waitingSince < b->working.waitingSince;
        return a->working.id < b->working.id;
    });
    for (Room *room : waiting) {
        if (std::optional<domain::ConversationEvent> event = offerNext(*room))
            commitOffer(*std::move(event));
    }
}

std::optional<domain::ConversationEvent> Offers::offerNext(Room &room)
{
    QList<routing::Candidate> candidates;
    for (const auto &[id, agent] : m_state.agents) {
        if (Staff::isAvailable(agent) && !room.tried.contains(id))
            candidates.append({id, agent.agent.displayName, agent.load, agent.agent.capacity, agent.lastChosenAt});
    }
    const std::optional<routing::Choice> choice = routing::chooseLeastBusy(candidates);
    if (!choice) {
        if (!room.tried.isEmpty() && !std::exchange(room.isAskAgainDue, true))
            m_state.wakeAt(m_state.now + m_state.config.offerPause, {TimerKind::AskAgain, room.working.id, {}});
        return std::nullopt;
    }
    return offerTo(room, *m_state.agent(choice->agent));
}

domain::ConversationEvent Offers::offerTo(Room &room, const AgentState &agent)
{
    room.tried.insert(agent.agent.id);
    const base::TimePoint until = m_state.now + m_state.config.offerTimeout;
    m_state.wakeAt(until, {TimerKind::OfferEnds, room.working.id, {}});
    if (AgentState *chosen = m_state.agent(agent.agent.id))
        chosen->lastChosenAt = m_state.now;
    return m_ledger.append(room, domain::ConversationOffered{agent.agent.id, agent.agent.displayName, until});
}

void Offers::passOn(Room &room, Change &change)
{
    std::optional<domain::ConversationEvent> next = offerNext(room);
    change.events.push_back(
        next ? *std::move(next) : m_ledger.append(room, domain::ConversationQueued{room.working.queue}));
}

void Offers::offerEnded(const domain::ConversationId &id)
{
    Room *room = m_state.room(id);
    if (room == nullptr || room->working.state != domain::ConversationState::Offered
        || room->working.offeredUntil > m_state.now)
        return;
    Change change;
    passOn(*room, change);
    m_ledger.commit(std::move(change));
    offerWaiting(); // the agent who was too slow has room for another
}

void Offers::askAgain(const domain::ConversationId &id)
{
    Room *room = m_state.room(id);
    if (room == nullptr)
        return;
    room->isAskAgainDue = false;
    if (room->working.state != domain::ConversationState::Queued)
        return;
    room->tried.clear();
    offerWaiting();
}

void Offers::watch(Room &room)
{
    if (room.working.state == domain::ConversationState::Offered)
        m_state.wakeAt(std::max(room.working.offeredUntil, m_state.now + m_state.config.storageRetry),
            {TimerKind::OfferEnds, room.working.id, {}});
    else if (room.working.state == domain::ConversationState::Queued && !std::exchange(room.isAskAgainDue, true))
        m_state.wakeAt(m_state.now + m_state.config.storageRetry, {TimerKind::AskAgain, room.working.id, {}});
}

void Offers::commitOffer(domain::ConversationEvent event)
{
    Change change;
    change.events.push_back(std::move(event));
    m_ledger.commit(std::move(change));
}

} // namespace qiao::relay::hub
