#include "relay/routing/Dispatcher.h"

#include <algorithm>

namespace qiao::relay::routing {

namespace {

// Hours are looked up again by then at the latest; it is as far as they are searched for a change.
constexpr base::Milliseconds lookedAhead = std::chrono::hours(24 * 365);

} // namespace

void Dispatcher::setQueues(const std::vector<domain::Queue> &queues)
{
    m_queues = queues;
    m_departments = std::vector<Department>(queues.size());
    m_places.clear();
    m_touched.clear();
    for (size_t queue = 0; queue < queues.size(); ++queue) {
        m_places.insert(queues[queue].id, queue);
        m_departments[queue].line.setPriority(queues[queue].priority, queues[queue].ageing);
        touch(queue);
    }
    for (const auto &[id, facts] : m_waiting)
        enter(facts);
    m_roster.setQueues(queues);
    m_hoursFrom = base::TimePoint::max();
    m_hoursUntil = base::TimePoint::min();
}

void Dispatcher::setAgent(const AgentFacts &facts)
{
    m_roster.setAgent(facts);
}

void Dispatcher::removeAgent(const domain::AgentId &id)
{
    m_roster.removeAgent(id);
}

void Dispatcher::wait(const WaitingFacts &facts)
{
    WaitingFacts &own = m_waiting[facts.conversation];
    if (!own.conversation.isEmpty())
        takeOut(own);
    own = facts;
    enter(own);
}

void Dispatcher::forget(const domain::ConversationId &id)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    takeOut(found->second);
    m_waiting.erase(found);
}

const WaitingFacts *Dispatcher::facts(const domain::ConversationId &id) const
{
    const auto found = m_waiting.find(id);
    return found == m_waiting.end() ? nullptr : &found->second;
}

std::optional<Decision> Dispatcher::next(base::TimePoint now)
{
    lookAtHours(now);
    for (const size_t queue : m_roster.takeGained())
        touch(queue);
    std::optional<Turn> first;
    // A queue in which nobody may go stays so until something touches it.
    const auto isQuiet = [&](size_t queue) {
        const std::optional<Turn> turn = turnIn(queue, now);
        m_departments[queue].isTouched = turn.has_value();
        if (turn && (!first || turn->isBefore(*first)))
            first = turn;
        return !turn;
    };
    m_touched.erase(std::remove_if(m_touched.begin(), m_touched.end(), isQuiet), m_touched.end());
    return first ? std::optional(book(*first, now)) : std::nullopt;
}

std::optional<base::TimePoint> Dispatcher::nextChange(base::TimePoint now)
{
    lookAtHours(now);
    const auto changes = [](const Department &department) { return department.changesAt.has_value(); };
    const bool isAnyChange = std::any_of(m_departments.begin(), m_departments.end(), changes);
    return isAnyChange ? std::optional(m_hoursUntil) : std::nullopt;
}

std::optional<domain::Waiting> Dispatcher::waiting(const domain::ConversationId &id, base::TimePoint now)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return std::nullopt;
    lookAtHours(now);
    const WaitingFacts &facts = found->second;
    const auto place = m_places.constFind(facts.queue);
    domain::Waiting waiting;
    if (place == m_places.constEnd()) {
        waiting.reason = facts.isDeferred ? domain::WaitReason::MessageLeft : domain::WaitReason::NobodyFits;
        return waiting;
    }
    const Department &department = m_departments[*place];
    waiting.reason = reasonOf(facts, *place);
    if (waiting.reason == domain::WaitReason::OutsideHours)
        waiting.until = department.changesAt.value_or(base::TimePoint());
    if (waiting.reason == domain::WaitReason::AskedInVain)
        waiting.until = facts.askAgainAt;
    if (!facts.isDeferred)
        waiting.position = department.line.positionOf(facts);
    // How fast the queue moved says nothing while nobody is there to move it.
    if (waiting.reason == domain::WaitReason::AllBusy || waiting.reason == domain::WaitReason::AskedInVain)
        waiting.estimate = m_estimates.estimate(facts.queue, waiting.position, now);
    return waiting;
}

int Dispatcher::lengthOf(const domain::QueueId &queue) const
{
    const auto place = m_places.constFind(queue);
    return place == m_places.constEnd() ? 0 : m_departments[*place].line.live();
}

bool Dispatcher::isOpen(const domain::QueueId &queue, base::TimePoint now)
{
    lookAtHours(now);
    const auto place = m_places.constFind(queue);
    return place != m_places.constEnd() && !m_queues[*place].isDisabled && m_departments[*place].isOpen;
}

