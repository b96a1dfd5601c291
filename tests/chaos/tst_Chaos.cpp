#include "tests/chaos/FaultProxy.h"
#include "tests/integration/Tally.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace qiao::tests {

// Visitors and a supervisor reach the real relay through a network that fails, while the relay is killed and frozen at
// random moments. Short in the test suite; QIAO_SOAK_SECONDS makes it long, QIAO_CHAOS_SEED repeats a run's faults.
class TestChaos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLostOrDoubled()
    {
        constexpr int visitorCount = 40;
        const int seconds = qEnvironmentVariableIntValue("QIAO_SOAK_SECONDS");
        const bool isSoak = seconds > 0;
        const quint32 seed = qEnvironmentVariableIsSet("QIAO_CHAOS_SEED")
            ? qEnvironmentVariable("QIAO_CHAOS_SEED").toUInt()
            : QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        std::mt19937 random(seed);
        const auto between = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };

        RelayProcess relay;
        QVERIFY(relay.start());
        FaultProxy proxy(relay.port(), seed);
        // Who is shown everything needs a longer breath to get anywhere.
        FaultProxy watchersProxy(relay.port(), seed + 1, 1'500'000);
        const QString token = signIn(relay, u"sue"_s);
        QVERIFY(!token.isEmpty());
        Watcher watcher(relay, token, watchersProxy.port());
        watcher.connectNow();
        QVERIFY(QTest::qWaitFor([&] { return watcher.isOpen(); }));
        const BusyVisitors visitors = connectVisitors(relay, visitorCount, proxy.port());
        QVERIFY(QTest::qWaitFor([&] { return watcher.conversationCount() == visitorCount; }, 30'000));

        int kills = 0;
        int freezes = 0;
        QElapsedTimer clock;
        clock.start();
        proxy.storm();
        watchersProxy.storm();
        for (int round = 0; clock.elapsed() < (isSoak ? seconds * 1000 : 8'000); ++round) {
            QTest::qWait(between(150, 900));
            if (round % 3 == 2) {
                relay.freeze();
                QTest::qWait(between(20, 700));
                if (between(0, 1) == 0) {
                    relay.thaw();
                    ++freezes;
                    continue;
                }
            }
            relay.kill();
            ++kills;
            QVERIFY(relay.start());
            if (!isSoak && (kills >= 4 && freezes >= 1))
                break;
            if (isSoak && kills % 20 == 0)
                qInfo().noquote() << kills << "kills so far," << clock.elapsed() / 1000 << "s";
            for (const auto &visitor : visitors)
                QVERIFY2(visitor->fault().isEmpty(), qPrintable(visitor->fault()));
            QVERIFY2(watcher.fault().isEmpty(), qPrintable(watcher.fault()));
        }
        proxy.calm();
        watchersProxy.calm();
        const bool isSettled = settle(visitors, watcher, 90'000);
        const Tally tally = Tally::of(visitors, watcher);
        qInfo().noquote() << kills << "kills," << freezes << "freezes:" << tally.toString();
        qInfo().noquote() << "the visitors' network:" << proxy.tally();
        qInfo().noquote() << "the supervisor's:" << watchersProxy.tally();
        QVERIFY2(tally.fault.isEmpty(), qPrintable(tally.fault));
        QVERIFY(isSettled);
        QVERIFY(tally.acknowledged > 0);
        QCOMPARE(tally.lost, 0);
        QCOMPARE(tally.doubled, 0);
        QCOMPARE(tally.disordered, 0);
        QCOMPARE(tally.acknowledged, tally.sent);
        QCOMPARE(tally.delivered, tally.sent);
    }
};

} // namespace qiao::tests

QTEST_GUILESS_MAIN(qiao::tests::TestChaos)
#include "tst_Chaos.moc"
