#include "workstation/ui/chart/Ticks.h"
#include "workstation/ui/chart/TimeTicks.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace qiao::workstation::ui::chart;

namespace {

const QTimeZone shanghai("Asia/Shanghai");
const QTimeZone berlin("Europe/Berlin");
const QLocale english(QLocale::English, QLocale::UnitedStates);

QStringList textsOf(const QList<TimeTick> &ticks)
{
    QStringList texts;
    for (const TimeTick &tick : ticks)
        texts.append(tick.isMajor ? QLatin1Char('*') + tick.text : tick.text);
    return texts;
}

QDateTime at(const QTimeZone &zone, int month, int day, int hour = 0)
{
    return QDateTime(QDate(2026, month, day), QTime(hour, 0), zone);
}

} // namespace

// The round values and moments of an axis.
class tst_Ticks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAreThoseOfTheUnit_data();
    void stepsAreThoseOfTheUnit();
    void whateverTheDataTheTicksCoverThem();
    void senselessBoundsGiveAnAxisAllTheSame();
    void hoursOfADay();
    void daysOfAWeek();
    void weeksBeginOnMonday();
    void monthsAndYears();
    void theDayOfTheClockChangeIsOneDay();
    void aSkippedHourIsNotNamedTwice();
    void thereAreNeverMoreTicksThanAsked();
};

void tst_Ticks::stepsAreThoseOfTheUnit_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("most");
    QTest::addColumn<Unit>("unit");
    QTest::addColumn<QList<double>>("ticks");
    QTest::newRow("counts") << 0.0 << 76.0 << 6 << Unit::Count << QList<double>{0, 20, 40, 60, 80};
    QTest::newRow("few") << 0.0 << 2.0 << 6 << Unit::Count << QList<double>{0, 1, 2};
    QTest::newRow("one") << 0.0 << 1.0 << 6 << Unit::Count << QList<double>{0, 1};
    QTest::newRow("share") << 0.0 << 0.97 << 5 << Unit::Share << QList<double>{0, 0.25, 0.5, 0.75, 1};
    QTest::newRow("high share") << 0.91 << 0.97 << 5 << Unit::Share << QList<double>{0.9, 0.92, 0.94, 0.96, 0.98};
    QTest::newRow("seconds") << 0.0 << 100.0 << 5 << Unit::Seconds << QList<double>{0, 30, 60, 90, 120};
    QTest::newRow("minutes") << 0.0 << 1400.0 << 4 << Unit::Seconds << QList<double>{0, 600, 1200, 1800};
    QTest::newRow("hours") << 0.0 << 30000.0 << 4 << Unit::Seconds << QList<double>{0, 10800, 21600, 32400};
    QTest::newRow("ms") << 0.0 << 180.0 << 5 << Unit::Milliseconds << QList<double>{0, 50, 100, 150, 200};
    QTest::newRow("negative") << -3.0 << 4.0 << 5 << Unit::Count << QList<double>{-4, -2, 0, 2, 4};
}

void tst_Ticks::stepsAreThoseOfTheUnit()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(int, most);
    QFETCH(Unit, unit);
    QFETCH(QList<double>, ticks);
    const Ticks found = niceTicks(low, high, most, unit);
    QCOMPARE(found.at.size(), ticks.size());
    for (int index = 0; index < ticks.size(); ++index)
        QVERIFY2(
            std::abs(found.at.at(index) - ticks.at(index)) < 1e-9, qPrintable(QString::number(found.at.at(index))));
}

void tst_Ticks::whateverTheDataTheTicksCoverThem()
{
    QRandomGenerator random(20261124);
    for (int round = 0; round < 5000; ++round) {
        const double scale = std::pow(10.0, random.bounded(9) - 3);
        const double one = (random.generateDouble() - 0.3) * scale;
        const double other = (random.generateDouble() - 0.3) * scale;
        const int most = random.bounded(2, 12);
        const auto unit = static_cast<Unit>(random.bounded(5));
        const Ticks ticks = niceTicks(std::min(one, other), std::max(one, other), most, unit);
        QVERIFY(ticks.at.size() >= 2);
        QVERIFY2(ticks.at.size() <= most, qPrintable(QStringLiteral("%1 %2 %3").arg(one).arg(other).arg(most)));
        QVERIFY(ticks.low <= std::min(one, other) + 1e-6 * scale);
        QVERIFY(ticks.high >= std::max(one, other) - 1e-6 * scale);
        QVERIFY(std::is_sorted(ticks.at.cbegin(), ticks.at.cend()));
    }
}

void tst_Ticks::senselessBoundsGiveAnAxisAllTheSame()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    for (const auto &[low, high] : {std::pair(nan, 1.0), std::pair(0.0, infinite), std::pair(5.0, 2.0),
             std::pair(0.0, 0.0), std::pair(1e300, 1e300)}) {
        const Ticks ticks = niceTicks(low, high, 5, Unit::Count);
        QVERIFY(ticks.at.size() >= 2 && ticks.at.size() <= 5);
        QVERIFY(ticks.high > ticks.low);
    }
}

