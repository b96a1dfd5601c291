#include "relay/routing/Simulation.h"

#include "relay/routing/Dispatcher.h"

#include <queue>

#include <algorithm>

namespace qiao::relay::routing {

namespace {

enum class Happening { Finished, ShiftChanged, QueueChanged, PatienceEnded };

struct Event
{
    base::TimePoint at{};
    Happening what = Happening::Finished;
    size_t which = 0; // an outcome or an agent
    quint64 number = 0; // those of one moment come in the order in which they were foreseen

    bool operator>(const Event &other) const { return at != other.at ? at > other.at : number > other.number; }
};

// An agent at work, and how its time is spent.
struct Worker
{
    AgentFacts facts;
    domain::OpeningHours hours;
    base::TimePoint accountedUntil{};
};

class Simulation
{
public:
    explicit Simulation(const SimulationPlan &plan);

    SimulationResult run();

private:
    void foresee(base::TimePoint at, Happening what, size_t which);
    void foreseeShift(size_t worker);
    void foreseeQueues();
    void account(Worker &worker);
    void happens(const Event &event);
    void arrive(size_t outcome);
    void finish(size_t outcome);
    void changeShift(size_t worker);
    void losePatience(size_t outcome);
    void settle();
    const domain::Queue *queue(const domain::QueueId &id) const;
    static domain::ConversationId idOf(size_t outcome);

