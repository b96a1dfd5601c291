#include "common/domain/OpeningHours.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

#include <random>

using namespace qiao;
using namespace qiao::domain;
using namespace std::chrono_literals;

// When a queue is served: by the wall clock, whatever that does.
class tst_OpeningHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alwaysOpen();
    void neverOpen();
    void aDayWithABreak();
    void pastMidnight();
    void theWholeDayAndTheWholeWeek();
    void aHolidayReplacesItsDay();
    void theNightBeforeAHolidayIsKept();
    void longerHoursOnOneDay();
    void theZoneDecides();
    void theClockIsSetOn();
    void theClockIsSetBack();
    void aLongClosure();
    void nextChangesAreThoseOfTheMinutes_data();
    void nextChangesAreThoseOfTheMinutes();
    void bounds();

private:
    static OpeningHours daily(const QByteArray &zone, const QList<DaySpan> &spans)
    {
        OpeningHours hours;
        hours.isAlways = false;
        hours.zone = zone;
        hours.week.fill(spans);
        return hours;
    }
    static base::TimePoint at(const char *isoTime)
    {
        return base::fromEpochMs(QDateTime::fromString(QString::fromLatin1(isoTime), Qt::ISODate).toMSecsSinceEpoch());
    }
    static QString text(std::optional<base::TimePoint> time)
    {
        return time ? QDateTime::fromMSecsSinceEpoch(base::toEpochMs(*time), Qt::UTC).toString("yyyy-MM-ddThh:mmZ")
                    : QString();
    }
    // The next changes after a moment, in UTC.
    static QStringList changes(const OpeningHours &hours, const char *after, int count)
    {
        QStringList found;
        std::optional<base::TimePoint> time = at(after);
        for (int i = 0; i < count && time; ++i) {
            time = hours.nextChangeAfter(*time);
            found.append(text(time));
        }
        return found;
    }
    static bool isOpenByTheCalendar(const OpeningHours &hours, const QTimeZone &zone, base::TimePoint time);
};

void tst_OpeningHours::alwaysOpen()
{
    OpeningHours hours;
    hours.zone = "Nowhere/At_All"; // nothing else counts
    QVERIFY(hours.isOpenAt(at("2026-11-27T12:00:00Z")));
    QCOMPARE(hours.nextChangeAfter(at("2026-11-27T12:00:00Z")), std::nullopt);
    QCOMPARE(hours.opensAfter(at("2026-11-27T12:00:00Z")), std::nullopt);
}

void tst_OpeningHours::neverOpen()
{
    const OpeningHours hours = daily("UTC", {});
    QVERIFY(!hours.isOpenAt(at("2026-11-27T12:00:00Z")));
    QCOMPARE(hours.nextChangeAfter(at("2026-11-27T12:00:00Z")), std::nullopt);
    QCOMPARE(hours.opensAfter(at("2026-11-27T12:00:00Z")), std::nullopt);
}

void tst_OpeningHours::aDayWithABreak()
{
    OpeningHours hours = daily("UTC", {{9 * 60, 12 * 60}, {13 * 60, 17 * 60 + 30}});
    hours.week[5] = {}; // Saturday and Sunday
    hours.week[6] = {};
    QVERIFY(!hours.isOpenAt(at("2026-11-27T08:59:59Z"))); // a Friday
    QVERIFY(hours.isOpenAt(at("2026-11-27T09:00:00Z")));
    QVERIFY(hours.isOpenAt(at("2026-11-27T11:59:59Z")));
    QVERIFY(!hours.isOpenAt(at("2026-11-27T12:00:00Z")));
    QVERIFY(hours.isOpenAt(at("2026-11-27T13:00:00Z")));
    QVERIFY(!hours.isOpenAt(at("2026-11-28T10:00:00Z")));
    QCOMPARE(changes(hours, "2026-11-27T10:00:00Z", 5),
        QStringList(
            {"2026-11-27T12:00Z", "2026-11-27T13:00Z", "2026-11-27T17:30Z", "2026-11-30T09:00Z", "2026-11-30T12:00Z"}));
    QCOMPARE(text(hours.opensAfter(at("2026-11-27T18:00:00Z"))), "2026-11-30T09:00Z");
    QCOMPARE(hours.opensAfter(at("2026-11-27T10:00:00Z")), std::nullopt); // it is open
}

