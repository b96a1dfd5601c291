#include "tests/workstation/features/analytics/SampleReports.h"
#include "workstation/features/analytics/Breakdown.h"
#include "workstation/features/analytics/Metrics.h"
#include "workstation/features/analytics/PageRequests.h"
#include "workstation/features/analytics/ReportCharts.h"

#include <QTest>

#include <cmath>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::analytics;
using namespace qiao::workstation::ui::chart;

namespace {

const QTimeZone shanghai("Asia/Shanghai");
const QDateTime noon(QDate(2026, 11, 25), QTime(12, 30), shanghai);

QString S(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

// What is asked for a choice, and what the answers become.
class tst_ReportCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void periodsAreWholeDays();
    void aCustomPeriodIsHeldWithinBounds();
    void theQuestionIsTheSameAllDayLong();
    void aZoneThatNoListHoldsIsToldByItsOffset_data();
    void aZoneThatNoListHoldsIsToldByItsOffset();
    void aPlainAgentAsksForItselfAlone();
    void figuresAreWords_data();
    void figuresAreWords();
    void everyMetricIsDefined();
    void theCourseEndsNow();
    void aMissingPointIsAGap();
    void emptyBucketsAtTheEndAreLeftAway();
    void ratingsCountDown();
    void theWeekIsPlacedByItsKeys();
    void differencesAreToldWithCare();
    void aBreakdownJoinsItsColumns();
};

void tst_ReportCharts::periodsAreWholeDays()
{
    Scope scope;
    QCOMPARE(scope.firstDay(noon.date()), noon.date());
    scope.period = Period::SevenDays;
    const protocol::ReportRequest week = scope.request(protocol::Report::Summary, noon);
    QCOMPARE(week.from, base::fromEpochMs(QDate(2026, 11, 19).startOfDay(shanghai).toMSecsSinceEpoch()));
    QCOMPARE(week.to, base::fromEpochMs(QDate(2026, 11, 26).startOfDay(shanghai).toMSecsSinceEpoch()));
    QCOMPARE(week.zone, S("Asia/Shanghai"));
    QVERIFY(scope.isByHour(noon.date()));
    scope.period = Period::TwentyEightDays;
    QCOMPARE(scope.firstDay(noon.date()), QDate(2026, 10, 29));
    QVERIFY(!scope.isByHour(noon.date()));
    QVERIFY(scope.hasToday(noon.date()));
}

void tst_ReportCharts::aCustomPeriodIsHeldWithinBounds()
{
    Scope scope;
    scope.period = Period::Custom;
    scope.from = QDate(2020, 1, 1);
    scope.to = QDate(2030, 1, 1);
    QCOMPARE(scope.lastDay(noon.date()), noon.date());
    QCOMPARE(scope.firstDay(noon.date()).daysTo(noon.date()), Scope::mostDays - 1);
    const protocol::ReportRequest longest = scope.request(protocol::Report::Summary, noon);
    QVERIFY(longest.to - longest.from <= std::chrono::hours(24 * 366));
    // From after to: the one day.
    scope.from = QDate(2026, 11, 20);
    scope.to = QDate(2026, 11, 10);
    QCOMPARE(scope.firstDay(noon.date()), QDate(2026, 11, 10));
    QVERIFY(!scope.hasToday(noon.date()));
    scope.from = {};
    QCOMPARE(scope.firstDay(noon.date()), QDate(2026, 11, 10));
}

void tst_ReportCharts::theQuestionIsTheSameAllDayLong()
{
    const Scope scope;
    QCOMPARE(scope.request(protocol::Report::Summary, noon),
        scope.request(protocol::Report::Summary, noon.addSecs(9 * 3600)));
    QVERIFY(
        !(scope.request(protocol::Report::Summary, noon) == scope.request(protocol::Report::Summary, noon.addDays(1))));
}

void tst_ReportCharts::aZoneThatNoListHoldsIsToldByItsOffset_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("told");
    QTest::newRow("a place") << QByteArray("Europe/Berlin") << S("Europe/Berlin");
    QTest::newRow("UTC") << QByteArray("UTC") << S("UTC");
    QTest::newRow("UTC as some machines call it") << QByteArray("Etc/UTC") << S("UTC");
    QTest::newRow("an offset") << QByteArray("Etc/GMT-8") << S("UTC+08:00");
}

void tst_ReportCharts::aZoneThatNoListHoldsIsToldByItsOffset()
{
    QFETCH(QByteArray, zone);
    const QDateTime at(QDate(2026, 11, 25), QTime(12, 0), QTimeZone(zone));
    QVERIFY(at.isValid());
    const protocol::ReportRequest request = Scope().request(protocol::Report::Summary, at);
    QTEST(request.zone, "told");
    QVERIFY(QTimeZone::isTimeZoneIdAvailable(request.zone.toLatin1()));
    QCOMPARE(request.from, base::fromEpochMs(at.date().startOfDay(at.timeZone()).toMSecsSinceEpoch()));
}

