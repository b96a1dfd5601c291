#include "relay/hub/Offers.h"

#include <algorithm>

namespace qiao::relay::hub {

namespace {

// Agents are told where somebody waits, but not every step of a long queue.
constexpr int toldPlaces = 20;

// Whether readers who know `before` have to hear of `after`.
bool isNews(const std::optional<domain::Waiting> &before, const domain::Waiting &after)
{
    if (!before || before->reason != after.reason || before->until != after.until
        || before->estimate.has_value() != after.estimate.has_value())
        return true;
    if (before->position != after.position)
        return true;
    if (!after.estimate)
        return false;
    // An estimate is not exact: only a change by a fifth is worth a word.
    const base::Milliseconds difference = *after.estimate - *before->estimate;
    return std::chrono::abs(difference) * 5 > *before->estimate;
}

} // namespace

void Offers::queuesChanged()
{
    m_dispatcher.setQueues(m_state.queues);
    for (const auto &[id, room] : m_state.rooms)
        roomChanged(*room); // its queue may be gone, or there again
}

void Offers::agentChanged(const AgentState &agent)
{
    m_dispatcher.setAgent({agent.agent, Staff::isAvailable(agent), agent.load, agent.loadOf, agent.lastChosenAt});
}

void Offers::roomChanged(Room &room)
{
    const domain::Conversation &working = room.working;
    if (working.state != domain::ConversationState::Queued || working.seq == 0) {
        m_dispatcher.forget(room.id);
        room.told.reset();
        return;
    }
    m_dispatcher.wait(factsOf(room));
}

routing::WaitingFacts Offers::factsOf(const Room &room) const
{
    const domain::Conversation &working = room.working;
    routing::WaitingFacts facts;
    facts.conversation = room.id;
    facts.queue = m_state.queue(working.queue).id;
    facts.topic = working.topic;
    if (const domain::Experiment *experiment = domain::routingExperiment(m_state.experiments, facts.queue))
        facts.weights = experiment->arm(domain::armOf(*experiment, working.visitor)).weights;
    facts.since = working.waitingSince == base::TimePoint{} ? working.startedAt : working.waitingSince;
    facts.goesFirst = working.goesFirst;
    facts.isDeferred = working.isDeferred;
    facts.tried = room.tried;
    facts.askAgainAt = room.askAgainAt;
    if (const VisitorState *visitor = m_state.visitor(working.visitor)) {
        facts.vip = visitor->profile.vip;
        facts.language = visitor->profile.locale;
        facts.lastServedBy = visitor->lastServedBy;
    }
    return facts;
}

void Offers::offerWaiting()
{
    static_cast<void>(offerAll({}));
}

std::optional<domain::ConversationEvent> Offers::offerNext(Room &room)
{
    std::optional<domain::ConversationEvent> offer = offerAll(room.id);
    if (!offer && !room.tried.isEmpty() && room.askAgainAt == base::TimePoint{}) {
        room.askAgainAt = m_state.now + m_state.config.offerPause;
        m_state.wakeAt(room.askAgainAt, {TimerKind::AskAgain, room.id, {}});
        roomChanged(room);
    }
    return offer;
}

std::optional<domain::ConversationEvent> Offers::offerAll(const domain::ConversationId &own)
{
    std::optional<domain::ConversationEvent> kept;
    while (const std::optional<routing::Decision> decision = m_dispatcher.next(m_state.now)) {
        domain::ConversationEvent offer
            = offerTo(*m_state.room(decision->conversation), *m_state.agent(decision->agent), decision->because);
        if (decision->conversation == own)
            kept = std::move(offer);
        else
            commitOffer(std::move(offer));
    }
    armRouteAgain();
    tellWaitingSoon();
    return kept;
}

Offers::Start Offers::startFor(const QString &topic, const domain::Visitor &visitor)
{
    const routing::Placement placement = m_dispatcher.place(topic, visitor.locale, m_state.now);
    const domain::QueueId queue = m_state.queue(placement.queue).id;
    return {queue, placement.isOverflow, placement.asksForMessage || !m_dispatcher.isOpen(queue, m_state.now)};
}

domain::ConversationEvent Offers::offerTo(
    Room &room, const AgentState &agent, const QList<domain::AssignmentFactor> &because)
{
    const domain::Queue &queue = m_state.queue(room.working.queue);
    const base::Milliseconds patience
        = m_state.config.offerTimeout > base::Milliseconds(0) ? m_state.config.offerTimeout : queue.offerTimeout;
    const base::TimePoint until = m_state.now + patience;
    room.tried.insert(agent.agent.id);
    m_state.wakeAt(until, {TimerKind::OfferEnds, room.id, {}});
    if (AgentState *chosen = m_state.agent(agent.agent.id))
        chosen->lastChosenAt = m_state.now;
    return m_ledger.append(room, domain::ConversationOffered{agent.agent.id, agent.agent.displayName, until, because});
}

void Offers::passOn(Room &room, Change &change, domain::WaitCause cause)
{
    // The next agent is asked at once where there is one; only otherwise does the visitor wait again.
    m_dispatcher.wait(factsOf(room));
    std::optional<domain::ConversationEvent> next = offerNext(room);
    change.events.push_back(
        next ? *std::move(next) : m_ledger.append(room, domain::ConversationQueued{room.working.queue, cause}));
}

void Offers::offerEnded(const domain::ConversationId &id)
{
    Room *room = m_state.room(id);
    if (room == nullptr || room->working.state != domain::ConversationState::Offered
        || room->working.offeredUntil > m_state.now)
        return;
    const domain::AgentId tooSlow = room->working.agent;
    Change change;
    passOn(*room, change, domain::WaitCause::Missed);
    m_ledger.commit(std::move(change));
    countMissed(tooSlow, m_state.queue(room->working.queue));
    offerWaiting(); // the agent who was too slow has room for another
}

void Offers::countMissed(const domain::AgentId &id, const domain::Queue &queue)
{
    AgentState *agent = m_state.agent(id);
    if (agent == nullptr || queue.missedOffers == 0)
        return;
    // Several that rang at the same time are one: nobody answers them all at once.
    if (m_state.now < agent->lastMissedAt + queue.offerTimeout)
        return;
    agent->lastMissedAt = m_state.now;
    if (++agent->missedOffers < queue.missedOffers)
        return;
    agent->missedOffers = 0;
    if (agent->presence == domain::Presence::Online)
        m_staff.setPresence(*agent, domain::Presence::Away, QStringLiteral("missed_offers"));
}

void Offers::askAgain(const domain::ConversationId &id)
{
    Room *room = m_state.room(id);
    if (room == nullptr)
        return;
    room->askAgainAt = {};
    if (room->working.state != domain::ConversationState::Queued)
        return;
    room->tried.clear();
    roomChanged(*room);
    offerWaiting();
}

void Offers::idleDue(const domain::ConversationId &id)
{
    Room *room = m_state.room(id);
    if (room == nullptr)
        return;
    room->isIdleDue = false;
    m_staff.recount(*room);
    offerWaiting();
}

std::optional<domain::Waiting> Offers::waitingOf(const Room &room)
{
    if (room.working.state != domain::ConversationState::Queued || room.working.seq == 0)
        return std::nullopt;
    return m_dispatcher.waiting(room.id, m_state.now);
}

void Offers::tellWaitingSoon()
{
    const base::TimePoint next = m_waitingToldAt + m_state.config.waitingPause;
    if (m_state.now >= next)
        tellWaiting();
    else if (!std::exchange(m_isTellingDue, true))
        m_state.wakeAt(next, {TimerKind::TellWaiting, {}, {}});
}

void Offers::tellWaiting()
{
    m_isTellingDue = false;
    bool isAnybodyWaiting = false;
    for (const auto &[id, room] : m_state.rooms) {
        // Nobody hears of what is not stored.
        if (room->committed.state != domain::ConversationState::Queued || room->committed.seq == 0)
            continue;
        isAnybodyWaiting = true;
        const std::optional<domain::Waiting> waiting = waitingOf(*room);
        if (waiting && isNews(room->told, *waiting))
            tell(*room, *waiting);
    }
    if (isAnybodyWaiting)
        m_waitingToldAt = m_state.now;
}

void Offers::tell(Room &room, const domain::Waiting &waiting)
{
    const bool isNewsToAgents = !room.told || room.told->reason != waiting.reason || waiting.position <= toldPlaces;
    QList<link::ConnectionId> agents;
    QList<link::ConnectionId> visitors;
    for (const Reader &reader : room.readers)
        (reader.side == domain::Side::Agent ? agents : visitors).append(reader.connection);
    if (isNewsToAgents)
        m_delivery.sendEphemeral(agents, protocol::ConversationWaiting{room.id, waiting});
    m_delivery.sendEphemeral(visitors, protocol::VisitorWaiting{room.id, waiting});
    room.told = waiting;
}

void Offers::armRouteAgain()
{
    const std::optional<base::TimePoint> next = m_dispatcher.nextChange(m_state.now);
    if (!next || *next == m_routeAgainAt)
        return;
    m_routeAgainAt = *next;
    m_state.wakeAt(*next, {TimerKind::RouteAgain, {}, {}});
}

void Offers::watch(Room &room)
{
    if (room.working.state == domain::ConversationState::Offered) {
        m_state.wakeAt(std::max(room.working.offeredUntil, m_state.now + m_state.config.storageRetry),
            {TimerKind::OfferEnds, room.id, {}});
    } else if (room.working.state == domain::ConversationState::Queued && room.askAgainAt == base::TimePoint{}) {
        room.askAgainAt = m_state.now + m_state.config.storageRetry;
        m_state.wakeAt(room.askAgainAt, {TimerKind::AskAgain, room.id, {}});
    }
}

void Offers::commitOffer(domain::ConversationEvent event)
{
    Change change;
    change.events.push_back(std::move(event));
    m_ledger.commit(std::move(change));
}

} // namespace qiao::relay::hub