void tst_OpeningHours::pastMidnight()
{
    OpeningHours hours = daily("UTC", {});
    hours.week[4] = {{22 * 60, 6 * 60}}; // Friday night
    QVERIFY(!hours.isOpenAt(at("2026-11-27T05:00:00Z"))); // the night before was no Friday's
    QVERIFY(hours.isOpenAt(at("2026-11-27T22:00:00Z")));
    QVERIFY(hours.isOpenAt(at("2026-11-28T05:59:59Z")));
    QVERIFY(!hours.isOpenAt(at("2026-11-28T06:00:00Z")));
    QVERIFY(!hours.isOpenAt(at("2026-11-28T22:00:00Z")));
    QCOMPARE(changes(hours, "2026-11-27T12:00:00Z", 3),
        QStringList({"2026-11-27T22:00Z", "2026-11-28T06:00Z", "2026-12-04T22:00Z"}));
}

void tst_OpeningHours::theWholeDayAndTheWholeWeek()
{
    const OpeningHours week = daily("Europe/Berlin", {{0, 1440}});
    QVERIFY(week.isOpenAt(at("2026-11-27T23:00:00Z")));
    QCOMPARE(week.nextChangeAfter(at("2026-11-27T12:00:00Z")), std::nullopt);
    // The same, in halves that meet, and turned around itself.
    QCOMPARE(daily("UTC", {{0, 720}, {720, 1440}}).nextChangeAfter(at("2026-11-27T11:00:00Z")), std::nullopt);
    QCOMPARE(daily("UTC", {{600, 600}}).nextChangeAfter(at("2026-11-27T11:00:00Z")), std::nullopt);
    OpeningHours sunday = daily("UTC", {});
    sunday.week[6] = {{0, 1440}};
    QCOMPARE(changes(sunday, "2026-11-27T12:00:00Z", 2), QStringList({"2026-11-29T00:00Z", "2026-11-30T00:00Z"}));
}

void tst_OpeningHours::aHolidayReplacesItsDay()
{
    OpeningHours hours = daily("Asia/Shanghai", {{9 * 60, 18 * 60}});
    hours.exceptions = {{QDate(2026, 10, 1), QStringLiteral("国庆节"), {}}};
    QVERIFY(!hours.isOpenAt(at("2026-10-01T02:00:00Z")));
    QVERIFY(hours.isOpenAt(at("2026-10-02T02:00:00Z")));
    QCOMPARE(changes(hours, "2026-09-30T02:00:00Z", 2), QStringList({"2026-09-30T10:00Z", "2026-10-02T01:00Z"}));
}

void tst_OpeningHours::theNightBeforeAHolidayIsKept()
{
    OpeningHours hours = daily("UTC", {{20 * 60, 4 * 60}});
    hours.exceptions = {{QDate(2026, 12, 25), {}, {}}};
    // The night belongs to the day it begins on: the 24th's goes on into the holiday, the holiday's own does not begin.
    QCOMPARE(changes(hours, "2026-12-24T12:00:00Z", 4),
        QStringList({"2026-12-24T20:00Z", "2026-12-25T04:00Z", "2026-12-26T20:00Z", "2026-12-27T04:00Z"}));
}

void tst_OpeningHours::longerHoursOnOneDay()
{
    OpeningHours hours = daily("UTC", {{9 * 60, 17 * 60}});
    hours.exceptions = {{QDate(2026, 11, 27), QStringLiteral("Black Friday"), {{7 * 60, 23 * 60}}}};
    QCOMPARE(changes(hours, "2026-11-26T12:00:00Z", 4),
        QStringList({"2026-11-26T17:00Z", "2026-11-27T07:00Z", "2026-11-27T23:00Z", "2026-11-28T09:00Z"}));
}

void tst_OpeningHours::theZoneDecides()
{
    OpeningHours hours = daily("Asia/Shanghai", {});
    hours.week[0] = {{9 * 60, 18 * 60}}; // Monday there begins while it is Sunday in UTC
    QCOMPARE(changes(hours, "2026-11-28T00:00:00Z", 2), QStringList({"2026-11-30T01:00Z", "2026-11-30T10:00Z"}));
    hours.week[0] = {{0, 60}};
    QVERIFY(hours.isOpenAt(at("2026-11-29T16:30:00Z")));
    hours.zone = "America/New_York";
    QVERIFY(hours.isOpenAt(at("2026-11-30T05:30:00Z")));
    hours.zone = "Asia/Kathmandu"; // a quarter of an hour off
    QCOMPARE(changes(hours, "2026-11-28T00:00:00Z", 1), QStringList("2026-11-29T18:15Z"));
}