void tst_ReportCharts::aPlainAgentAsksForItselfAlone()
{
    Scope scope;
    scope.queue = S("returns");
    const QList<protocol::ReportRequest> own = PageRequests(scope, Reach::Own, noon).all();
    QCOMPARE(own.size(), 6);
    for (const protocol::ReportRequest &request : own) {
        QCOMPARE(request.agent, S("self"));
        QCOMPARE(request.queue, S("returns"));
        QVERIFY(request.report != protocol::Report::Service && request.report != protocol::Report::Experiments);
    }
    scope.agent = S("a2");
    scope.channel = S("web");
    const PageRequests everybody(scope, Reach::Everybody, noon);
    QCOMPARE(everybody.all().size(), 17);
    QCOMPARE(everybody.summary.agent, S("a2"));
    QCOMPARE(everybody.channels->channel, QString());
    QCOMPARE(everybody.arrivals.by, S("hour"));
    scope.period = Period::TwentyEightDays;
    QCOMPARE(PageRequests(scope, Reach::Everybody, noon).arrivals.by, S("day"));
}

void tst_ReportCharts::figuresAreWords_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("detail");
    QTest::newRow("count") << S("arrivals") << qint64(1184) << S("1,184") << QString();
    QTest::newRow("none") << S("arrivals") << qint64(0) << S("0") << QString();
    QTest::newRow("median") << S("first_response") << qint64(5) << S("9.9 s") << S("P90 34 s, P99 1 m 25 s");
    QTest::newRow("nobody answered") << S("first_response") << qint64(0) << S("–") << QString();
    QTest::newRow("mean") << S("handling") << qint64(5) << S("6 m 12 s") << S("P90 14 m 53 s");
    QTest::newRow("share") << S("in_goal") << qint64(1000) << S("87.4%") << S("874 of 1,000");
    QTest::newRow("share of nothing") << S("in_goal") << qint64(0) << S("–") << QString();
    QTest::newRow("rating") << S("rating") << qint64(96) << S("4.46") << S("Ratings: 96");
}

void tst_ReportCharts::figuresAreWords()
{
    QFETCH(QString, metric);
    QFETCH(qint64, count);
    const protocol::ReportUnit unit = sampleUnit(metric);
    const FigureText text = figureText(*findMetric(metric), unit, sampleFigure(unit, count, sampleValue(metric)));
    QTEST(text.value, "value");
    QTEST(text.detail, "detail");
}

void tst_ReportCharts::everyMetricIsDefined()
{
    QSet<QString> titles;
    for (const Metric &metric : metrics()) {
        titles.insert(metric.title.text());
        QVERIFY2(metric.definition.text().endsWith(QLatin1Char('.')), metric.name);
        QVERIFY2(sampleSummary().metrics.contains(QString::fromLatin1(metric.name)), metric.name);
    }
    QCOMPARE(titles.size(), metrics().size());
    QVERIFY(!findMetric(S("nonsense")));
    QCOMPARE(metricTitle(S("nonsense")), S("nonsense"));
}

void tst_ReportCharts::theCourseEndsNow()
{
    protocol::ReportRequest request = Scope().request(protocol::Report::Series, noon);
    request.metric = S("arrivals");
    request.by = S("hour");
    const protocol::SeriesReport report = sampleCourse(request);
    QCOMPARE(report.points.size(), 24);
    const TimeSeries series = timeSeriesOf({{S("Arrived"), &report}}, Bucket::Hour, noon);
    QCOMPARE(series.times.size(), 13); // 00:00 to 12:00
    QVERIFY(series.isLastOpen);
    QCOMPARE(series.times.constLast(), QDateTime(noon.date(), QTime(12, 0), shanghai));
    QCOMPARE(series.value(0, 12), report.points.at(12).figure.value);
    const TimeSeries later = timeSeriesOf({{S("Arrived"), &report}}, Bucket::Hour, noon.addDays(2));
    QCOMPARE(later.times.size(), 24);
    QVERIFY(!later.isLastOpen);
}

void tst_ReportCharts::aMissingPointIsAGap()
{
    protocol::ReportRequest request = Scope().request(protocol::Report::Series, noon);
    request.metric = S("arrivals");
    request.by = S("hour");
    const protocol::SeriesReport arrivals = sampleCourse(request);
    protocol::SeriesReport answered = arrivals;
    answered.points.removeAt(3);
    answered.points[5].figure.value.reset();
    const TimeSeries series = timeSeriesOf(
        {{S("Arrived"), &arrivals}, {S("Answered"), &answered}, {S("Later"), nullptr}}, Bucket::Hour, noon);
    QVERIFY(series.value(0, 3) && !series.value(1, 3));
    QVERIFY(!series.value(1, 6)); // the sixth was the seventh before one left
    QVERIFY(!series.value(2, 0));
}

