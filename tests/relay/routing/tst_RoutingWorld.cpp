#include "tests/relay/routing/RoutingWorld.h"

#include <QHashFunctions>
#include <QRandomGenerator>
#include <QTest>

using namespace qiao;
using namespace qiao::tests::routing;

// What routing promises, in random worlds: nobody waits while somebody who may take it has room, the order is kept,
// capacity is kept but for the allowed exceptions, and every choice is what its facts give. A run is repeated with
// QIAO_ROUTING_SEED, and made longer with QIAO_ROUTING_EVENTS.
class tst_RoutingWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thePromisesAreKept_data();
    void thePromisesAreKept();
    void theWorldsAreBusy();
    void plantedFaultsAreFound_data();
    void plantedFaultsAreFound();

private:
    static constexpr int worlds = 400; // and events each: a million in all
    static constexpr int events = 2'600;

    RoutingWorld::Counts m_total;
};

void tst_RoutingWorld::initTestCase()
{
    QHashSeed::setDeterministicGlobalSeed();
}

void tst_RoutingWorld::thePromisesAreKept_data()
{
    QTest::addColumn<quint64>("first");
    QTest::addColumn<int>("count");
    if (qEnvironmentVariableIsSet("QIAO_ROUTING_SEED")) {
        QTest::newRow("the seed asked for") << quint64(qEnvironmentVariable("QIAO_ROUTING_SEED").toULongLong()) << 1;
        return;
    }
    QTest::newRow("the same seeds as ever") << quint64(1) << worlds;
    // A few that nobody has seen before; what is broken names its seed.
    QTest::newRow("fresh seeds") << quint64(QRandomGenerator::global()->generate()) << 20;
}

void tst_RoutingWorld::thePromisesAreKept()
{
    QFETCH(quint64, first);
    QFETCH(int, count);
    const int length = qEnvironmentVariable("QIAO_ROUTING_EVENTS", QString::number(events)).toInt();
    for (quint64 seed = first; seed < first + static_cast<quint64>(count); ++seed) {
        RoutingWorld world(seed);
        const QString broken = world.run(length);
        QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("seed %1, %2").arg(seed).arg(broken)));
        const RoutingWorld::Counts &counts = world.counts();
        m_total.events += counts.events;
        m_total.decisions += counts.decisions;
        m_total.choices += counts.choices;
        m_total.refusals += counts.refusals;
        m_total.overtakings += counts.overtakings;
        m_total.beyondCapacity += counts.beyondCapacity;
        m_total.reasons |= counts.reasons;
        m_total.longestLine = std::max(m_total.longestLine, counts.longestLine);
    }
}

void tst_RoutingWorld::theWorldsAreBusy()
{
    if (qEnvironmentVariableIsSet("QIAO_ROUTING_SEED"))
        return;
    // Quiet worlds would keep every promise.
    qInfo("%lld events, %lld decisions, %lld of them between several agents, %lld refusals, %lld overtakings, "
          "%lld beyond capacity, at most %lld waiting",
        m_total.events, m_total.decisions, m_total.choices, m_total.refusals, m_total.overtakings,
        m_total.beyondCapacity, static_cast<qint64>(m_total.longestLine));
    QVERIFY(m_total.events > 1'000'000);
    QVERIFY(m_total.decisions > 100'000);
    QVERIFY(m_total.choices > 20'000);
    QVERIFY(m_total.refusals > 20'000);
    QVERIFY(m_total.overtakings > 10'000);
    QVERIFY(m_total.beyondCapacity > 1'000);
    QVERIFY(m_total.longestLine > 20);
    QCOMPARE(m_total.reasons, qint64(0b111111)); // every reason to wait was seen
}

void tst_RoutingWorld::plantedFaultsAreFound_data()
{
    QTest::addColumn<int>("fault");
    const auto row = [](const char *name, Fault fault) { QTest::newRow(name) << static_cast<int>(fault); };
    row("forgets who became free", Fault::ForgetsWhoBecameFree);
    row("forgets a refusal", Fault::ForgetsARefusal);
    row("forgets a transfer", Fault::ForgetsATransfer);
    row("tells another rank", Fault::TellsAnotherRank);
    row("loses a conversation", Fault::LosesAConversation);
    row("looks at an old clock", Fault::LooksAtAnOldClock);
    row("asks another agent", Fault::AsksAnotherAgent);
    row("alters a reason", Fault::AltersAReason);
}

void tst_RoutingWorld::plantedFaultsAreFound()
{
    QFETCH(int, fault);
    int found = 0;
    QString last;
    for (quint64 seed = 1; seed <= 10; ++seed) {
        RoutingWorld world(seed, static_cast<Fault>(fault));
        const QString broken = world.run(2'000);
        found += broken.isEmpty() ? 0 : 1;
        last = broken.isEmpty() ? last : broken;
    }
    // A company that is closed all week, or with one agent alone, may hide a fault.
    QVERIFY2(found >= 4, qPrintable(QStringLiteral("found in %1 of 10 worlds").arg(found)));
    qInfo("found in %d of 10 worlds, such as %s", found, qPrintable(last));
}

QTEST_GUILESS_MAIN(tst_RoutingWorld)
#include "tst_RoutingWorld.moc"
