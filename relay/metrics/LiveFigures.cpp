#include "relay/metrics/LiveFigures.h"

#include "relay/metrics/FactsFold.h"
#include "relay/metrics/LocalTime.h"

#include <algorithm>

namespace qiao::relay::metrics {

namespace {

constexpr base::TimePoint never{};

// Before its day, a closed conversation stays known: it may be reopened, or rated.
constexpr std::chrono::hours keptClosed{24};

// The next midnight of a queue that is not there any more.
constexpr base::TimePoint noDay = base::TimePoint::max();

void insertOrErase(std::multiset<base::TimePoint> &times, base::TimePoint time, bool isInserted)
{
    if (isInserted) {
        times.insert(time);
    } else if (const auto found = times.find(time); found != times.end()) {
        times.erase(found);
    }
}

// Whether the event cannot change a fact, so that nothing has to be counted anew. Most are messages.
bool isIdle(const link::ConversationFacts &facts, const domain::EventBody &body)
{
    if (const auto *message = std::get_if<domain::MessagePosted>(&body)) {
        return message->from.role != domain::AuthorRole::Agent || facts.arrivals.empty()
            || facts.arrivals.back().answeredAt != never;
    }
    return std::holds_alternative<domain::MessageRead>(body) || std::holds_alternative<domain::NotePosted>(body)
        || std::holds_alternative<domain::ConversationOffered>(body)
        || std::holds_alternative<domain::ConversationTagged>(body);
}

} // namespace

void LiveFigures::setQueues(const std::vector<domain::Queue> &queues, base::TimePoint now)
{
    m_rules = QueueRules(queues);
    m_order.clear();
    m_tallies.clear();
    for (const domain::Queue &queue : queues) {
        m_order.append(queue.id);
        m_tallies[queue.id].queue = queue;
    }
    countAllAnew(now);
}

void LiveFigures::setAgent(const domain::AgentId &id, const Standing &standing)
{
    const auto known = m_standings.find(id);
    if (known == m_standings.end()) {
        countAgent(standing, Sign::Add);
        m_standings.emplace(id, standing);
    } else if (known->second != standing) {
        countAgent(known->second, Sign::Remove);
        countAgent(standing, Sign::Add);
        known->second = standing;
    }
}

void LiveFigures::learn(const link::ConversationFacts &facts, base::TimePoint now)
{
    if (m_facts.emplace(facts.conversation, facts).second)
        count(facts, Sign::Add, now);
}

void LiveFigures::take(const domain::ConversationEvent &event, base::TimePoint now)
{
    auto known = m_facts.find(event.conversation);
    if (known == m_facts.end()) {
        if (!std::holds_alternative<domain::ConversationStarted>(event.body))
            return;
        known = m_facts.emplace(event.conversation, link::ConversationFacts()).first;
    }
    link::ConversationFacts &facts = known->second;
    if (isIdle(facts, event.body))
        return;
    count(facts, Sign::Remove, now);
    apply(facts, event);
    count(facts, Sign::Add, now);
}

void LiveFigures::advance(base::TimePoint now)
{
    const bool isDayOver = std::any_of(
        m_tallies.begin(), m_tallies.end(), [now](const auto &entry) { return entry.second.dayEnd <= now; });
    if (isDayOver) {
        countAllAnew(now);
        return;
    }
    for (auto &[id, tally] : m_tallies) {
        if (tally.changesAt != never && tally.changesAt <= now) {
            lookAtClock(tally, now);
            m_changedQueues.insert(id);
        }
        expire(tally, now);
    }
}

void LiveFigures::countAllAnew(base::TimePoint now)
{
    base::TimePoint earliest = noDay;
    for (auto &[id, tally] : m_tallies) {
        Tally fresh;
        fresh.queue = std::move(tally.queue);
        const LocalTime local(m_rules.zoneOf(id));
        fresh.dayStart = local.dayStart(now);
        fresh.dayEnd = local.nextDayStart(now);
        earliest = std::min(earliest, fresh.dayStart);
        tally = std::move(fresh);
        lookAtClock(tally, now);
        m_changedQueues.insert(id);
    }
    for (auto &[id, day] : m_days)
        m_changedAgents.insert(id);
    m_days.clear();
    std::erase_if(m_facts, [earliest](const auto &entry) {
        const link::ConversationFacts &facts = entry.second;
        return !facts.isOpen() && std::max(facts.closedAt, facts.ratedAt) < earliest - keptClosed;
    });
    for (const auto &[id, facts] : m_facts)
        count(facts, Sign::Add, now);
    for (const auto &[id, standing] : m_standings)
        countAgent(standing, Sign::Add);
}

void LiveFigures::lookAtClock(Tally &tally, base::TimePoint now)
{
    tally.isOpen = tally.queue.hours.isOpenAt(now);
    tally.changesAt = tally.queue.hours.nextChangeAfter(now).value_or(never);
}

void LiveFigures::expire(Tally &tally, base::TimePoint now)
{
    for (auto *times : {&tally.recentArrivals, &tally.recentAnswered}) {
        const auto last = times->upper_bound(now - recently);
        if (last == times->begin())
            continue;
        times->erase(times->begin(), last);
        m_changedQueues.insert(tally.queue.id);
    }
}

LiveFigures::Tally *LiveFigures::tally(const domain::QueueId &queue)
{
    const auto found = m_tallies.find(queue);
    if (found == m_tallies.end())
        return nullptr;
    m_changedQueues.insert(queue);
    return &found->second;
}

void LiveFigures::count(const link::ConversationFacts &facts, Sign sign, base::TimePoint now)
{
    for (const link::ArrivalFacts &arrival : facts.arrivals)
        countArrival(arrival, sign, now);
    countState(facts, sign);
    countDay(facts, sign);
}

void LiveFigures::countArrival(const link::ArrivalFacts &arrival, Sign sign, base::TimePoint now)
{
    Tally *counted = tally(arrival.queue);
    if (counted == nullptr)
        return;
    const int one = static_cast<int>(sign);
    const bool isAnswered = arrival.answeredAt != never && arrival.deferredAt == never;
    if (arrival.begunAt > now - recently)
        insertOrErase(counted->recentArrivals, arrival.begunAt, sign == Sign::Add);
    if (isAnswered && arrival.answeredAt > now - recently)
        insertOrErase(counted->recentAnswered, arrival.answeredAt, sign == Sign::Add);
    if (arrival.begunAt < counted->dayStart)
        return;
    counted->arrivals += one;
    counted->abandoned += arrival.isAbandoned ? one : 0;
    if (!isAnswered)
        return;
    counted->answered += one;
    counted->inGoal += arrival.answeredAt - arrival.begunAt <= counted->queue.firstResponseGoal ? one : 0;
}

void LiveFigures::countState(const link::ConversationFacts &facts, Sign sign)
{
    Tally *counted = facts.isOpen() && facts.startedAt != never ? tally(facts.queue) : nullptr;
    if (counted == nullptr)
        return;
    const int one = static_cast<int>(sign);
    if (!facts.agent.isEmpty()) {
        counted->active += one;
    } else if (facts.isDeferred) {
        counted->deferred += one;
    } else {
        counted->waiting += one;
        insertOrErase(counted->waitingSince, facts.waitingSince, sign == Sign::Add);
    }
}

bool LiveFigures::isToday(const domain::QueueId &queue, base::TimePoint time)
{
    const auto found = m_tallies.find(queue);
    return found != m_tallies.end() && time >= found->second.dayStart;
}

void LiveFigures::countDay(const link::ConversationFacts &facts, Sign sign)
{
    const int one = static_cast<int>(sign);
    if (Tally *counted = facts.isOpen() ? nullptr : tally(facts.queue))
        counted->closed += facts.closedAt >= counted->dayStart ? one : 0;
    for (const link::TurnFacts &turn : facts.turns) {
        if (turn.end == link::TurnEnd::None || !isToday(turn.queue, turn.endedAt))
            continue;
        Day &day = m_days[turn.agent];
        day.handled += one;
        day.handling += one * (std::max(turn.wrappedAt, turn.endedAt) - turn.begunAt);
        m_changedAgents.insert(turn.agent);
    }
    if (facts.score == 0 || facts.lastAgent().isEmpty() || !isToday(facts.queue, facts.ratedAt))
        return;
    Day &day = m_days[facts.lastAgent()];
    day.ratings += one;
    day.ratingSum += one * facts.score;
    m_changedAgents.insert(facts.lastAgent());
}

void LiveFigures::countAgent(const Standing &standing, Sign sign)
{
    if (standing.isDisabled)
        return;
    const int one = static_cast<int>(sign);
    for (const domain::QueueId &id : standing.queues.isEmpty() ? m_order : standing.queues) {
        Tally *counted = tally(id);
        if (counted == nullptr)
            continue;
        counted->agentsTotal += one;
        counted->agentsHere += standing.isHere ? one : 0;
        counted->agentsFree += standing.isFree ? one : 0;
    }
}

QList<domain::QueueId> LiveFigures::queues() const
{
    return m_order;
}

protocol::QueueFigures LiveFigures::figuresOf(const domain::QueueId &queue) const
{
    const auto found = m_tallies.find(queue);
    if (found == m_tallies.end())
        return {};
    const Tally &tally = found->second;
    protocol::QueueFigures figures;
    figures.queue = queue;
    figures.name = tally.queue.name;
    figures.isOpen = tally.isOpen;
    figures.changesAt = tally.changesAt;
    figures.firstResponseGoal = tally.queue.firstResponseGoal;
    figures.sla = tally.queue.sla;
    figures.waiting = tally.waiting;
    figures.deferred = tally.deferred;
    figures.active = tally.active;
    figures.longestSince = tally.waitingSince.empty() ? never : *tally.waitingSince.begin();
    figures.agentsFree = tally.agentsFree;
    figures.agentsHere = tally.agentsHere;
    figures.agentsTotal = tally.agentsTotal;
    figures.arrivals = tally.arrivals;
    figures.answered = tally.answered;
    figures.inGoal = tally.inGoal;
    figures.abandoned = tally.abandoned;
    figures.closed = tally.closed;
    figures.recentArrivals = static_cast<int>(tally.recentArrivals.size());
    figures.recentAnswered = static_cast<int>(tally.recentAnswered.size());
    return figures;
}

protocol::AgentFigures LiveFigures::figuresOf(const domain::AgentId &agent) const
{
    const auto found = m_days.find(agent);
    const Day day = found == m_days.end() ? Day() : found->second;
    return {agent, day.handled, day.handling, day.ratings, day.ratingSum};
}

QList<domain::AgentId> LiveFigures::agents() const
{
    QList<domain::AgentId> agents;
    for (const auto &[id, day] : m_days) {
        if (day != Day())
            agents.append(id);
    }
    std::sort(agents.begin(), agents.end());
    return agents;
}

} // namespace qiao::relay::metrics
