#include "relay/routing/SimulationReport.h"
#include "relay/routing/SyntheticDay.h"

#include <QTest>

#include <cmath>

using namespace qiao;
using namespace qiao::relay::routing;
using namespace std::chrono_literals;

class tst_RoutingSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingComesOfNothing();
    void aSmallDayByHand();
    void wrapUpHoldsTheAgent();
    void impatientVisitorsGo();
    void shiftsBeginAndEnd();
    void closedAndFullQueuesTakeMessages();
    void whoComesAgainMeetsTheSameAgent();
    void theSamePlanGivesTheSameResult();
    void syntheticDaysHaveTheirMeans_data();
    void syntheticDaysHaveTheirMeans();
    void vipsWaitLessAndNobodyStarves();
    void percentilesAreNearestRanks();
    void theTableNamesEverything();

private:
    static inline const base::TimePoint nine = SyntheticDay().start;

    static domain::Queue queue(const QString &id)
    {
        domain::Queue queue;
        queue.id = domain::QueueId(id);
        queue.name = id;
        return queue;
    }
    static Shift shift(const QString &id, int capacity = 1)
    {
        Shift shift;
        shift.agent.id = domain::AgentId(id);
        shift.agent.capacity = capacity;
        return shift;
    }
    static Arrival arrival(base::Milliseconds after, base::Milliseconds handling = 60s)
    {
        Arrival arrival;
        arrival.at = nine + after;
        arrival.queue = domain::QueueId("sales");
        arrival.handling = handling;
        return arrival;
    }
    static domain::OpeningHours hours(int from, int to)
    {
        domain::OpeningHours hours;
        hours.isAlways = false;
        for (QList<domain::DaySpan> &day : hours.week)
            day = {{from * 60, to * 60}};
        return hours;
    }
    static double waited(const ArrivalOutcome &outcome)
    {
        return std::chrono::duration<double>(outcome.waited).count();
    }
};

void tst_RoutingSimulation::nothingComesOfNothing()
{
    QVERIFY(simulate({}).outcomes.empty());
    SimulationPlan nobodyComes;
    nobodyComes.queues = {queue("sales")};
    nobodyComes.shifts = {shift("ann")};
    QVERIFY(simulate(nobodyComes).outcomes.empty());
    SimulationPlan nobodyWorks;
    nobodyWorks.queues = {queue("sales")};
    nobodyWorks.arrivals = {arrival(0s)};
    const SimulationResult result = simulate(nobodyWorks);
    QVERIFY(result.outcomes.at(0).end == ArrivalEnd::Unanswered);
    QCOMPARE(reportOf(nobodyWorks, result).all.unanswered, 1);
    SimulationPlan noQueue;
    noQueue.shifts = {shift("ann")};
    noQueue.arrivals = {arrival(0s)};
    QVERIFY(simulate(noQueue).outcomes.at(0).end == ArrivalEnd::Message);
}

void tst_RoutingSimulation::aSmallDayByHand()
{
    // Two agents; each conversation takes a minute.
    SimulationPlan plan;
    plan.queues = {queue("sales")};
    plan.shifts = {shift("ann"), shift("ben")};
    plan.arrivals = {arrival(30s), arrival(0s), arrival(10s), arrival(40s), arrival(200s)};
    const SimulationResult result = simulate(plan);
    QStringList story;
    for (const ArrivalOutcome &outcome : result.outcomes)
        story.append(QStringLiteral("%1:%2").arg(outcome.agent.toString()).arg(waited(outcome)));
    QCOMPARE(story.join(u' '), "ann:0 ben:0 ann:30 ben:30 ann:0");
    const SimulationReport report = reportOf(plan, result);
    QCOMPARE(report.all.answered, 5);
    QCOMPARE(report.all.meanWait, 12.0);
    QCOMPARE(report.all.medianWait, 0.0);
    QCOMPARE(report.all.wait90, 30.0);
    QCOMPARE(report.all.withinGoal, 0.6);
    QCOMPARE(report.vip.arrivals, 0);
    QCOMPARE(report.others.arrivals, 5);
    // Until the last arrival four minutes of work in the 200 seconds of two agents.
    QCOMPARE(result.busySeconds, 240.0);
    QCOMPARE(result.staffedSeconds, 400.0);
}

void tst_RoutingSimulation::wrapUpHoldsTheAgent()
{
    SimulationPlan plan;
    plan.queues = {queue("sales")};
    plan.queues[0].wrapUp = 20s;
    plan.shifts = {shift("ann")};
    plan.arrivals = {arrival(0s), arrival(1s)};
    QCOMPARE(waited(simulate(plan).outcomes.at(1)), 79.0);
}

void tst_RoutingSimulation::impatientVisitorsGo()
{
    SimulationPlan plan;
    plan.queues = {queue("sales")};
    plan.shifts = {shift("ann")};
    plan.arrivals = {arrival(0s), arrival(1s), arrival(2s)};
    plan.arrivals[1].patience = 30s;
    plan.arrivals[2].patience = 58s; // served in the moment in which it would go
    const SimulationResult result = simulate(plan);
    QVERIFY(result.outcomes.at(1).end == ArrivalEnd::Abandoned);
    QCOMPARE(waited(result.outcomes.at(1)), 30.0);
    QVERIFY(result.outcomes.at(2).end == ArrivalEnd::Answered);
    QCOMPARE(reportOf(plan, result).all.abandonment, 1.0 / 3);
}

