#include "common/base/Backoff.h"

#include <QTest>

#include <set>

using namespace qiao::base;
using namespace std::chrono_literals;

class tst_Backoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToItsLimit();
    void staysWithinTheUpperHalf();
    void startsOverAfterASuccess();
    void neverOverflows();
    void aClockStandsStillUntilItIsMoved();
};

void tst_Backoff::doublesUpToItsLimit()
{
    Backoff backoff(100ms, 1'000ms);
    const QList<int> wholes{100, 200, 400, 800, 1'000, 1'000};
    for (const int whole : wholes) {
        const Milliseconds wait = backoff.next();
        QVERIFY(wait >= Milliseconds(whole / 2));
        QVERIFY(wait <= Milliseconds(whole));
    }
    QCOMPARE(backoff.attempts(), 6);
}

void tst_Backoff::staysWithinTheUpperHalf()
{
    std::set<qint64> waits;
    for (int i = 0; i < 500; ++i) {
        Backoff backoff(1'000ms, 30'000ms);
        waits.insert(backoff.next().count());
    }
    QVERIFY(*waits.begin() >= 500);
    QVERIFY(*waits.rbegin() <= 1'000);
    QVERIFY(waits.size() > 50); // spread, so that many clients do not return at once
}

void tst_Backoff::startsOverAfterASuccess()
{
    Backoff backoff(100ms, 100'000ms);
    for (int i = 0; i < 8; ++i)
        (void)backoff.next();
    backoff.reset();
    QCOMPARE(backoff.attempts(), 0);
    QVERIFY(backoff.next() <= 100ms);
}

void tst_Backoff::neverOverflows()
{
    Backoff backoff(500ms, 30'000ms);
    for (int i = 0; i < 10'000; ++i) {
        const Milliseconds wait = backoff.next();
        QVERIFY(wait >= 250ms);
        QVERIFY(wait <= 30'000ms);
    }
}

void tst_Backoff::aClockStandsStillUntilItIsMoved()
{
    ManualClock clock(fromEpochMs(1'000));
    QCOMPARE(toEpochMs(clock.now()), 1'000);
    clock.advance(250ms);
    QCOMPARE(toEpochMs(clock.now()), 1'250);
    clock.set(fromEpochMs(7));
    QCOMPARE(toEpochMs(clock.now()), 7);
}

QTEST_GUILESS_MAIN(tst_Backoff)
#include "tst_Backoff.moc"
