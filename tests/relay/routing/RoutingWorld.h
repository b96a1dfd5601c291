#pragma once

#include "tests/relay/routing/Facts.h"

#include <random>

namespace qiao::tests::routing {

// What may go wrong between the facts and the dispatcher. Each of these must be found.
enum class Fault {
    None,
    ForgetsWhoBecameFree, // the dispatcher is not told that an agent has room again
    ForgetsARefusal, // … nor who was asked already
    ForgetsATransfer, // … nor of a conversation that was handed to an agent
    TellsAnotherRank,
    LosesAConversation,
    LooksAtAnOldClock,
    AsksAnotherAgent, // the decision's agent is exchanged for another who would do
    AltersAReason,
};

// A random company: queues, agents and visitors change and the dispatcher decides. After each event every decision is
// compared with what the plain rules give when everybody is looked at.
class RoutingWorld
{
public:
    struct Counts
    {
        qint64 events = 0;
        qint64 decisions = 0;
        qint64 choices = 0; // decisions between several agents
        qint64 refusals = 0;
        qint64 overtakings = 0; // somebody went before one who waited longer in the same queue
        qint64 beyondCapacity = 0; // agents seen with more than their capacity, by an allowed exception
        qint64 reasons = 0; // kinds of waiting that were seen, as bits
        qsizetype longestLine = 0;
    };

    explicit RoutingWorld(quint64 seed, Fault fault = Fault::None);

    // What is broken, with the step; empty when every check held.
    QString run(int events);
    const Counts &counts() const { return m_counts; }

private:
    enum class State { Waiting, Offered, Assigned };

    struct Talk
    {
        relay::routing::WaitingFacts facts;
        State state = State::Waiting;
        size_t agent = 0;
        bool holdsCapacity = false;
    };

    struct Expected
    {
        size_t talk = 0;
        size_t agent = 0;
        QList<domain::AssignmentFactor> because;
        qsizetype candidates = 0;
    };

    int below(int bound) { return static_cast<int>(m_random() % static_cast<quint64>(bound)); }
    bool chance(int percent) { return below(100) < percent; }

    domain::Queue someQueue(int number);
    void shapeAgent(domain::Agent &agent);
    Talk *someTalk(State state);

    void step();
    void arrive();
    void answerOffer();
    void finish();
    void leave();
    void changeAgent();
    void changeWaiting();
    void loseAgent();
    void handOver();
    void fallSilent();
    void changeQueues();

    void take(Talk &talk, size_t agent);
    void release(Talk &talk);
    void tell(size_t agent);
    void tell(const Talk &talk);
    void findWhoServes();

    void settle();
    std::optional<Expected> expected() const;
    bool mayGo(const Talk &talk, size_t agent) const;
    size_t placeOf(const domain::QueueId &queue) const;
    qint64 keyOf(const relay::routing::WaitingFacts &facts) const;
    bool isBefore(const Talk &a, const Talk &b) const;
    void compare(const relay::routing::Decision &decision, const Expected &expected);
    void checkWaiting(const Talk &talk);
    void checkHours();
    domain::WaitReason reasonOf(const Talk &talk) const;
    void broken(const QString &what);

    std::mt19937_64 m_random;
    Fault m_fault = Fault::None;
    relay::routing::Dispatcher m_dispatcher;
    std::vector<domain::Queue> m_queues;
    std::vector<relay::routing::AgentFacts> m_agents;
    std::vector<std::vector<bool>> m_serves; // agent, queue
    std::vector<bool> m_isOpen;
    std::vector<Talk> m_talks;
    int m_nextTalk = 1;
    int m_arrivals = 0; // of a hundred events: some companies have much to do, some little
    base::TimePoint m_now;
    QString m_broken;
    Counts m_counts;
};

} // namespace qiao::tests::routing
