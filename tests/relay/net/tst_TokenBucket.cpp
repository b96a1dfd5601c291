#include "relay/net/TokenBucket.h"

#include <QTest>

using qiao::relay::net::TokenBucket;
using namespace std::chrono_literals;

class tst_TokenBucket : public QObject
{
    Q_OBJECT

private:
    static int taken(TokenBucket &bucket, TokenBucket::Clock::time_point now)
    {
        int count = 0;
        while (count < 1000 && bucket.take(now)) {
            ++count;
        }
        return count;
    }

private Q_SLOTS:
    void aBurstPassesAndThenTheRate()
    {
        const TokenBucket::Clock::time_point start{1h};
        TokenBucket bucket({10, 25}, start);
        QCOMPARE(taken(bucket, start), 25);
        QCOMPARE(taken(bucket, start + 99ms), 0);
        QCOMPARE(taken(bucket, start + 101ms), 1);
        QCOMPARE(taken(bucket, start + 1101ms), 10);
    }

    void largeMessagesCountForMany()
    {
        const TokenBucket::Clock::time_point start{1h};
        TokenBucket bucket({10, 40}, start);
        int passed = 0;
        while (passed < 100 && bucket.take(start, TokenBucket::costOf(64 * 1024))) {
            ++passed;
        }
        QCOMPARE(passed, 2);
        QVERIFY(bucket.take(start, TokenBucket::costOf(200)));
        // Never so many that it could not pass at all.
        QVERIFY(bucket.take(start + 10s, 1'000));
    }

    void aLongRestGivesOneBurst()
    {
        const TokenBucket::Clock::time_point start{1h};
        TokenBucket bucket({10, 25}, start);
        QCOMPARE(taken(bucket, start), 25);
        QCOMPARE(taken(bucket, start + 24h), 25);
    }
};

QTEST_APPLESS_MAIN(tst_TokenBucket)
#include "tst_TokenBucket.moc"