void tst_RoutingSimulation::shiftsBeginAndEnd()
{
    SimulationPlan plan;
    plan.queues = {queue("sales")};
    plan.shifts = {shift("late"), shift("early")};
    plan.shifts[0].hours = hours(10, 12);
    plan.shifts[1].hours = hours(8, 9);
    plan.arrivals = {arrival(-30s), arrival(0s), arrival(2h, 2h), arrival(2h + 30min)};
    const SimulationResult result = simulate(plan);
    QCOMPARE(result.outcomes.at(0).agent.toString(), "early");
    QCOMPARE(result.outcomes.at(1).agent.toString(), "late"); // nobody works from nine to ten
    QCOMPARE(waited(result.outcomes.at(1)), 3'600.0);
    // The shift ends at twelve with a conversation that goes on; the next day's early shift serves who waits.
    QCOMPARE(result.outcomes.at(2).agent.toString(), "late");
    QCOMPARE(result.outcomes.at(3).agent.toString(), "early");
    QCOMPARE(waited(result.outcomes.at(3)), 20.5 * 3'600);
}

void tst_RoutingSimulation::closedAndFullQueuesTakeMessages()
{
    SimulationPlan plan;
    plan.queues = {queue("sales")};
    plan.queues[0].hours = hours(9, 10);
    plan.queues[0].maximumLength = 1;
    plan.queues[0].overflow = domain::Overflow::LeaveMessage;
    plan.shifts = {shift("ann")};
    plan.arrivals = {arrival(-1s), arrival(0s), arrival(1s), arrival(2s), arrival(2h)};
    const SimulationResult result = simulate(plan);
    QList<int> ends;
    for (const ArrivalOutcome &outcome : result.outcomes)
        ends.append(static_cast<int>(outcome.end));
    const auto answered = static_cast<int>(ArrivalEnd::Answered);
    const auto message = static_cast<int>(ArrivalEnd::Message);
    QCOMPARE(ends, QList<int>({message, answered, answered, message, message}));
    const SimulationReport report = reportOf(plan, result);
    QCOMPARE(report.all.messages, 3);
    QCOMPARE(report.queues.at(0).messages, 3);
}

void tst_RoutingSimulation::whoComesAgainMeetsTheSameAgent()
{
    SimulationPlan plan;
    plan.queues = {queue("sales")};
    plan.shifts = {shift("ann"), shift("ben")};
    plan.arrivals = {arrival(0s), arrival(100s), arrival(200s)};
    for (Arrival &arrival : plan.arrivals)
        arrival.visitor = "wang";
    for (const ArrivalOutcome &outcome : simulate(plan).outcomes)
        QCOMPARE(outcome.agent.toString(), "ann");
    plan.queues[0].weights.history = 0; // then the one who idles longest
    QCOMPARE(simulate(plan).outcomes.at(2).agent.toString(), "ben");
}

void tst_RoutingSimulation::theSamePlanGivesTheSameResult()
{
    SimulationPlan plan;
    plan.queues = {queue("sales"), queue("support")};
    plan.shifts = {shift("ann", 2), shift("ben", 3)};
    SyntheticDay day;
    day.vipShare = 0.2;
    day.patienceSeconds = 200;
    plan.arrivals = day.arrivals({plan.queues[0].id, plan.queues[1].id});
    QVERIFY(plan.arrivals == day.arrivals({plan.queues[0].id, plan.queues[1].id}));
    const QString first = tableOf(reportOf(plan, simulate(plan)));
    QCOMPARE(tableOf(reportOf(plan, simulate(plan))), first);
    std::reverse(plan.arrivals.begin(), plan.arrivals.end());
    QCOMPARE(tableOf(reportOf(plan, simulate(plan))), first);
    day.seed = 2;
    plan.arrivals = day.arrivals({plan.queues[0].id, plan.queues[1].id});
    QVERIFY(tableOf(reportOf(plan, simulate(plan))) != first);
}

void tst_RoutingSimulation::syntheticDaysHaveTheirMeans_data()
{
    QTest::addColumn<double>("spread");
    QTest::newRow("exponential") << 0.0;
    QTest::newRow("lognormal") << 0.8;
}

void tst_RoutingSimulation::syntheticDaysHaveTheirMeans()
{
    QFETCH(double, spread);
    SyntheticDay day;
    day.hours = 500;
    day.perHour = 100;
    day.handlingSeconds = 300;
    day.spread = spread;
    day.patienceSeconds = 90;
    day.vipShare = 0.25;
    const std::vector<Arrival> arrivals = day.arrivals({domain::QueueId("a"), domain::QueueId("b")});
    const auto count = static_cast<double>(arrivals.size());
    QVERIFY(std::abs(count - 50'000) < 4 * std::sqrt(50'000)); // a Poisson number
    double handling = 0;
    double logarithms = 0;
    double patience = 0;
    double vip = 0;
    double first = 0;
    base::TimePoint before = day.start;
    for (const Arrival &arrival : arrivals) {
        QVERIFY(arrival.at >= before && arrival.at <= day.start + 500h);
        before = arrival.at;
        const double seconds = std::chrono::duration<double>(arrival.handling).count();
        handling += seconds / count;
        const double away = std::log(std::max(seconds, 0.001) / 300) + spread * spread / 2;
        logarithms += away * away / count;
        patience += std::chrono::duration<double>(*arrival.patience).count() / count;
        vip += (arrival.vip > 0 ? 1 : 0) / count;
        first += (arrival.queue.toString() == "a" ? 1 : 0) / count;
        QVERIFY(arrival.vip >= 0 && arrival.vip <= 5);
    }
    QVERIFY(std::abs(handling - 300) < 8);
    QVERIFY(std::abs(patience - 90) < 2);
    QVERIFY(std::abs(vip - 0.25) < 0.01);
    QVERIFY(std::abs(first - 0.5) < 0.01);
    if (spread > 0)
        QVERIFY(std::abs(std::sqrt(logarithms) - spread) < 0.02);
}

void tst_RoutingSimulation::vipsWaitLessAndNobodyStarves()
{
    // More comes than the agents can do: whoever could be starved would be.
    SimulationPlan plan;
    plan.queues = {queue("sales")};
    plan.queues[0].ageing = 60s;
    for (int i = 0; i < 5; ++i)
        plan.shifts.push_back(shift(QStringLiteral("agent-%1").arg(i), 2));
    SyntheticDay day;
    day.perHour = 126;
    day.handlingSeconds = 300;
    day.vipShare = 0.2;
    plan.arrivals = day.arrivals({plan.queues[0].id});
    const SimulationResult result = simulate(plan);
    const SimulationReport report = reportOf(plan, result);
    qInfo("VIP: mean %.1f s, P90 %.1f s; others: mean %.1f s, P90 %.1f s, longest %.1f s", report.vip.meanWait,
        report.vip.wait90, report.others.meanWait, report.others.wait90, report.others.longestWait);
    QVERIFY(report.vip.arrivals > 100);
    QVERIFY(report.all.meanWait > 60); // there is something to wait for
    QVERIFY(report.vip.meanWait < report.others.meanWait - 100); // three minutes of rank in the mean
    QVERIFY(report.vip.wait90 < report.others.wait90);
    QCOMPARE(report.all.answered, report.all.arrivals);
    // Rank counts as five minutes of waiting at most, so nobody is served before one who came so much earlier.
    base::TimePoint earliestStart = base::TimePoint::max();
    size_t later = result.outcomes.size();
    int overtaken = 0;
    for (size_t i = result.outcomes.size(); i-- > 0;) {
        const ArrivalOutcome &outcome = result.outcomes[i];
        while (later > 0 && result.outcomes[later - 1].arrival.at > outcome.arrival.at + 5 * plan.queues[0].ageing) {
            --later;
            earliestStart = std::min(earliestStart, result.outcomes[later].arrival.at + result.outcomes[later].waited);
        }
        QVERIFY(outcome.arrival.at + outcome.waited <= earliestStart);
        for (size_t next = i + 1; next < later; ++next) {
            const ArrivalOutcome &other = result.outcomes[next];
            overtaken += other.arrival.at + other.waited < outcome.arrival.at + outcome.waited ? 1 : 0;
        }
    }
    QVERIFY(overtaken > 100);
}

void tst_RoutingSimulation::percentilesAreNearestRanks()
{
    QCOMPARE(percentile({}, 0.5), 0.0);
    QCOMPARE(percentile({7}, 0.01), 7.0);
    QCOMPARE(percentile({1, 2, 3, 4}, 0.5), 2.0);
    QCOMPARE(percentile({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.9), 9.0);
    QCOMPARE(percentile({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.99), 10.0);
    QCOMPARE(percentile({1, 2}, 0), 1.0);
}

void tst_RoutingSimulation::theTableNamesEverything()
{
    SimulationPlan plan;
    plan.queues = {queue("sales"), queue("a queue with a very long name")};
    plan.shifts = {shift("ann")};
    plan.arrivals = {arrival(0s), arrival(1s)};
    plan.arrivals[1].vip = 3;
    const QString table = tableOf(reportOf(plan, simulate(plan)));
    const QStringList lines = table.trimmed().split(u'\n');
    QCOMPARE(lines.size(), 7);
    for (const char *word : {"mean", "P50", "P90", "P99", "in 15 s", "gone", "VIP", "others", "sales", "Occupancy"})
        QVERIFY2(table.contains(QString::fromUtf8(word)), word);
    for (qsizetype i = 1; i < 6; ++i)
        QCOMPARE(lines.at(i).size(), lines.at(1).size());
    QVERIFY(lines.at(2).contains("59.0"));
}

QTEST_GUILESS_MAIN(tst_RoutingSimulation)
#include "tst_RoutingSimulation.moc"
