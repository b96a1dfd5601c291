#include "common/domain/Proportion.h"

#include <QTest>

using namespace qiao::domain;

// The values are those printed in R. G. Newcombe's two papers of 1998 (Statistics in Medicine 17, 857–872, table I,
// method 3, and 873–890, table II, method 10), to their four digits.
class tst_Proportion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneShare_data();
    void oneShare();
    void twoShares_data();
    void twoShares();
    void nothingIsKnownOfNothing();
    void theSidesAreSymmetric();
};

void tst_Proportion::oneShare_data()
{
    QTest::addColumn<qint64>("successes");
    QTest::addColumn<qint64>("trials");
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("upper");
    QTest::newRow("81/263") << qint64(81) << qint64(263) << 0.2553 << 0.3662;
    QTest::newRow("15/148") << qint64(15) << qint64(148) << 0.0624 << 0.1605;
    QTest::newRow("0/20") << qint64(0) << qint64(20) << 0.0 << 0.1611;
    QTest::newRow("1/29") << qint64(1) << qint64(29) << 0.0061 << 0.1718;
}

void tst_Proportion::oneShare()
{
    QFETCH(qint64, successes);
    QFETCH(qint64, trials);
    QFETCH(double, lower);
    QFETCH(double, upper);
    const Interval interval = wilsonInterval({successes, trials});
    QVERIFY2(std::abs(interval.lower - lower) < 0.00005, qPrintable(QString::number(interval.lower)));
    QVERIFY2(std::abs(interval.upper - upper) < 0.00005, qPrintable(QString::number(interval.upper)));
}

void tst_Proportion::twoShares_data()
{
    QTest::addColumn<qint64>("successes");
    QTest::addColumn<qint64>("trials");
    QTest::addColumn<qint64>("otherSuccesses");
    QTest::addColumn<qint64>("otherTrials");
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("upper");
    QTest::addColumn<bool>("isKnown");
    const auto row = [](const char *name, qint64 a, qint64 m, qint64 b, qint64 n, double lower, double upper,
                         bool known) { QTest::newRow(name) << a << m << b << n << lower << upper << known; };
    row("56/70 and 48/80", 56, 70, 48, 80, 0.0524, 0.3339, true);
    row("9/10 and 3/10", 9, 10, 3, 10, 0.1705, 0.8090, true);
    row("6/7 and 2/7", 6, 7, 2, 7, 0.0582, 0.8062, true);
    row("5/56 and 0/29", 5, 56, 0, 29, -0.0381, 0.1926, false);
    row("0/10 and 0/20", 0, 10, 0, 20, -0.1611, 0.2775, false);
    row("0/10 and 0/10", 0, 10, 0, 10, -0.2775, 0.2775, false);
    row("10/10 and 0/20", 10, 10, 0, 20, 0.6791, 1.0, true);
    row("10/10 and 0/10", 10, 10, 0, 10, 0.6075, 1.0, true);
}

void tst_Proportion::twoShares()
{
    QFETCH(qint64, successes);
    QFETCH(qint64, trials);
    QFETCH(qint64, otherSuccesses);
    QFETCH(qint64, otherTrials);
    QFETCH(double, lower);
    QFETCH(double, upper);
    QFETCH(bool, isKnown);
    // The papers print the first less the second; ours is the second less the first.
    const ShareComparison comparison = compareShares({otherSuccesses, otherTrials}, {successes, trials});
    QVERIFY2(
        std::abs(comparison.interval.lower - lower) < 0.00006, qPrintable(QString::number(comparison.interval.lower)));
    QVERIFY2(
        std::abs(comparison.interval.upper - upper) < 0.00006, qPrintable(QString::number(comparison.interval.upper)));
    QCOMPARE(comparison.isKnown, isKnown);
}

void tst_Proportion::nothingIsKnownOfNothing()
{
    QCOMPARE(wilsonInterval({0, 0}), (Interval{0, 1}));
    QVERIFY(!compareShares({0, 0}, {10, 10}).isKnown);
    QCOMPARE(compareShares({3, 4}, {0, 0}).interval, (Interval{-1, 1}));
}

void tst_Proportion::theSidesAreSymmetric()
{
    const ShareComparison one = compareShares({12, 40}, {25, 45});
    const ShareComparison other = compareShares({25, 45}, {12, 40});
    QCOMPARE(one.difference, -other.difference);
    QVERIFY(std::abs(one.interval.lower + other.interval.upper) < 1e-12);
    QVERIFY(one.interval.contains(one.difference));
}

QTEST_APPLESS_MAIN(tst_Proportion)
#include "tst_Proportion.moc"
