#include "tests/simulation/Simulation.h"

#include <QElapsedTimer>
#include <QHashFunctions>
#include <QRandomGenerator>
#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;

// The five promises in a random world. A run is repeated with QIAO_SIMULATION_SEED and QIAO_SIMULATION_STEPS; without
// them a fixed set of seeds and a few fresh ones run, the fresh ones for as long as QIAO_SOAK_SECONDS asks.
class tst_Simulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thePromisesAreKept_data();
    void thePromisesAreKept();
    void freshSeedsKeepThem();
    void aSeedRepeatsItself();
    void theWorldIsBusy();
    void plantedFaultsAreFound_data();
    void plantedFaultsAreFound();

private:
    static constexpr int steps = 1'500;
};

void tst_Simulation::initTestCase()
{
    QHashSeed::setDeterministicGlobalSeed();
}

void tst_Simulation::thePromisesAreKept_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<int>("length");
    if (qEnvironmentVariableIsSet("QIAO_SIMULATION_SEED")) {
        const quint64 seed = qEnvironmentVariable("QIAO_SIMULATION_SEED").toULongLong();
        const int length = qEnvironmentVariable("QIAO_SIMULATION_STEPS", QString::number(steps)).toInt();
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed << length;
        return;
    }
    for (quint64 seed = 1; seed <= 30; ++seed)
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed << steps;
}

void tst_Simulation::thePromisesAreKept()
{
    QFETCH(quint64, seed);
    QFETCH(int, length);
    Simulation simulation(seed);
    const QString broken = simulation.run(length);
    if (!broken.isEmpty())
        qInfo("%s", qPrintable(broken)); // whole, with what led to it
    QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("seed %1, %2").arg(seed).arg(broken.left(300))));
}

void tst_Simulation::freshSeedsKeepThem()
{
    // Of those that nobody has seen before; the message repeats one.
    constexpr int fewest = 5;
    const qint64 milliseconds = qint64(qEnvironmentVariableIntValue("QIAO_SOAK_SECONDS")) * 1'000;
    QElapsedTimer timer;
    timer.start();
    int seeds = 0;
    qint64 stepsDone = 0;
    qint64 events = 0;
    for (; seeds < fewest || timer.elapsed() < milliseconds; ++seeds) {
        const quint64 seed = QRandomGenerator::global()->generate();
        Simulation simulation(seed);
        const QString broken = simulation.run(steps);
        if (!broken.isEmpty())
            qInfo("%s", qPrintable(broken));
        QVERIFY2(broken.isEmpty(),
            qPrintable(QStringLiteral("QIAO_SIMULATION_SEED=%1, %2").arg(seed).arg(broken.left(300))));
        stepsDone += simulation.counts().steps;
        events += simulation.counts().events;
    }
    qInfo("%d seeds, %lld steps, %lld events", seeds, stepsDone, events);
}

void tst_Simulation::aSeedRepeatsItself()
{
    Simulation one(7);
    Simulation two(7);
    QCOMPARE(one.run(600), two.run(600));
    QCOMPARE(one.counts().events, two.counts().events);
    QCOMPARE(one.counts().acknowledged, two.counts().acknowledged);
    QCOMPARE(one.counts().refused, two.counts().refused);
    QCOMPARE(one.counts().sessions, two.counts().sessions);
}

void tst_Simulation::theWorldIsBusy()
{
    // A quiet world would keep every promise.
    Simulation simulation(3);
    QCOMPARE(simulation.run(6'000), QString());
    const Simulation::Counts &counts = simulation.counts();
    qInfo("%d acknowledged, %d answered again, %d refused, %d unavailable, %d events, %d sessions, %d resumed, "
          "%d restarts, %d slow readers; %d polls, %d lost, %d abandoned, %d sessions gone, %d changes of transport",
        counts.acknowledged, counts.repeatedAnswers, counts.refused, counts.unavailable, counts.events, counts.sessions,
        counts.resumes, counts.restarts, counts.slowReaders, counts.polls, counts.pollsLost, counts.pollsAbandoned,
        counts.pollSessionsGone, counts.changesOfTransport);
    QVERIFY(counts.acknowledged > 1'000);
    QVERIFY(counts.repeatedAnswers > 50);
    QVERIFY(counts.refused > 50);
    QVERIFY(counts.unavailable > 20);
    QVERIFY(counts.events > 10'000);
    QVERIFY(counts.slowReaders > 3);
    QVERIFY(counts.sessions > 100);
    QVERIFY(counts.resumes > 50);
    QVERIFY(counts.restarts > 5);
    QVERIFY(counts.polls > 500);
    QVERIFY(counts.pollsLost > 50);
    QVERIFY(counts.pollsAbandoned > 50);
    QVERIFY(counts.pollSessionsGone > 10);
    QVERIFY(counts.changesOfTransport > 20);
}

void tst_Simulation::plantedFaultsAreFound_data()
{
    QTest::addColumn<int>("storageFault");
    QTest::addColumn<int>("wireFault");
    QTest::addColumn<int>("within"); // steps
    const auto row = [](const char *name, StorageFault storage, WireFault wire, int within) {
        QTest::newRow(name) << static_cast<int>(storage) << static_cast<int>(wire) << within;
    };
    row("answers before storing", StorageFault::AnswersBeforeStoring, WireFault::None, 1'000);
    row("forgets commands at a restart", StorageFault::ForgetsCommands, WireFault::None, 3'000);
    row("hides failures", StorageFault::HidesFailures, WireFault::None, 2'000);
    row("skips an event behind the cursor", StorageFault::SkipsAnEvent, WireFault::None, 3'000);
    row("drops a frame", StorageFault::None, WireFault::DropsAFrame, 2'000);
    row("repeats a frame", StorageFault::None, WireFault::RepeatsAFrame, 2'000);
    row("swaps frames", StorageFault::None, WireFault::SwapsFrames, 2'000);
    row("resumes one too far", StorageFault::None, WireFault::ResumesOneTooFar, 2'000);
    row("forgets an unconfirmed frame", StorageFault::None, WireFault::ForgetsAnUnconfirmedFrame, 3'000);
    row("repeats a confirmed frame", StorageFault::None, WireFault::RepeatsAConfirmedFrame, 2'000);
    row("loses the held back", StorageFault::None, WireFault::LosesTheHeldBack, 2'000);
}

void tst_Simulation::plantedFaultsAreFound()
{
    QFETCH(int, storageFault);
    QFETCH(int, wireFault);
    QFETCH(int, within);
    for (quint64 seed = 1; seed <= 4; ++seed) {
        Simulation simulation(seed, static_cast<StorageFault>(storageFault), static_cast<WireFault>(wireFault));
        const QString broken = simulation.run(within);
        QVERIFY2(!broken.isEmpty(), qPrintable(QStringLiteral("seed %1 found nothing").arg(seed)));
        qInfo("seed %llu, %s", static_cast<unsigned long long>(seed), qPrintable(broken.left(100)));
    }
}

QTEST_GUILESS_MAIN(tst_Simulation)
#include "tst_Simulation.moc"
