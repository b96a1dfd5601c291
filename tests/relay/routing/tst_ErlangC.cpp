#include "relay/routing/SyntheticDay.h"

#include <QTest>

#include <cmath>

using namespace qiao;
using namespace qiao::relay::routing;

namespace {

// What queueing theory says of c agents who take one conversation at a time, arrivals at the rate λ and exponential
// handling at the rate μ (A. K. Erlang, 1917).
struct ErlangC
{
    int agents = 1;
    double load = 0; // λ / (c μ), below 1
    double handlingSeconds = 1;

    // The probability that somebody has to wait, by the recursion of Erlang's B formula.
    double waits() const
    {
        const double offered = load * agents;
        double blocked = 1;
        for (int i = 1; i <= agents; ++i)
            blocked = offered * blocked / (i + offered * blocked);
        return blocked / (1 - load * (1 - blocked));
    }
    // How much faster the agents are than the visitors come, per second.
    double spare() const { return agents * (1 - load) / handlingSeconds; }
    double meanWait() const { return waits() / spare(); }
    double within(double seconds) const { return 1 - waits() * std::exp(-spare() * seconds); }
};

// A mean and how far it may be off, from the means of batches: 99 of 100 such intervals hold the true value.
struct Estimate
{
    double mean = 0;
    double halfWidth = 0;

    bool holds(double value) const { return std::abs(value - mean) <= halfWidth; }
};

constexpr int batches = 20;
constexpr double quantile = 2.861; // of Student's t with 19 degrees of freedom, 0.995

Estimate estimateOf(const std::vector<double> &values)
{
    const size_t size = values.size() / batches;
    std::array<double, batches> means{};
    double mean = 0;
    for (size_t batch = 0; batch < batches; ++batch) {
        for (size_t i = 0; i < size; ++i)
            means[batch] += values[batch * size + i] / static_cast<double>(size);
        mean += means[batch] / batches;
    }
    double variance = 0;
    for (const double batch : means)
        variance += (batch - mean) * (batch - mean) / (batches - 1);
    return {mean, quantile * std::sqrt(variance / batches)};
}

} // namespace

// The simulation agrees with the formula where there is one.
class tst_ErlangC : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFormulaIsThatOfTheTables_data();
    void theFormulaIsThatOfTheTables();
    void theSimulationAgrees_data();
    void theSimulationAgrees();

private:
    static constexpr int house = 10; // agents
    static constexpr double handlingSeconds = 60;

    static std::vector<ArrivalOutcome> outcomesAt(double load, int customers, quint64 seed);
};

void tst_ErlangC::theFormulaIsThatOfTheTables_data()
{
    QTest::addColumn<int>("agents");
    QTest::addColumn<double>("load");
    QTest::addColumn<double>("waits");
    QTest::newRow("one agent: the load itself") << 1 << 0.7 << 0.7;
    QTest::newRow("two agents: 2ρ²/(1+ρ)") << 2 << 0.5 << 1.0 / 3;
    QTest::newRow("ten at eight Erlang") << 10 << 0.8 << 0.40918;
}

void tst_ErlangC::theFormulaIsThatOfTheTables()
{
    QFETCH(int, agents);
    QFETCH(double, load);
    QFETCH(double, waits);
    QVERIFY(std::abs(ErlangC{agents, load, 60}.waits() - waits) < 0.00001);
}

std::vector<ArrivalOutcome> tst_ErlangC::outcomesAt(double load, int customers, quint64 seed)
{
    SimulationPlan plan;
    domain::Queue queue;
    queue.id = domain::QueueId("all");
    queue.name = "All";
    plan.queues = {queue};
    for (int i = 0; i < house; ++i) {
        Shift shift;
        shift.agent.id = domain::AgentId(QStringLiteral("agent-%1").arg(i));
        shift.agent.capacity = 1;
        plan.shifts.push_back(shift);
    }
    SyntheticDay day;
    day.perHour = load * house * 3'600 / handlingSeconds;
    day.hours = customers / day.perHour;
    day.handlingSeconds = handlingSeconds;
    day.seed = seed;
    plan.arrivals = day.arrivals({queue.id});
    return simulate(plan).outcomes;
}

void tst_ErlangC::theSimulationAgrees_data()
{
    QTest::addColumn<double>("load");
    QTest::addColumn<int>("customers");
    QTest::newRow("50 %") << 0.5 << 100'000;
    QTest::newRow("60 %") << 0.6 << 100'000;
    QTest::newRow("70 %") << 0.7 << 100'000;
    QTest::newRow("80 %") << 0.8 << 150'000;
    QTest::newRow("90 %") << 0.9 << 250'000;
    QTest::newRow("95 %") << 0.95 << 500'000;
}

void tst_ErlangC::theSimulationAgrees()
{
    QFETCH(double, load);
    QFETCH(int, customers);
    const std::vector<ArrivalOutcome> outcomes = outcomesAt(load, customers, 17);
    std::vector<double> waits;
    std::vector<double> within;
    for (size_t i = outcomes.size() / 20; i < outcomes.size(); ++i) { // the first come to an empty house
        QVERIFY(outcomes[i].end == ArrivalEnd::Answered);
        const double waited = std::chrono::duration<double>(outcomes[i].waited).count();
        waits.push_back(waited);
        within.push_back(waited <= 15 ? 1 : 0);
    }
    const ErlangC formula{house, load, handlingSeconds};
    const Estimate wait = estimateOf(waits);
    const Estimate share = estimateOf(within);
    qInfo("load %2.0f %%: mean wait %7.3f s, simulated %7.3f ± %5.3f s; within 15 s %6.2f %%, simulated %6.2f ± %4.2f "
          "%%; "
          "%zu customers",
        load * 100, formula.meanWait(), wait.mean, wait.halfWidth, formula.within(15) * 100, share.mean * 100,
        share.halfWidth * 100, waits.size());
    QVERIFY(wait.holds(formula.meanWait()));
    QVERIFY(share.holds(formula.within(15)));
    // An interval that holds everything would say nothing: with a fifth of the spare time more the formula lies
    // outside.
    const ErlangC easier{house, load - 0.2 * (1 - load), handlingSeconds};
    QVERIFY(!wait.holds(easier.meanWait()));
    QVERIFY(!share.holds(easier.within(15)));
}

QTEST_GUILESS_MAIN(tst_ErlangC)
#include "tst_ErlangC.moc"
