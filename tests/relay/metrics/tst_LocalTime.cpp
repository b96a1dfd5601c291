#include "relay/metrics/LocalTime.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay::metrics;

class tst_LocalTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysGoByTheWallClock();
    void halfHoursAndBefore1970();
    void anHourThatIsGoneThroughTwiceIsOne();
    void daysAreNotAlways24Hours();

private:
    static base::TimePoint at(const char *utc)
    {
        return base::fromEpochMs(QDateTime::fromString(QLatin1StringView(utc), Qt::ISODate).toMSecsSinceEpoch());
    }
};

void tst_LocalTime::keysGoByTheWallClock()
{
    const LocalTime shanghai(QTimeZone("Asia/Shanghai"));
    QCOMPARE(shanghai.hourKey(at("2026-11-29T16:59:59Z")), QStringLiteral("2026-11-30T00:00"));
    QCOMPARE(shanghai.dayKey(at("2026-11-29T16:00:00Z")), QStringLiteral("2026-11-30"));
    QCOMPARE(shanghai.dayKey(at("2026-11-29T15:59:59Z")), QStringLiteral("2026-11-29"));
    QCOMPARE(shanghai.hourOfWeek(at("2026-11-29T16:00:00Z")), 0); // Monday begins
    QCOMPARE(shanghai.hourOfWeek(at("2026-11-29T15:59:59Z")), 167);
    QCOMPARE(shanghai.hourStart(at("2026-11-29T16:30:00Z")), at("2026-11-29T16:00:00Z"));
    QCOMPARE(shanghai.dayStart(at("2026-11-29T17:30:00Z")), at("2026-11-29T16:00:00Z"));
    QCOMPARE(shanghai.nextDayStart(at("2026-11-29T17:30:00Z")), at("2026-11-30T16:00:00Z"));
}

void tst_LocalTime::halfHoursAndBefore1970()
{
    const LocalTime kolkata(QTimeZone("Asia/Kolkata"));
    QCOMPARE(kolkata.hourKey(at("2026-01-01T00:29:00Z")), QStringLiteral("2026-01-01T05:00"));
    QCOMPARE(kolkata.hourStart(at("2026-01-01T00:29:00Z")), at("2025-12-31T23:30:00Z"));
    const LocalTime utc(QTimeZone::utc());
    QCOMPARE(utc.hourStart(at("1969-12-31T23:30:00Z")), at("1969-12-31T23:00:00Z"));
}

void tst_LocalTime::anHourThatIsGoneThroughTwiceIsOne()
{
    const LocalTime berlin(QTimeZone("Europe/Berlin")); // set back from 3 to 2 o'clock at 01:00 UTC
    for (const char *utc :
        {"2026-10-25T00:00:00Z", "2026-10-25T00:59:59Z", "2026-10-25T01:00:00Z", "2026-10-25T01:59:59Z"}) {
        QCOMPARE(berlin.hourKey(at(utc)), QStringLiteral("2026-10-25T02:00"));
        QCOMPARE(berlin.hourStart(at(utc)), at("2026-10-25T00:00:00Z"));
    }
    QCOMPARE(berlin.hourStart(at("2026-10-25T02:00:00Z")), at("2026-10-25T02:00:00Z"));
}

void tst_LocalTime::daysAreNotAlways24Hours()
{
    const LocalTime berlin(QTimeZone("Europe/Berlin"));
    QCOMPARE(berlin.nextDayStart(at("2026-10-24T22:00:00Z")) - berlin.dayStart(at("2026-10-24T22:00:00Z")),
        base::Milliseconds(std::chrono::hours(25)));
    QCOMPARE(berlin.nextDayStart(at("2026-03-29T10:00:00Z")) - berlin.dayStart(at("2026-03-29T10:00:00Z")),
        base::Milliseconds(std::chrono::hours(23)));
}

QTEST_APPLESS_MAIN(tst_LocalTime)
#include "tst_LocalTime.moc"