void tst_OpeningHours::theClockIsSetOn()
{
    // On 29 March 2026 in Berlin 02:00 becomes 03:00.
    QCOMPARE(changes(daily("Europe/Berlin", {{9 * 60, 17 * 60}}), "2026-03-28T12:00:00Z", 3),
        QStringList({"2026-03-28T16:00Z", "2026-03-29T07:00Z", "2026-03-29T15:00Z"}));
    // What begins in the hour that is left out begins after it; what ends in it ends before.
    QCOMPARE(changes(daily("Europe/Berlin", {{150, 240}}), "2026-03-28T12:00:00Z", 2),
        QStringList({"2026-03-29T01:00Z", "2026-03-29T02:00Z"}));
    QCOMPARE(changes(daily("Europe/Berlin", {{60, 150}}), "2026-03-28T12:00:00Z", 2),
        QStringList({"2026-03-29T00:00Z", "2026-03-29T01:00Z"}));
    // What lies within it is not there on that day.
    QCOMPARE(changes(daily("Europe/Berlin", {{130, 170}}), "2026-03-28T12:00:00Z", 2),
        QStringList({"2026-03-30T00:10Z", "2026-03-30T00:50Z"}));
}

void tst_OpeningHours::theClockIsSetBack()
{
    // On 25 October 2026 in Berlin 03:00 becomes 02:00.
    QCOMPARE(changes(daily("Europe/Berlin", {{9 * 60, 17 * 60}}), "2026-10-24T12:00:00Z", 3),
        QStringList({"2026-10-24T15:00Z", "2026-10-25T08:00Z", "2026-10-25T16:00Z"}));
    // A night is an hour longer.
    QCOMPARE(changes(daily("Europe/Berlin", {{22 * 60, 6 * 60}}), "2026-10-24T12:00:00Z", 2),
        QStringList({"2026-10-24T20:00Z", "2026-10-25T05:00Z"}));
    // What the clock shows twice is there twice.
    QCOMPARE(changes(daily("Europe/Berlin", {{130, 170}}), "2026-10-24T12:00:00Z", 5),
        QStringList(
            {"2026-10-25T00:10Z", "2026-10-25T00:50Z", "2026-10-25T01:10Z", "2026-10-25T01:50Z", "2026-10-26T01:10Z"}));
    // It was open until half past two, and is again when the clock goes back to two.
    QCOMPARE(changes(daily("Europe/Berlin", {{60, 150}}), "2026-10-24T12:00:00Z", 4),
        QStringList({"2026-10-24T23:00Z", "2026-10-25T00:30Z", "2026-10-25T01:00Z", "2026-10-25T01:30Z"}));
}

void tst_OpeningHours::aLongClosure()
{
    OpeningHours hours = daily("UTC", {});
    hours.exceptions = {{QDate(2027, 6, 1), {}, {{600, 660}}}};
    QCOMPARE(changes(hours, "2026-11-27T12:00:00Z", 2), QStringList({"2027-06-01T10:00Z", "2027-06-01T11:00Z"}));
    hours.exceptions[0].date = QDate(2028, 6, 1); // beyond a year nobody looks
    QCOMPARE(hours.nextChangeAfter(at("2026-11-27T12:00:00Z")), std::nullopt);
}

bool tst_OpeningHours::isOpenByTheCalendar(const OpeningHours &hours, const QTimeZone &zone, base::TimePoint time)
{
    // Qt's own calendar instead of offsets, and each span as what it covers.
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(base::toEpochMs(time), zone);
    const int minute = local.time().msecsSinceStartOfDay() / 60'000;
    for (const int daysAgo : {0, 1}) {
        const QDate date = local.date().addDays(-daysAgo);
        QList<DaySpan> spans = hours.week[static_cast<size_t>(date.dayOfWeek() - 1)];
        for (const DayException &exception : hours.exceptions)
            spans = exception.date == date ? exception.spans : spans;
        for (const DaySpan &span : spans) {
            const int end = span.to > span.from ? span.to : span.to + 1'440;
            const int since = minute + daysAgo * 1'440;
            if (since >= span.from && since < end)
                return true;
        }
    }
    return false;
}

