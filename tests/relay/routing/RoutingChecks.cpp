#include "tests/relay/routing/RoutingWorld.h"

#include <algorithm>

// The plain rules: everybody who waits is compared with everybody else, and with every agent.
namespace qiao::tests::routing {

using relay::routing::AgentFacts;
using relay::routing::Decision;
using relay::routing::Fit;
using relay::routing::WaitingFacts;

void RoutingWorld::findWhoServes()
{
    m_serves.assign(m_agents.size(), std::vector<bool>(m_queues.size()));
    for (size_t agent = 0; agent < m_agents.size(); ++agent) {
        for (size_t queue = 0; queue < m_queues.size(); ++queue)
            m_serves[agent][queue] = relay::routing::mayServe(m_agents[agent].agent, m_queues[queue]);
    }
}

void RoutingWorld::settle()
{
    m_isOpen.clear();
    for (const domain::Queue &queue : m_queues)
        m_isOpen.push_back(!queue.isDisabled && queue.hours.isOpenAt(m_now));
    const bool isOld = m_fault == Fault::LooksAtAnOldClock && chance(30);
    const base::TimePoint looked = isOld ? m_now - std::chrono::minutes(30) : m_now;
    while (m_broken.isEmpty()) {
        const std::optional<Expected> due = expected();
        std::optional<Decision> decision = m_dispatcher.next(looked);
        if (!decision && !due)
            return;
        if (!decision) {
            broken(m_talks[due->talk].facts.conversation.toString() + " waits although "
                + m_agents[due->agent].agent.id.toString() + " could take it");
            return;
        }
        if (!due) {
            broken(decision->conversation.toString() + " goes to " + decision->agent.toString() + ", who may not");
            return;
        }
        if (m_fault == Fault::AsksAnotherAgent && chance(30)) {
            for (size_t other = 0; other < m_agents.size(); ++other) {
                if (other != due->agent && mayGo(m_talks[due->talk], other))
                    decision->agent = m_agents[other].agent.id;
            }
        }
        if (m_fault == Fault::AltersAReason && chance(2))
            decision->because[below(6)].value += 0.01;
        compare(*decision, *due);
        if (!m_broken.isEmpty())
            return;
        Talk &talk = m_talks[due->talk];
        take(talk, due->agent);
        talk.state = State::Offered;
        m_agents[due->agent].idleSince = m_now;
        if (isOld)
            tell(due->agent);
    }
}

std::optional<RoutingWorld::Expected> RoutingWorld::expected() const
{
    const Talk *first = nullptr;
    for (const Talk &talk : m_talks) {
        if (talk.state != State::Waiting || (first != nullptr && !isBefore(talk, *first)))
            continue;
        for (size_t agent = 0; agent < m_agents.size(); ++agent) {
            if (mayGo(talk, agent)) {
                first = &talk;
                break;
            }
        }
    }
    if (first == nullptr)
        return std::nullopt;
    Expected expected;
    expected.talk = static_cast<size_t>(first - m_talks.data());
    const domain::Queue &queue = m_queues[placeOf(first->facts.queue)];
    const domain::RoutingWeights weights = first->facts.weights.value_or(queue.weights);
    double bestScore = -1;
    for (size_t agent = 0; agent < m_agents.size(); ++agent) {
        if (!mayGo(*first, agent))
            continue;
        ++expected.candidates;
        const AgentFacts &facts = m_agents[agent];
        const Fit fit = relay::routing::fitOf(queue, first->facts, facts, m_now);
        const double score = relay::routing::scoreOf(weights, fit);
        const AgentFacts &best = m_agents[expected.agent];
        if (score < bestScore
            || (score == bestScore
                && (facts.idleSince > best.idleSince
                    || (facts.idleSince == best.idleSince && best.agent.id < facts.agent.id))))
            continue;
        bestScore = score;
        expected.agent = agent;
        expected.because = relay::routing::factorsOf(weights, fit);
    }
    return expected;
}

bool RoutingWorld::mayGo(const Talk &talk, size_t agent) const
{
    const size_t queue = placeOf(talk.facts.queue);
    const AgentFacts &facts = m_agents[agent];
    return queue < m_queues.size() && m_isOpen[queue] && facts.isOnline && m_serves[agent][queue]
        && facts.load < facts.agent.capacity && relay::routing::hasRoomFor(facts, talk.facts.queue)
        && !talk.facts.tried.contains(facts.agent.id);
}

size_t RoutingWorld::placeOf(const domain::QueueId &id) const
{
    const auto found
        = std::find_if(m_queues.begin(), m_queues.end(), [&](const domain::Queue &queue) { return queue.id == id; });
    return static_cast<size_t>(found - m_queues.begin());
}

qint64 RoutingWorld::keyOf(const WaitingFacts &facts) const
{
    const domain::Queue &queue = m_queues[placeOf(facts.queue)];
    const auto own = [&](const WaitingFacts &one) {
        return base::toEpochMs(one.since) - (queue.priority + one.vip) * queue.ageing.count();
    };
    qint64 key = own(facts);
    if (!facts.goesFirst)
        return key;
    for (const Talk &talk : m_talks) {
        const WaitingFacts &other = talk.facts;
        if (talk.state == State::Waiting && other.queue == facts.queue && other.vip == facts.vip
            && other.isDeferred == facts.isDeferred && !other.goesFirst)
            key = std::min(key, own(other));
    }
    return key;
}

bool RoutingWorld::isBefore(const Talk &a, const Talk &b) const
{
    const size_t queueOfA = placeOf(a.facts.queue);
    const size_t queueOfB = placeOf(b.facts.queue);
    if (queueOfA == m_queues.size() || queueOfB == m_queues.size())
        return queueOfB == m_queues.size() && queueOfA != m_queues.size();
    if (a.facts.isDeferred != b.facts.isDeferred)
        return b.facts.isDeferred;
    // Fractions compared crosswise: how many steps each has grown by.
    const qint64 now = base::toEpochMs(m_now);
    const qint64 rankOfA = (now - keyOf(a.facts)) * m_queues[queueOfB].ageing.count();
    const qint64 rankOfB = (now - keyOf(b.facts)) * m_queues[queueOfA].ageing.count();
    if (rankOfA != rankOfB)
        return rankOfA > rankOfB;
    if (a.facts.goesFirst != b.facts.goesFirst)
        return a.facts.goesFirst;
    if (a.facts.since != b.facts.since)
        return a.facts.since < b.facts.since;
    return a.facts.conversation < b.facts.conversation;
}

void RoutingWorld::compare(const Decision &decision, const Expected &due)
{
    ++m_counts.decisions;
    m_counts.choices += due.candidates > 1 ? 1 : 0;
    const Talk &talk = m_talks[due.talk];
    const AgentFacts &agent = m_agents[due.agent];
    const auto words = [](const domain::ConversationId &conversation, const domain::AgentId &id) {
        return conversation.toString() + " to " + id.toString();
    };
    if (decision.conversation != talk.facts.conversation || decision.agent != agent.agent.id)
        broken(words(decision.conversation, decision.agent) + " was decided, "
            + words(talk.facts.conversation, agent.agent.id) + " is due");
    else if (decision.because != due.because || decision.queue != talk.facts.queue
        || decision.agentName != agent.agent.displayName)
        broken("the reasons of " + words(decision.conversation, decision.agent) + " are not those of the facts");
    const bool hasOvertaken = std::any_of(m_talks.begin(), m_talks.end(), [&](const Talk &other) {
        return other.state == State::Waiting && other.facts.queue == talk.facts.queue
            && other.facts.since < talk.facts.since;
    });
    m_counts.overtakings += hasOvertaken ? 1 : 0;
}

void RoutingWorld::checkWaiting(const Talk &talk)
{
    const std::optional<domain::Waiting> waiting = m_dispatcher.waiting(talk.facts.conversation, m_now);
    const QString id = talk.facts.conversation.toString();
    if (!waiting) {
        broken(id + " waits and is not known to");
        return;
    }
    const domain::WaitReason reason = reasonOf(talk);
    m_counts.reasons |= qint64(1) << static_cast<int>(reason);
    if (waiting->reason != reason)
        broken(id + " waits for " + domain::nameOf(reason) + ", told is " + domain::nameOf(waiting->reason));
    const size_t queue = placeOf(talk.facts.queue);
    if (queue == m_queues.size())
        return;
    const auto inQueue = [&](const Talk &other) {
        return other.state == State::Waiting && other.facts.queue == talk.facts.queue && !other.facts.isDeferred;
    };
    const auto ahead = std::count_if(
        m_talks.begin(), m_talks.end(), [&](const Talk &other) { return inQueue(other) && isBefore(other, talk); });
    if (waiting->position != (talk.facts.isDeferred ? 0 : ahead + 1))
        broken(id + QStringLiteral(" has place %1, told is %2").arg(ahead + 1).arg(waiting->position));
    if (m_dispatcher.lengthOf(talk.facts.queue) != std::count_if(m_talks.begin(), m_talks.end(), inQueue))
        broken(talk.facts.queue.toString() + " is not as long as it is told");
}

domain::WaitReason RoutingWorld::reasonOf(const Talk &talk) const
{
    using domain::WaitReason;
    const size_t queue = placeOf(talk.facts.queue);
    if (queue == m_queues.size())
        return talk.facts.isDeferred ? WaitReason::MessageLeft : WaitReason::NobodyFits;
    if (m_queues[queue].isDisabled)
        return WaitReason::NobodyFits;
    if (!m_isOpen[queue])
        return WaitReason::OutsideHours;
    if (talk.facts.isDeferred)
        return WaitReason::MessageLeft;
    bool fits = false;
    bool isHere = false;
    bool hasRoom = false;
    for (size_t agent = 0; agent < m_agents.size(); ++agent) {
        const bool isOnline = m_serves[agent][queue] && m_agents[agent].isOnline;
        fits = fits || m_serves[agent][queue];
        isHere = isHere || isOnline;
        hasRoom = hasRoom || (isOnline && relay::routing::hasRoomFor(m_agents[agent], talk.facts.queue));
    }
    if (!fits)
        return WaitReason::NobodyFits;
    if (!isHere)
        return WaitReason::NobodyHere;
    return hasRoom ? WaitReason::AskedInVain : WaitReason::AllBusy;
}

void RoutingWorld::checkHours()
{
    const std::optional<base::TimePoint> change = m_dispatcher.nextChange(m_now);
    const auto end = change.value_or(m_now + std::chrono::hours(24 * 10));
    const base::TimePoint between = m_now + (end - m_now) * below(1'000) / 1'000;
    bool isAnyChanged = false;
    for (const domain::Queue &queue : m_queues) {
        const bool isOpen = queue.hours.isOpenAt(m_now);
        isAnyChanged = isAnyChanged || isOpen != queue.hours.isOpenAt(end);
        if (queue.hours.isOpenAt(between) != isOpen)
            broken(queue.id.toString() + " opens or closes before it is told");
    }
    if (change && !isAnyChanged)
        broken("a change is told, and no queue opens or closes then");
}

} // namespace qiao::tests::routing
