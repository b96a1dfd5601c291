#include "tests/relay/routing/RoutingWorld.h"

#include <algorithm>
#include <array>

namespace qiao::tests::routing {

using namespace std::chrono_literals;
using relay::routing::AgentFacts;
using relay::routing::Decision;
using relay::routing::WaitingFacts;

namespace {

const std::array skills{QStringLiteral("billing"), QStringLiteral("Returns"), QStringLiteral("chess")};
const std::array languages{
    QStringLiteral("zh-Hans"), QStringLiteral("en"), QStringLiteral("de-CH"), QStringLiteral("ZH")};
const std::array topics{QString(), QStringLiteral("returns"), QStringLiteral("Billing"), QStringLiteral("unheard of")};

} // namespace

RoutingWorld::RoutingWorld(quint64 seed, Fault fault)
    : m_random(seed)
    , m_fault(fault)
    , m_arrivals(6 + below(22))
    , m_now(noon + std::chrono::hours(below(24 * 300)))
{
    const int queues = 1 + below(4);
    for (int i = 0; i < queues; ++i)
        m_queues.push_back(someQueue(i));
    const int agents = 1 + below(chance(40) ? 4 : 24);
    for (int i = 0; i < agents; ++i) {
        AgentFacts facts = agent(QStringLiteral("a%1").arg(i));
        shapeAgent(facts.agent);
        facts.isOnline = chance(80);
        facts.idleSince = m_now - std::chrono::seconds(below(1'000));
        m_agents.push_back(facts);
    }
    m_dispatcher.setQueues(m_queues);
    findWhoServes();
    for (const AgentFacts &facts : m_agents)
        m_dispatcher.setAgent(facts);
}

domain::Queue RoutingWorld::someQueue(int number)
{
    constexpr std::array<base::Milliseconds, 3> ageings{1s, 60s, 600s};
    domain::Queue queue = routing::queue(QStringLiteral("q%1").arg(number));
    queue.isDisabled = chance(5);
    queue.priority = chance(60) ? 0 : below(10);
    queue.ageing = ageings[static_cast<size_t>(below(3))];
    if (chance(40))
        queue.skills.append({skills[static_cast<size_t>(below(3))], 1 + below(3)});
    if (chance(20))
        queue.skills.append({skills[static_cast<size_t>(below(3))], 1 + below(2)});
    if (chance(30))
        queue.languages.append(languages[static_cast<size_t>(below(4))]);
    for (double *weight : {&queue.weights.vip, &queue.weights.category, &queue.weights.load, &queue.weights.language,
             &queue.weights.history, &queue.weights.idle}) {
        if (chance(50))
            *weight = below(11) / 4.0;
    }
    if (chance(30)) {
        queue.hours.isAlways = false;
        queue.hours.zone = chance(50) ? "UTC" : "Europe/Berlin";
        for (QList<domain::DaySpan> &day : queue.hours.week) {
            if (chance(85))
                day.append({below(1'440), 1 + below(1'440)});
        }
    }
    return queue;
}

void RoutingWorld::shapeAgent(domain::Agent &agent)
{
    agent.capacity = chance(3) ? 0 : 1 + below(4);
    agent.isDisabled = chance(3);
    agent.skills.clear();
    for (const QString &skill : skills) {
        if (chance(50))
            agent.skills.append({skill, 1 + below(5)});
    }
    agent.languages.clear();
    if (chance(70)) {
        for (int i = 0; i < 2; ++i)
            agent.languages.append(languages[static_cast<size_t>(below(4))]);
    }
    agent.queues.clear();
    if (chance(60)) {
        for (const domain::Queue &queue : m_queues) {
            if (chance(60))
                agent.queues.append({queue.id, chance(50) ? 0 : 1 + below(3)});
        }
    }
}

QString RoutingWorld::run(int events)
{
    for (int event = 0; event < events && m_broken.isEmpty(); ++event) {
        ++m_counts.events;
        step();
        settle();
        const auto waiting = std::count_if(
            m_talks.begin(), m_talks.end(), [](const Talk &talk) { return talk.state == State::Waiting; });
        m_counts.longestLine = std::max(m_counts.longestLine, static_cast<qsizetype>(waiting));
        if (const Talk *talk = someTalk(State::Waiting); talk != nullptr && m_broken.isEmpty())
            checkWaiting(*talk);
        if (chance(1) && m_broken.isEmpty())
            checkHours();
    }
    return m_broken;
}

RoutingWorld::Talk *RoutingWorld::someTalk(State state)
{
    if (m_talks.empty())
        return nullptr;
    const size_t start = static_cast<size_t>(below(static_cast<int>(m_talks.size())));
    for (size_t i = 0; i < m_talks.size(); ++i) {
        Talk &talk = m_talks[(start + i) % m_talks.size()];
        if (talk.state == state)
            return &talk;
    }
    return nullptr;
}

void RoutingWorld::step()
{
    m_now += base::Milliseconds(chance(50) ? below(3'000) : below(10) * 1'000);
    if (chance(1))
        m_now += std::chrono::minutes(below(300));
    if (below(2'000) == 0)
        m_now -= std::chrono::minutes(below(60)); // somebody set the clock
    const int kind = below(100);
    if (kind < m_arrivals)
        m_talks.size() < 40 ? arrive() : leave();
    else if (kind < 52)
        answerOffer();
    else if (kind < 76)
        finish();
    else if (kind < 80)
        leave();
    else if (kind < 86)
        changeAgent();
    else if (kind < 91)
        changeWaiting();
    else if (kind < 93)
        loseAgent();
    else if (kind < 95)
        handOver();
    else if (kind < 99)
        fallSilent();
    else
        changeQueues();
}

void RoutingWorld::arrive()
{
    Talk talk;
    talk.facts.conversation = domain::ConversationId(QStringLiteral("c%1").arg(m_nextTalk++));
    talk.facts.queue = chance(1) ? domain::QueueId(QStringLiteral("gone"))
                                 : m_queues[static_cast<size_t>(below(static_cast<int>(m_queues.size())))].id;
    talk.facts.vip = chance(60) ? 0 : below(6);
    talk.facts.language = chance(40) ? QString() : languages[static_cast<size_t>(below(4))];
    talk.facts.topic = topics[static_cast<size_t>(below(4))];
    talk.facts.since = m_now;
    if (chance(10)) // an experiment
        talk.facts.weights
            = domain::RoutingWeights{below(3) / 2.0, below(3) / 2.0, 1, 0, below(3) / 2.0, below(3) / 2.0};
    if (chance(30))
        talk.facts.lastServedBy = m_agents[static_cast<size_t>(below(static_cast<int>(m_agents.size())))].agent.id;
    m_talks.push_back(talk);
    if (m_fault != Fault::LosesAConversation || !chance(2))
        tell(talk);
}

void RoutingWorld::answerOffer()
{
    Talk *talk = someTalk(State::Offered);
    if (talk == nullptr)
        return;
    if (chance(60)) {
        talk->state = State::Assigned;
        return;
    }
    ++m_counts.refusals;
    talk->facts.tried.insert(m_agents[talk->agent].agent.id);
    talk->facts.askAgainAt = m_now + 10s;
    release(*talk);
    talk->state = State::Waiting;
    tell(*talk);
}

void RoutingWorld::finish()
{
    Talk *talk = someTalk(State::Assigned);
    if (talk == nullptr)
        return;
    release(*talk);
    m_talks.erase(m_talks.begin() + (talk - m_talks.data()));
}

void RoutingWorld::leave()
{
    Talk *talk = someTalk(State::Waiting);
    if (talk == nullptr)
        return;
    m_dispatcher.forget(talk->facts.conversation);
    m_talks.erase(m_talks.begin() + (talk - m_talks.data()));
}

void RoutingWorld::changeAgent()
{
    const size_t agent = static_cast<size_t>(below(static_cast<int>(m_agents.size())));
    if (chance(80))
        m_agents[agent].isOnline = !m_agents[agent].isOnline;
    else if (chance(70))
        shapeAgent(m_agents[agent].agent);
    else
        m_dispatcher.removeAgent(m_agents[agent].agent.id); // and told again, as when a user was renamed
    findWhoServes();
    tell(agent);
}

void RoutingWorld::changeWaiting()
{
    Talk *talk = someTalk(State::Waiting);
    if (talk == nullptr)
        return;
    if (chance(60))
        talk->facts.tried.clear();
    else if (chance(50))
        talk->facts.queue = m_queues[static_cast<size_t>(below(static_cast<int>(m_queues.size())))].id;
    else
        talk->facts.isDeferred = !talk->facts.isDeferred;
    tell(*talk);
}

void RoutingWorld::loseAgent()
{
    Talk *talk = someTalk(State::Assigned);
    if (talk == nullptr)
        return;
    const size_t agent = talk->agent;
    m_agents[agent].isOnline = false;
    tell(agent);
    for (Talk &lost : m_talks) {
        if (lost.state == State::Waiting || lost.agent != agent)
            continue;
        release(lost);
        lost.state = State::Waiting;
        lost.facts.goesFirst = true;
        lost.facts.tried.clear();
        lost.facts.since = m_now;
        tell(lost);
    }
}

void RoutingWorld::handOver()
{
    // Picked, taken over or transferred to somebody by name: may exceed every capacity.
    Talk *talk = someTalk(chance(50) ? State::Assigned : State::Waiting);
    if (talk == nullptr)
        return;
    m_dispatcher.forget(talk->facts.conversation);
    release(*talk);
    take(*talk, static_cast<size_t>(below(static_cast<int>(m_agents.size()))));
    talk->state = State::Assigned;
    if (m_fault != Fault::ForgetsATransfer)
        tell(talk->agent);
}

void RoutingWorld::fallSilent()
{
    Talk *talk = someTalk(State::Assigned);
    if (talk == nullptr)
        return;
    // A silent visitor holds no capacity, and one who comes back holds it again, whatever there is.
    const size_t agent = talk->agent;
    if (talk->holdsCapacity)
        release(*talk);
    else
        take(*talk, agent);
    tell(agent);
}

void RoutingWorld::changeQueues()
{
    if (below(4) != 0)
        return;
    const size_t queue = static_cast<size_t>(below(static_cast<int>(m_queues.size())));
    m_queues[queue] = someQueue(static_cast<int>(queue));
    m_dispatcher.setQueues(m_queues);
    findWhoServes();
}

void RoutingWorld::take(Talk &talk, size_t agent)
{
    talk.agent = agent;
    talk.holdsCapacity = true;
    AgentFacts &facts = m_agents[agent];
    ++facts.load;
    ++facts.loadByQueue[talk.facts.queue];
    if (facts.load > facts.agent.capacity)
        ++m_counts.beyondCapacity;
}

void RoutingWorld::release(Talk &talk)
{
    if (!std::exchange(talk.holdsCapacity, false))
        return;
    AgentFacts &facts = m_agents[talk.agent];
    --facts.load;
    --facts.loadByQueue[talk.facts.queue];
    if (m_fault != Fault::ForgetsWhoBecameFree || !chance(2))
        tell(talk.agent);
}

void RoutingWorld::tell(size_t agent)
{
    m_dispatcher.setAgent(m_agents[agent]);
}

void RoutingWorld::tell(const Talk &talk)
{
    WaitingFacts facts = talk.facts;
    if (m_fault == Fault::ForgetsARefusal)
        facts.tried.clear();
    if (m_fault == Fault::TellsAnotherRank && chance(5))
        facts.vip = 5 - facts.vip;
    m_dispatcher.wait(facts);
}

void RoutingWorld::broken(const QString &what)
{
    if (m_broken.isEmpty())
        m_broken = QStringLiteral("event %1: %2").arg(m_counts.events).arg(what);
}

} // namespace qiao::tests::routing