Placement Dispatcher::place(const QString &topic, const QString &language, base::TimePoint now)
{
    return placeIn(queueFor(topic, language, m_queues), now);
}

Placement Dispatcher::placeIn(const domain::QueueId &queue, base::TimePoint now)
{
    return routing::placeIn(queue, m_queues, [this, now](const domain::QueueId &id) {
        return QueueStanding{lengthOf(id), isOpen(id, now)};
    });
}

void Dispatcher::lookAtHours(base::TimePoint now)
{
    if (now >= m_hoursFrom && now < m_hoursUntil)
        return;
    const bool isAllUnknown = now < m_hoursFrom; // they were never looked at, or the clock was set back
    m_hoursUntil = now + lookedAhead;
    for (size_t queue = 0; queue < m_queues.size(); ++queue) {
        Department &department = m_departments[queue];
        const domain::OpeningHours &hours = m_queues[queue].hours;
        if (isAllUnknown || (department.changesAt ? now >= *department.changesAt : !hours.isAlways)) {
            department.isOpen = hours.isOpenAt(now);
            department.changesAt = hours.nextChangeAfter(now);
            if (department.isOpen)
                touch(queue);
        }
        m_hoursUntil = std::min(m_hoursUntil, department.changesAt.value_or(m_hoursUntil));
    }
    m_hoursFrom = now;
}

void Dispatcher::touch(size_t queue)
{
    if (!std::exchange(m_departments[queue].isTouched, true))
        m_touched.push_back(queue);
}

void Dispatcher::enter(const WaitingFacts &facts)
{
    const auto place = m_places.constFind(facts.queue);
    if (place == m_places.constEnd())
        return;
    m_departments[*place].line.add(facts);
    touch(*place);
}

void Dispatcher::takeOut(const WaitingFacts &facts)
{
    if (const auto place = m_places.constFind(facts.queue); place != m_places.constEnd())
        m_departments[*place].line.remove(facts);
}

bool Dispatcher::mayGo(const WaitingFacts &facts, size_t queue) const
{
    return m_roster.staffing(queue).free > m_roster.freeAmong(facts.tried, queue);
}

std::optional<Dispatcher::Turn> Dispatcher::turnIn(size_t queue, base::TimePoint now) const
{
    const Department &department = m_departments[queue];
    if (m_queues[queue].isDisabled || !department.isOpen || m_roster.staffing(queue).free == 0)
        return std::nullopt;
    for (const bool isDeferred : {false, true}) {
        const WaitingFacts *facts
            = department.line.first(isDeferred, [&](const WaitingFacts &candidate) { return mayGo(candidate, queue); });
        if (facts != nullptr)
            return Turn{facts, queue, department.line.rankOf(*facts, now)};
    }
    return std::nullopt;
}

bool Dispatcher::Turn::isBefore(const Turn &other) const
{
    if (facts->isDeferred != other.facts->isDeferred)
        return other.facts->isDeferred;
    if (rank != other.rank)
        return rank > other.rank;
    if (facts->goesFirst != other.facts->goesFirst)
        return facts->goesFirst;
    if (facts->since != other.facts->since)
        return facts->since < other.facts->since;
    return facts->conversation < other.facts->conversation;
}

Decision Dispatcher::book(const Turn &turn, base::TimePoint now)
{
    const WaitingFacts waiting = *turn.facts;
    // There is one: the turn was only given because somebody has room.
    const Roster::Best best = *m_roster.best(turn.queue, waiting, now);
    AgentFacts agent = *best.agent;
    forget(waiting.conversation);
    ++agent.load;
    ++agent.loadByQueue[waiting.queue];
    agent.idleSince = now;
    m_roster.setAgent(agent);
    return {waiting.conversation, waiting.queue, agent.agent.id, agent.agent.displayName,
        factorsOf(waiting.weights.value_or(m_queues[turn.queue].weights), best.fit)};
}

domain::WaitReason Dispatcher::reasonOf(const WaitingFacts &facts, size_t queue) const
{
    const Staffing &staffing = m_roster.staffing(queue);
    if (m_queues[queue].isDisabled)
        return domain::WaitReason::NobodyFits;
    if (!m_departments[queue].isOpen)
        return domain::WaitReason::OutsideHours;
    if (facts.isDeferred)
        return domain::WaitReason::MessageLeft;
    if (staffing.members == 0)
        return domain::WaitReason::NobodyFits;
    if (staffing.online == 0)
        return domain::WaitReason::NobodyHere;
    return staffing.free > 0 && !mayGo(facts, queue) ? domain::WaitReason::AskedInVain : domain::WaitReason::AllBusy;
}

} // namespace qiao::relay::routing
