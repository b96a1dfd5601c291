#include "relay/routing/WaitEstimates.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay::routing;
using namespace std::chrono_literals;

class tst_WaitEstimates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewAnswersGiveNone();
    void theRateIsThatOfLately();
    void whatIsLongAgoDoesNotCount();
    void queuesAreApart();
    void theOrderOfTellingDoesNotMatter();

private:
    static inline const base::TimePoint noon = base::fromEpochMs(1'795'305'600'000);
    static inline const domain::QueueId sales{QStringLiteral("sales")};
};

void tst_WaitEstimates::fewAnswersGiveNone()
{
    WaitEstimates estimates;
    QCOMPARE(estimates.estimate(sales, 1, noon), std::nullopt);
    estimates.answered(sales, noon);
    estimates.answered(sales, noon + 10s);
    QCOMPARE(estimates.estimate(sales, 1, noon + 20s), std::nullopt);
    estimates.answered(sales, noon + 20s);
    QCOMPARE(estimates.estimate(sales, 1, noon + 20s), std::optional<base::Milliseconds>(10s));
    QCOMPARE(estimates.estimate(sales, 0, noon + 20s), std::nullopt);
    // All in one moment tell no rate.
    WaitEstimates sudden;
    for (int i = 0; i < 5; ++i)
        sudden.answered(sales, noon);
    QCOMPARE(sudden.estimate(sales, 1, noon), std::nullopt);
}

void tst_WaitEstimates::theRateIsThatOfLately()
{
    WaitEstimates estimates;
    for (int i = 0; i < 100; ++i)
        estimates.answered(sales, noon + i * 1s);
    // Of the last twenty, nineteen came in the nineteen seconds since the first of them.
    QCOMPARE(estimates.estimate(sales, 5, noon + 99s), std::optional<base::Milliseconds>(5s));
    // The longer nothing happens, the slower the queue is.
    QCOMPARE(estimates.estimate(sales, 5, noon + 118s), std::optional<base::Milliseconds>(10s));
}

void tst_WaitEstimates::whatIsLongAgoDoesNotCount()
{
    WaitEstimates estimates;
    for (const auto at : {0min, 1min, 10min, 12min, 14min})
        estimates.answered(sales, noon + at);
    QCOMPARE(estimates.estimate(sales, 2, noon + 15min), std::optional<base::Milliseconds>(450s)); // 4 in 15 min
    QCOMPARE(estimates.estimate(sales, 2, noon + 20min), std::optional<base::Milliseconds>(600s)); // 2 in 10 min
    QCOMPARE(estimates.estimate(sales, 2, noon + 26min), std::nullopt);
}

void tst_WaitEstimates::queuesAreApart()
{
    WaitEstimates estimates;
    for (const auto at : {0s, 1s, 2s})
        estimates.answered(sales, noon + at);
    QVERIFY(estimates.estimate(sales, 1, noon + 2s));
    QCOMPARE(estimates.estimate(domain::QueueId(QStringLiteral("support")), 1, noon + 2s), std::nullopt);
}

void tst_WaitEstimates::theOrderOfTellingDoesNotMatter()
{
    WaitEstimates estimates;
    for (const auto at : {20s, 0s, 10s})
        estimates.answered(sales, noon + at);
    QCOMPARE(estimates.estimate(sales, 1, noon + 20s), std::optional<base::Milliseconds>(10s));
}

QTEST_GUILESS_MAIN(tst_WaitEstimates)
#include "tst_WaitEstimates.moc"
