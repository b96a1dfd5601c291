#include "relay/routing/Dispatcher.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>

// How long the dispatcher needs with 10,000 agents and 5,000 who wait. It times what the hub would do: tell what has
// happened, and take what is decided.
namespace {

using namespace qiao;
using namespace qiao::relay::routing;
using namespace std::chrono_literals;

// The time that this thread has worked: others on the machine do not count.
struct Stopwatch
{
    using duration = std::chrono::nanoseconds;

    static duration now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }
};

constexpr int agents = 10'000;
constexpr int longLine = 5'000;
constexpr int queues = 50;
constexpr int skills = 20;

class Company
{
public:
    explicit Company(quint64 seed)
        : m_random(seed)
    {
        std::vector<domain::Queue> list;
        for (int i = 0; i < queues; ++i) {
            domain::Queue queue;
            queue.id = domain::QueueId(QStringLiteral("q%1").arg(i));
            queue.name = queue.id.toString();
            queue.priority = below(4);
            queue.ageing = std::chrono::seconds(30 + 30 * below(4));
            if (below(2) == 0)
                queue.skills.append({QStringLiteral("skill %1").arg(i % skills), 1 + below(2)});
            list.push_back(queue);
        }
        dispatcher.setQueues(list);
        for (int i = 0; i < agents; ++i) {
            AgentFacts facts;
            facts.agent.id = domain::AgentId(QStringLiteral("agent-%1").arg(i));
            facts.agent.displayName = facts.agent.id.toString();
            facts.agent.capacity = 3 + below(4);
            for (int skill = 0, count = 3 + below(4); skill < count; ++skill)
                facts.agent.skills.append({QStringLiteral("skill %1").arg(below(skills)), 1 + below(5)});
            facts.agent.languages = {below(3) == 0 ? "en" : "zh"};
            if (below(5) == 0)
                facts.agent.languages.append("de");
            if (below(10) != 0) { // one in ten serves every queue
                for (int queue = 0, count = 1 + below(3); queue < count; ++queue)
                    facts.agent.queues.append(
                        {domain::QueueId(QStringLiteral("q%1").arg(below(queues))), below(4) == 0 ? 2 : 0});
            }
            facts.isOnline = true;
            facts.idleSince = now - std::chrono::seconds(below(3'600));
            m_agents.push_back(facts);
            dispatcher.setAgent(facts);
        }
    }

    int below(int bound) { return static_cast<int>(m_random() % static_cast<quint64>(bound)); }

    void arrive()
    {
        WaitingFacts facts;
        facts.conversation = domain::ConversationId(QStringLiteral("conversation-%1").arg(m_next++));
        facts.queue = domain::QueueId(QStringLiteral("q%1").arg(below(queues)));
        facts.vip = below(5) == 0 ? 1 + below(5) : 0;
        facts.language = below(3) == 0 ? "en-GB" : "zh-CN";
        facts.topic = below(2) == 0 ? QStringLiteral("skill %1").arg(below(skills)) : QString();
        facts.since = now;
        if (below(4) == 0)
            facts.lastServedBy = m_agents[static_cast<size_t>(below(agents))].agent.id;
        dispatcher.wait(facts);
        m_waiting.push_back(facts);
    }

    // Takes all that is decided; how many it was.
    int settle()
    {
        int count = 0;
        while (auto decision = dispatcher.next(now)) {
            m_served.push_back(*decision);
            ++count;
        }
        return count;
    }

    // One thing of many that happen, while the line keeps its length.
    void happens()
    {
        now += base::Milliseconds(below(20));
        const int kind = below(100);
        if (kind < 41 || m_served.empty()) {
            arrive();
            return;
        }
        const size_t place = static_cast<size_t>(below(static_cast<int>(m_served.size())));
        const Decision served = m_served[place];
        AgentFacts facts = *dispatcher.agent(served.agent);
        if (kind < 92) { // it is over
            std::swap(m_served[place], m_served.back());
            m_served.pop_back();
            --facts.load;
            --facts.loadByQueue[served.queue];
            dispatcher.setAgent(facts);
        } else if (kind < 96) { // the offer is refused
            std::swap(m_served[place], m_served.back());
            m_served.pop_back();
            --facts.load;
            --facts.loadByQueue[served.queue];
            dispatcher.setAgent(facts);
            WaitingFacts again;
            again.conversation = served.conversation;
            again.queue = served.queue;
            again.since = now - 20s;
            again.tried = {served.agent};
            dispatcher.wait(again);
        } else { // away, or back
            facts.isOnline = !facts.isOnline;
            dispatcher.setAgent(facts);
        }
    }

    Dispatcher dispatcher;
    base::TimePoint now = base::fromEpochMs(1'795'305'600'000);

private:
    std::mt19937_64 m_random;
    std::vector<AgentFacts> m_agents;
    std::vector<WaitingFacts> m_waiting;
    std::vector<Decision> m_served;
    int m_next = 0;
};

double microseconds(Stopwatch::duration duration)
{
    return std::chrono::duration<double, std::micro>(duration).count();
}

void print(const char *what, int events, int decisions, Stopwatch::duration whole, Stopwatch::duration slow)
{
    std::printf("%-50s %7d events %7d decisions %7.1f us/event %7.1f us/decision   99 %% of events within %7.1f us\n",
        what, events, decisions, microseconds(whole) / std::max(events, 1),
        microseconds(whole) / std::max(decisions, 1), microseconds(slow));
}

// What is timed is each event with all that is decided after it.
template <typename Event> void measure(const char *what, Company &company, int events, const Event &event)
{
    std::vector<Stopwatch::duration> times;
    Stopwatch::duration whole{};
    int decisions = 0;
    for (int i = 0; i < events; ++i) {
        const auto begin = Stopwatch::now();
        event();
        decisions += company.settle();
        times.push_back(Stopwatch::now() - begin);
        whole += times.back();
    }
    const auto slow = times.begin() + static_cast<qsizetype>(times.size() * 99 / 100);
    std::nth_element(times.begin(), slow, times.end());
    print(what, events, decisions, whole, *slow);
}

int lineOf(const Company &company)
{
    int waiting = 0;
    for (const domain::Queue &queue : company.dispatcher.queues())
        waiting += company.dispatcher.lengthOf(queue.id);
    return waiting;
}

} // namespace

int main()
{
    {
        Company company(1);
        for (int i = 0; i < longLine; ++i)
            company.arrive();
        const auto begin = Stopwatch::now();
        const int decisions = company.settle();
        const auto took = Stopwatch::now() - begin;
        print("the doors open: 5,000 wait, 10,000 agents are free", 1, decisions, took, took);
        measure("a visitor comes, half of the agents are free", company, 10'000, [&] { company.arrive(); });
    }
    Company company(2);
    while (lineOf(company) < longLine) {
        company.arrive();
        company.settle();
    }
    measure("all are busy and 5,000 wait: a mixture of events", company, 200'000, [&] { company.happens(); });
    std::printf("%d wait at the end\n", lineOf(company));
    return 0;
}
