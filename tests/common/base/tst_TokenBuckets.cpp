#include "common/base/TokenBucket.h"

#include <QTest>

using namespace qiao::base;
using namespace std::chrono_literals;

class tst_TokenBuckets : public QObject
{
    Q_OBJECT

private:
    static int taken(TokenBucket &bucket, const Rate &rate, TimePoint now)
    {
        int count = 0;
        while (count < 1000 && bucket.take(rate, now) == 0ms)
            ++count;
        return count;
    }

    const TimePoint m_start = fromEpochMs(1'795'305'600'000);

private Q_SLOTS:
    void aBurstPassesAndThenTheRate()
    {
        const Rate rate = Rate::perMinute(600, 25);
        TokenBucket bucket;
        QCOMPARE(taken(bucket, rate, m_start), 25);
        QCOMPARE(bucket.take(rate, m_start), 100ms);
        QCOMPARE(bucket.take(rate, m_start + 60ms), 40ms);
        QCOMPARE(taken(bucket, rate, m_start + 99ms), 0);
        QCOMPARE(taken(bucket, rate, m_start + 100ms), 1);
        QCOMPARE(taken(bucket, rate, m_start + 1100ms), 10);
        QCOMPARE(taken(bucket, rate, m_start + 24h), 25);
    }

    void whoWaitsAsLongAsToldIsLetIn()
    {
        const Rate rate = Rate::perMinute(7, 3); // not a whole number of milliseconds
        TokenBucket bucket;
        TimePoint now = m_start;
        taken(bucket, rate, now);
        for (int i = 0; i < 50; ++i) {
            now += bucket.take(rate, now);
            QCOMPARE(bucket.take(rate, now), 0ms);
        }
    }

    void aCostBeyondTheBurstIsTheBurst()
    {
        const Rate rate = Rate::perMinute(60, 10);
        TokenBucket bucket;
        QCOMPARE(bucket.take(rate, m_start, 50), 0ms);
        QCOMPARE(bucket.take(rate, m_start, 1), 1000ms);
    }

    void aDebtIsRefilledFirst()
    {
        const Rate rate = Rate::perMinute(60, 10);
        TokenBucket bucket;
        bucket.charge(rate, m_start, 15);
        QCOMPARE(bucket.take(rate, m_start), 6000ms);
    }

    void aClockThatIsSetBackLocksNobodyOut()
    {
        const Rate rate = Rate::perMinute(60, 10);
        TokenBucket bucket;
        taken(bucket, rate, m_start);
        const Milliseconds wait = bucket.take(rate, m_start - std::chrono::hours(24 * 365));
        QVERIFY(wait > 0ms);
        QVERIFY(wait <= 100s);
    }

    void noLimitIsNoLimit()
    {
        TokenBuckets<int> buckets;
        for (int i = 0; i < 100; ++i)
            QCOMPARE(buckets.take(i % 2, m_start), 0ms);
        QCOMPARE(buckets.size(), 0);
    }

    void oneDoesNotUseUpTheOthers()
    {
        TokenBuckets<int> buckets(Rate::perMinute(60, 5));
        while (buckets.take(1, m_start) == 0ms) { }
        QCOMPARE(buckets.take(2, m_start), 0ms);
    }

    void idleBucketsAreForgotten()
    {
        TokenBuckets<int> buckets(Rate::perMinute(60, 5));
        TimePoint now = m_start;
        for (int i = 0; i < 100'000; ++i) {
            now += 1ms;
            QCOMPARE(buckets.take(i, now), 0ms);
        }
        // A bucket that gave one is full again after a second: about a thousand are not.
        QVERIFY2(buckets.size() <= 4'100, qPrintable(QString::number(buckets.size())));
    }
};

QTEST_APPLESS_MAIN(tst_TokenBuckets)
#include "tst_TokenBuckets.moc"