    Dispatcher m_dispatcher;
    std::vector<Worker> m_workers;
    QHash<domain::AgentId, size_t> m_places;
    QHash<QString, domain::AgentId> m_lastServedBy;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    std::optional<base::TimePoint> m_queuesChangeAt;
    quint64 m_foreseen = 0;
    size_t m_arrived = 0;
    base::TimePoint m_now{};
    SimulationResult m_result;
};

Simulation::Simulation(const SimulationPlan &plan)
{
    m_dispatcher.setQueues(plan.queues);
    m_result.outcomes.reserve(plan.arrivals.size());
    for (const Arrival &arrival : plan.arrivals)
        m_result.outcomes.push_back({arrival, {}, ArrivalEnd::Unanswered, {}, {}});
    std::stable_sort(m_result.outcomes.begin(), m_result.outcomes.end(),
        [](const ArrivalOutcome &a, const ArrivalOutcome &b) { return a.arrival.at < b.arrival.at; });
    if (!m_result.outcomes.empty())
        m_now = m_result.outcomes.front().arrival.at;
    for (const Shift &shift : plan.shifts) {
        AgentFacts facts;
        facts.agent = shift.agent;
        facts.isOnline = shift.hours.isOpenAt(m_now);
        facts.idleSince = m_now;
        m_places.insert(shift.agent.id, m_workers.size());
        m_workers.push_back({facts, shift.hours, m_now});
        m_dispatcher.setAgent(facts);
        foreseeShift(m_workers.size() - 1);
    }
}

SimulationResult Simulation::run()
{
    if (m_result.outcomes.empty())
        return {};
    // What is foreseen of shifts and hours never ends; it is over when everybody came and nobody could still be served.
    for (;;) {
        const bool isArrival = m_arrived < m_result.outcomes.size()
            && (m_events.empty() || m_result.outcomes[m_arrived].arrival.at <= m_events.top().at);
        if (isArrival) {
            m_now = m_result.outcomes[m_arrived].arrival.at;
            arrive(m_arrived++);
        } else if (!m_events.empty()) {
            const Event event = m_events.top();
            m_events.pop();
            m_now = event.at;
            happens(event);
        } else {
            break;
        }
        settle();
    }
    for (Worker &worker : m_workers)
        account(worker);
    return std::move(m_result);
}

void Simulation::foresee(base::TimePoint at, Happening what, size_t which)
{
    m_events.push({at, what, which, m_foreseen++});
}

void Simulation::foreseeShift(size_t worker)
{
    // Nothing later than a week after the last arrival is looked at: who waits then waits in vain.
    const auto change = m_workers[worker].hours.nextChangeAfter(m_now);
    if (change && !m_result.outcomes.empty()
        && *change < m_result.outcomes.back().arrival.at + std::chrono::hours(24 * 7))
        foresee(*change, Happening::ShiftChanged, worker);
}

void Simulation::foreseeQueues()
{
    const auto change = m_dispatcher.nextChange(m_now);
    if (!change || change == m_queuesChangeAt
        || *change > m_result.outcomes.back().arrival.at + std::chrono::hours(24 * 7))
        return;
    m_queuesChangeAt = change;
    foresee(*change, Happening::QueueChanged, 0);
}

void Simulation::account(Worker &worker)
{
    // What comes after the last arrival would only tell how long nobody came.
    const base::TimePoint until = std::min(m_now, m_result.outcomes.back().arrival.at);
    const double seconds = std::chrono::duration<double>(until - worker.accountedUntil).count();
    worker.accountedUntil = until;
    if (!worker.facts.isOnline)
        return;
    m_result.busySeconds += seconds * std::min(worker.facts.load, worker.facts.agent.capacity);
    m_result.staffedSeconds += seconds * worker.facts.agent.capacity;
}

void Simulation::happens(const Event &event)
{
    switch (event.what) {
    case Happening::Finished:
        return finish(event.which);
    case Happening::ShiftChanged:
        return changeShift(event.which);
    case Happening::PatienceEnded:
        return losePatience(event.which);
    case Happening::QueueChanged:
        return; // the dispatcher sees it by the time
    }
}

void Simulation::arrive(size_t number)
{
    ArrivalOutcome &outcome = m_result.outcomes[number];
    const Arrival &arrival = outcome.arrival;
    const Placement placement = arrival.queue.isEmpty() ? m_dispatcher.place(arrival.topic, arrival.language, m_now)
                                                        : m_dispatcher.placeIn(arrival.queue, m_now);
    outcome.queue = placement.queue;
    if (placement.asksForMessage || !m_dispatcher.isOpen(placement.queue, m_now)) {
        outcome.end = ArrivalEnd::Message;
        return;
    }
    WaitingFacts facts;
    facts.conversation = idOf(number);
    facts.queue = placement.queue;
    facts.vip = arrival.vip;
    facts.language = arrival.language;
    facts.topic = arrival.topic;
    facts.since = m_now;
    if (!arrival.visitor.isEmpty())
        facts.lastServedBy = m_lastServedBy.value(arrival.visitor);
    m_dispatcher.wait(facts);
    if (arrival.patience)
        foresee(m_now + *arrival.patience, Happening::PatienceEnded, number);
}

void Simulation::finish(size_t number)
{
    const ArrivalOutcome &outcome = m_result.outcomes[number];
    Worker &worker = m_workers[m_places.value(outcome.agent)];
    account(worker);
    --worker.facts.load;
    --worker.facts.loadByQueue[outcome.queue];
    m_dispatcher.setAgent(worker.facts);
}

void Simulation::changeShift(size_t number)
{
    Worker &worker = m_workers[number];
    account(worker);
    worker.facts.isOnline = worker.hours.isOpenAt(m_now);
    m_dispatcher.setAgent(worker.facts);
    foreseeShift(number);
}

void Simulation::losePatience(size_t number)
{
    if (!m_dispatcher.isWaiting(idOf(number)))
        return;
    m_dispatcher.forget(idOf(number));
    ArrivalOutcome &outcome = m_result.outcomes[number];
    outcome.end = ArrivalEnd::Abandoned;
    outcome.waited = m_now - outcome.arrival.at;
}

void Simulation::settle()
{
    while (const std::optional<Decision> decision = m_dispatcher.next(m_now)) {
        const size_t number = decision->conversation.toString().toULongLong();
        ArrivalOutcome &outcome = m_result.outcomes[number];
        Worker &worker = m_workers[m_places.value(decision->agent)];
        account(worker);
        worker.facts = *m_dispatcher.agent(decision->agent);
        outcome.end = ArrivalEnd::Answered;
        outcome.waited = m_now - outcome.arrival.at;
        outcome.agent = decision->agent;
        if (!outcome.arrival.visitor.isEmpty())
            m_lastServedBy.insert(outcome.arrival.visitor, decision->agent);
        const base::Milliseconds wrapUp = queue(decision->queue)->wrapUp;
        foresee(m_now + outcome.arrival.handling + wrapUp, Happening::Finished, number);
    }
    foreseeQueues();
}

const domain::Queue *Simulation::queue(const domain::QueueId &id) const
{
    const auto &queues = m_dispatcher.queues();
    const auto found
        = std::find_if(queues.begin(), queues.end(), [&](const domain::Queue &queue) { return queue.id == id; });
    return found == queues.end() ? nullptr : &*found;
}

domain::ConversationId Simulation::idOf(size_t outcome)
{
    return domain::ConversationId(QString::number(outcome));
}

} // namespace

SimulationResult simulate(const SimulationPlan &plan)
{
    return Simulation(plan).run();
}

} // namespace qiao::relay::routing