void tst_ReportCharts::emptyBucketsAtTheEndAreLeftAway()
{
    protocol::ReportRequest request;
    request.metric = S("first_response");
    const protocol::DistributionReport report = sampleSpread(request);
    const Distribution distribution = distributionOf(report, S("Conversations"));
    QCOMPARE(distribution.bins.size(), 12);
    QCOMPARE(distribution.bins.constLast().to, 600.0);
    QCOMPARE(distribution.total(), 1165);
    QCOMPARE(distribution.marks.size(), 3);
    QCOMPARE(distribution.marks.at(1).value, 31.0);
    protocol::DistributionReport endless = report;
    endless.buckets.last().count = 2;
    QVERIFY(std::isinf(distributionOf(endless, S("Conversations")).bins.constLast().to));
    QVERIFY(distributionOf({}, S("Conversations")).isEmpty());
}

void tst_ReportCharts::ratingsCountDown()
{
    protocol::ReportRequest request;
    request.metric = S("rating");
    const Bars bars = ratingBarsOf(sampleSpread(request));
    QCOMPARE(bars.bars.size(), 5);
    QCOMPARE(bars.bars.constFirst().value, 63.0);
    QCOMPARE(bars.bars.constLast().value, 4.0);
    QCOMPARE(bars.total(), 96.0);
}

void tst_ReportCharts::theWeekIsPlacedByItsKeys()
{
    protocol::SeriesReport report = sampleWeek();
    report.points.append({S("8-00"), {}, {}, {}});
    report.points.append({S("1-24"), {}, {}, {}});
    report.points.append({S("Monday"), {}, {}, {}});
    const HeatMap map = heatMapOf(report, S("Arrived"));
    QCOMPARE(map.values[0][9], report.points.at(9).figure.value);
    QCOMPARE(map.values[6][23], report.points.at(167).figure.value);
}

void tst_ReportCharts::differencesAreToldWithCare()
{
    const protocol::ExperimentsReport report = sampleExperiments();
    const Arms unknown = armsOf(report.experiments.at(0), S("resolution"));
    QCOMPARE(unknown.arms.size(), 2);
    QCOMPARE(unknown.arms.at(1).low, 0.724);
    QCOMPARE(unknown.sentence,
        S("The difference is not yet known: \"How can we help?\" may be anywhere from −0.6 to 11.5 points above "
          "\"Hello\"."));
    const Arms known = armsOf(report.experiments.at(1), S("resolution"));
    QCOMPARE(known.sentence,
        S("\"Skills first\" is higher than \"As before\" by 6.9 points, with 95% confidence by 4.1 to 9.7."));
    protocol::ExperimentsReport::Experiment turned = report.experiments.at(1);
    turned.differences[0].value = -0.069;
    turned.differences[0].low = -0.097;
    turned.differences[0].high = -0.041;
    QCOMPARE(armsOf(turned, S("resolution")).sentence,
        S("\"Skills first\" is lower than \"As before\" by 6.9 points, with 95% confidence by 4.1 to 9.7."));
    const Arms none = armsOf(report.experiments.at(1), S("csat"));
    QVERIFY(none.isEmpty());
    QVERIFY(none.sentence.startsWith(S("The difference is not yet known")));
}

void tst_ReportCharts::aBreakdownJoinsItsColumns()
{
    protocol::ReportRequest request;
    request.by = S("agent");
    request.metric = S("turns");
    const protocol::SeriesReport turns = sampleParts(request);
    request.metric = S("handling");
    const protocol::SeriesReport handling = sampleParts(request);
    const Breakdown breakdown = breakdownOf(
        S("Agent"), S("Nobody"), {{S("Turns"), &turns}, {S("AHT P90"), &handling, Breakdown::Part::P90}, {S("Later")}});
    QCOMPARE(breakdown.table.headers, QStringList({S("Agent"), S("Turns"), S("AHT P90"), S("Later")}));
    QCOMPARE(breakdown.keys, QStringList({S("a1"), S("a2"), S("a3"), S("a4"), QString()}));
    QCOMPARE(breakdown.table.rows.at(1).at(0).text, S("王芳"));
    QCOMPARE(breakdown.table.rows.at(0).at(1).value.toDouble(), 412.0);
    QCOMPARE(breakdown.table.rows.at(0).at(2).value.toDouble(), *handling.points.at(0).figure.p90 / 1000);
    QCOMPARE(breakdown.table.rows.at(4).at(0).text, S("Nobody"));
    QCOMPARE(breakdown.table.rows.at(4).at(2).text, noValueText());
    for (const QList<ChartTable::Cell> &row : breakdown.table.rows)
        QCOMPARE(row.size(), 4);
}

QTEST_GUILESS_MAIN(tst_ReportCharts)
#include "tst_ReportCharts.moc"