void tst_OpeningHours::nextChangesAreThoseOfTheMinutes_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("around");
    QTest::newRow("Berlin, set on") << QByteArray("Europe/Berlin") << QDate(2026, 3, 29);
    QTest::newRow("Berlin, set back") << QByteArray("Europe/Berlin") << QDate(2026, 10, 25);
    QTest::newRow("Shanghai") << QByteArray("Asia/Shanghai") << QDate(2026, 10, 1);
    QTest::newRow("New York, set back") << QByteArray("America/New_York") << QDate(2026, 11, 1);
    QTest::newRow("Lord Howe, half an hour") << QByteArray("Australia/Lord_Howe") << QDate(2026, 4, 5);
    QTest::newRow("Santiago, at midnight") << QByteArray("America/Santiago") << QDate(2026, 9, 6);
    QTest::newRow("Apia, far east") << QByteArray("Pacific/Apia") << QDate(2026, 12, 31);
}

void tst_OpeningHours::nextChangesAreThoseOfTheMinutes()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, around);
    const QTimeZone local(zone);
    if (!local.isValid())
        QSKIP("The machine does not know this time zone.");
    std::mt19937 random(static_cast<unsigned>(around.toJulianDay()));
    const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
    int changes = 0;
    for (int round = 0; round < 25; ++round) {
        OpeningHours hours = daily(zone, {});
        for (QList<DaySpan> &day : hours.week) {
            for (int i = below(4); i > 0; --i)
                day.append({below(1'440), 1 + below(1'440)});
        }
        for (int i = below(3); i > 0; --i) {
            DayException exception{around.addDays(i - 2), {}, {}};
            if (below(2) == 0)
                exception.spans.append({below(1'440), 1 + below(1'440)});
            hours.exceptions.append(exception);
        }
        QVERIFY(hours.check());
        // Three days, minute by minute; the next change is told from the start and from each change on.
        base::TimePoint time = base::fromEpochMs(around.addDays(-1).startOfDay(local).toMSecsSinceEpoch());
        const base::TimePoint end = time + 72h;
        bool isOpen = isOpenByTheCalendar(hours, local, time);
        std::optional<base::TimePoint> told = hours.nextChangeAfter(time);
        for (; time < end; time += 1min) {
            const bool isOpenNow = isOpenByTheCalendar(hours, local, time);
            QCOMPARE(hours.isOpenAt(time), isOpenNow);
            QCOMPARE(hours.isOpenAt(time + 59'999ms), isOpenNow);
            if (isOpenNow != isOpen) {
                QCOMPARE(text(told), text(time));
                ++changes;
                isOpen = isOpenNow;
                told = hours.nextChangeAfter(time);
            } else {
                QVERIFY2(!told || *told > time, qPrintable(text(told)));
            }
        }
    }
    QVERIFY(changes > 60);
}

void tst_OpeningHours::bounds()
{
    QVERIFY(OpeningHours().check());
    QVERIFY(daily("Asia/Shanghai", {{0, 1440}, {1439, 1}}).check());
    for (const DaySpan &span : {DaySpan{-1, 5}, DaySpan{1440, 5}, DaySpan{0, 0}, DaySpan{0, 1441}})
        QVERIFY(!daily("UTC", {span}).check());
    QVERIFY(daily("UTC", QList<DaySpan>(OpeningHours::mostSpans, {0, 1})).check());
    QVERIFY(!daily("UTC", QList<DaySpan>(OpeningHours::mostSpans + 1, {0, 1})).check());
    QVERIFY(!daily("Mars/Olympus", {}).check());
    QVERIFY(!daily("", {}).check());
    OpeningHours hours = daily("UTC", {});
    for (int day = 0; day < OpeningHours::mostExceptions; ++day)
        hours.exceptions.append({QDate(2026, 1, 1).addDays(day), {}, {}});
    QVERIFY(hours.check());
    hours.exceptions.append({QDate(2027, 1, 1), {}, {}});
    QVERIFY(!hours.check());
    hours.exceptions = {{QDate(), {}, {}}};
    QVERIFY(!hours.check());
    hours.exceptions = {{QDate(2026, 1, 1), {}, {{0, 0}}}};
    QVERIFY(!hours.check());
    hours.exceptions = {{QDate(2026, 1, 1), {}, {}}, {QDate(2026, 1, 1), {}, {}}};
    QVERIFY(!hours.check());
}

QTEST_GUILESS_MAIN(tst_OpeningHours)
#include "tst_OpeningHours.moc"