void tst_Ticks::hoursOfADay()
{
    QCOMPARE(textsOf(timeTicks(at(shanghai, 11, 24), at(shanghai, 11, 24, 23), 5, english)),
        QStringList(
            {QStringLiteral("*24 Nov"), QStringLiteral("06:00"), QStringLiteral("12:00"), QStringLiteral("18:00")}));
    QCOMPARE(textsOf(timeTicks(at(shanghai, 11, 24, 22), at(shanghai, 11, 25, 1), 10, english)),
        QStringList(
            {QStringLiteral("22:00"), QStringLiteral("23:00"), QStringLiteral("*25 Nov"), QStringLiteral("01:00")}));
}

void tst_Ticks::daysOfAWeek()
{
    QCOMPARE(textsOf(timeTicks(at(shanghai, 11, 24), at(shanghai, 11, 27), 4, english)),
        QStringList(
            {QStringLiteral("Tue 24"), QStringLiteral("Wed 25"), QStringLiteral("Thu 26"), QStringLiteral("Fri 27")}));
    QCOMPARE(
        textsOf(timeTicks(at(shanghai, 11, 24), at(shanghai, 11, 25), 2, QLocale(QLocale::Chinese, QLocale::China))),
        QStringList({QStringLiteral("周二 24日"), QStringLiteral("周三 25日")}));
}

void tst_Ticks::weeksBeginOnMonday()
{
    const QList<TimeTick> ticks = timeTicks(at(shanghai, 11, 1), at(shanghai, 11, 28), 5, english);
    QCOMPARE(textsOf(ticks),
        QStringList(
            {QStringLiteral("2 Nov"), QStringLiteral("9 Nov"), QStringLiteral("16 Nov"), QStringLiteral("23 Nov")}));
    for (const TimeTick &tick : ticks)
        QCOMPARE(tick.at.date().dayOfWeek(), 1);
}

void tst_Ticks::monthsAndYears()
{
    const QDateTime from(QDate(2026, 8, 20), QTime(0, 0), shanghai);
    QCOMPARE(textsOf(timeTicks(from, from.addMonths(7), 8, english)),
        QStringList({QStringLiteral("Sep"), QStringLiteral("Oct"), QStringLiteral("Nov"), QStringLiteral("Dec"),
            QStringLiteral("*2027"), QStringLiteral("Feb"), QStringLiteral("Mar")}));
    QCOMPARE(textsOf(timeTicks(from, from.addYears(3), 3, english)),
        QStringList({QStringLiteral("2027"), QStringLiteral("2028"), QStringLiteral("2029")}));
}

void tst_Ticks::theDayOfTheClockChangeIsOneDay()
{
    // 25 October 2026 has 25 hours in Berlin, 29 March 23.
    for (const auto &[month, day] : {std::pair(10, 24), std::pair(3, 28)}) {
        const QList<TimeTick> ticks = timeTicks(at(berlin, month, day), at(berlin, month, day + 3), 4, english);
        QCOMPARE(ticks.size(), 4);
        for (const TimeTick &tick : ticks)
            QCOMPARE(tick.at.time(), QTime(0, 0));
    }
}

void tst_Ticks::aSkippedHourIsNotNamedTwice()
{
    // On 29 March 2026 the clocks of Berlin go from 02:00 to 03:00.
    const QList<TimeTick> ticks = timeTicks(at(berlin, 3, 29), at(berlin, 3, 29, 5), 12, english);
    QCOMPARE(textsOf(ticks),
        QStringList({QStringLiteral("*29 Mar"), QStringLiteral("01:00"), QStringLiteral("03:00"),
            QStringLiteral("04:00"), QStringLiteral("05:00")}));
}

void tst_Ticks::thereAreNeverMoreTicksThanAsked()
{
    QRandomGenerator random(42);
    for (int round = 0; round < 500; ++round) {
        const QDateTime from = at(berlin, 1, 1).addSecs(random.bounded(365 * 86400));
        const QDateTime to = from.addSecs(qint64(std::pow(10.0, random.bounded(80) / 10.0)));
        const int most = random.bounded(1, 15);
        const QList<TimeTick> ticks = timeTicks(from, to, most, english);
        QVERIFY(ticks.size() <= most);
        for (const TimeTick &tick : ticks)
            QVERIFY(tick.at >= from && tick.at <= to && !tick.text.isEmpty());
    }
    QVERIFY(timeTicks({}, at(berlin, 1, 1), 5, english).isEmpty());
    QVERIFY(timeTicks(at(berlin, 2, 1), at(berlin, 1, 1), 5, english).isEmpty());
}

QTEST_GUILESS_MAIN(tst_Ticks)
#include "tst_Ticks.moc"
