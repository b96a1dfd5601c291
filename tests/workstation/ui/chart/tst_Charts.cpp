#include "tests/workstation/ui/chart/SampleCharts.h"
#include "workstation/ui/chart/ArmsChart.h"
#include "workstation/ui/chart/BarChart.h"
#include "workstation/ui/chart/HeatMapChart.h"
#include "workstation/ui/chart/HistogramChart.h"
#include "workstation/ui/chart/ReadOut.h"
#include "workstation/ui/chart/ShareBar.h"
#include "workstation/ui/chart/Sparkline.h"
#include "workstation/ui/chart/TimeSeriesChart.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace qiao::tests;
using namespace qiao::workstation::ui::chart;

namespace {

QString S(const char *text)
{
    return QString::fromUtf8(text);
}

enum class Kind { Series, Histogram, Bars, Heat, Arms, Share, Spark };

// A chart of each kind with sample figures, or with none.
std::unique_ptr<Chart> chartOf(Kind kind, bool isFilled)
{
    switch (kind) {
    case Kind::Series: {
        auto chart = std::make_unique<TimeSeriesChart>();
        chart->setSeries(isFilled ? sampleSeries(24, S("Arrived"), S("Answered")) : TimeSeries());
        return chart;
    }
    case Kind::Histogram: {
        auto chart = std::make_unique<HistogramChart>();
        chart->setDistribution(isFilled ? sampleDistribution(S("Conversations")) : Distribution());
        return chart;
    }
    case Kind::Bars: {
        auto chart = std::make_unique<BarChart>();
        chart->setBars(isFilled ? sampleRatings(S("Rating"), S("Answers")) : Bars());
        return chart;
    }
    case Kind::Heat: {
        auto chart = std::make_unique<HeatMapChart>();
        chart->setMap(isFilled ? sampleHeatMap(S("Conversations")) : HeatMap());
        return chart;
    }
    case Kind::Arms: {
        auto chart = std::make_unique<ArmsChart>();
        chart->setArms(isFilled ? sampleArms(S("Not yet known.")) : Arms());
        return chart;
    }
    case Kind::Share: {
        auto chart = std::make_unique<ShareBar>();
        chart->setShare({S("Within 15 s"), isFilled ? std::optional(0.934) : std::nullopt, 0.9});
        return chart;
    }
    case Kind::Spark: {
        auto chart = std::make_unique<Sparkline>();
        chart->setSeries(isFilled ? sampleSeries(24, S("Arrived"), S("Answered")) : TimeSeries());
        return chart;
    }
    }
    return nullptr;
}

void addKinds()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("series") << Kind::Series;
    QTest::newRow("histogram") << Kind::Histogram;
    QTest::newRow("bars") << Kind::Bars;
    QTest::newRow("heat map") << Kind::Heat;
    QTest::newRow("arms") << Kind::Arms;
    QTest::newRow("share") << Kind::Share;
    QTest::newRow("sparkline") << Kind::Spark;
}

void show(QWidget &widget, const QSize &size)
{
    widget.resize(size);
    widget.show();
    QApplication::setActiveWindow(&widget);
    QVERIFY(QTest::qWaitForWindowActive(&widget));
}

} // namespace

Q_DECLARE_METATYPE(Kind)

// What all charts do alike, and where each puts its figures.
class tst_Charts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void everyPointIsFoundWhereItIs_data() { addKinds(); }
    void everyPointIsFoundWhereItIs();
    void everyPointIsReadOut_data() { addKinds(); }
    void everyPointIsReadOut();
    void noFiguresNoPoints_data() { addKinds(); }
    void noFiguresNoPoints();
    void anySizeIsDrawn_data() { addKinds(); }
    void anySizeIsDrawn();
    void theKeysWalkThePoints();
    void theKeysOfTheHeatMapGoFourWays();
    void enterAndAClickLeadToThePoint();
    void aChartThatLeadsNowhereIsNotActivated();
    void copyTakesTheTable();
    void assistiveTechnologyReadsEveryPoint();
    void aChangeOfTheDataKeepsWhatIsStillThere();
    void endLabelsDoNotLieOnEachOther();
    void gapsStayGaps();
    void marksStandAtTheirValues();
    void aValueInABinWithoutEndStandsInItsMiddle();
    void wordsOfMarksKeepApart();
    void barsAreAsLongAsTheirValues();
    void intervalsLieAroundTheirDots();
    void theWeekBeginsAsTheLocaleSays();
    void readOutsStayInside();
    void standingsHaveWords();
};

void tst_Charts::everyPointIsFoundWhereItIs()
{
    QFETCH(Kind, kind);
    const std::unique_ptr<Chart> chart = chartOf(kind, true);
    chart->resize(640, 300);
    QVERIFY(!chart->points().isEmpty());
    for (int index = 0; index < chart->points().size(); ++index) {
        const QRectF area = chart->points().at(index).area;
        QVERIFY2(area.width() > 0 && area.height() > 0, qPrintable(QString::number(index)));
        QVERIFY(QRectF(chart->rect()).adjusted(-1, -1, 1, 1).contains(area));
        QCOMPARE(chart->pointAt(area.center()), index);
    }
    QCOMPARE(chart->pointAt(QPointF(-5, -5)), -1);
}

void tst_Charts::everyPointIsReadOut()
{
    QFETCH(Kind, kind);
    const std::unique_ptr<Chart> chart = chartOf(kind, true);
    chart->resize(640, 300);
    const QStringList cells = [&] {
        QStringList texts;
        for (const QList<ChartTable::Cell> &row : chart->table().rows)
            for (const ChartTable::Cell &cell : row)
                texts.append(cell.text);
        return texts;
    }();
    for (const ChartPoint &point : chart->points()) {
        QVERIFY(!point.text().isEmpty());
        QVERIFY(!point.readings.isEmpty());
        // What is read out is what the table holds.
        const QString value = point.readings.constFirst().value.section(QLatin1Char(' '), 0, 0);
        QVERIFY2(cells.contains(point.readings.constFirst().value) || cells.contains(value), qPrintable(point.text()));
    }
    QVERIFY(chart->summary().endsWith(QLatin1Char('.')));
    for (const QList<ChartTable::Cell> &row : chart->table().rows)
        QCOMPARE(row.size(), chart->table().headers.size());
}

void tst_Charts::noFiguresNoPoints()
{
    QFETCH(Kind, kind);
    const std::unique_ptr<Chart> chart = chartOf(kind, false);
    chart->resize(640, 300);
    QVERIFY(chart->isEmpty());
    QVERIFY(chart->points().size() <= (kind == Kind::Share ? 1 : 0));
    QVERIFY(!chart->summary().isEmpty());
    show(*chart, {640, 300});
    QVERIFY(!chart->grab().isNull());
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QTest::mouseMove(chart.get(), {100, 100});
}

void tst_Charts::anySizeIsDrawn()
{
    QFETCH(Kind, kind);
    const std::unique_ptr<Chart> chart = chartOf(kind, true);
    for (const QSize &size : {QSize(1, 1), QSize(40, 20), QSize(200, 60), QSize(60, 400), QSize(2000, 900)}) {
        chart->resize(size);
        QVERIFY(!chart->grab().isNull());
        chart->setCurrentPoint(0);
        chart->setFocus();
        QVERIFY(!chart->grab().isNull());
    }
}

void tst_Charts::theKeysWalkThePoints()
{
    TimeSeriesChart chart;
    chart.setSeries(sampleSeries(24, S("Arrived"), S("Answered")));
    show(chart, {640, 240});
    QSignalSpy moved(&chart, &Chart::currentPointChanged);
    chart.clearFocus();
    chart.setFocus(Qt::TabFocusReason);
    QCOMPARE(chart.currentPoint(), 23); // the newest first
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.currentPoint(), 23);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.currentPoint(), 22);
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.currentPoint(), 0);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.currentPoint(), 0);
    QTest::keyClick(&chart, Qt::Key_End);
    QCOMPARE(chart.currentPoint(), 23);
    QCOMPARE(moved.size(), 4);
}

void tst_Charts::theKeysOfTheHeatMapGoFourWays()
{
    HeatMapChart chart;
    chart.setMap(sampleHeatMap(S("Conversations")));
    show(chart, {640, 260});
    chart.setCurrentPoint(0);
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.currentPoint(), HeatMap::hours + 1);
    QCOMPARE(chart.hourOf(chart.currentPoint()), 1);
    QTest::keyClick(&chart, Qt::Key_Up);
    QTest::keyClick(&chart, Qt::Key_Up);
    QTest::keyClick(&chart, Qt::Key_Left);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.currentPoint(), 0);
    chart.setCurrentPoint(HeatMap::hours - 1);
    QTest::keyClick(&chart, Qt::Key_Right); // the end of a row is an end
    QCOMPARE(chart.currentPoint(), HeatMap::hours - 1);
}

void tst_Charts::enterAndAClickLeadToThePoint()
{
    BarChart chart;
    chart.setBars(sampleRatings(S("Rating"), S("Answers")));
    chart.setActivatable(true);
    show(chart, {400, 200});
    QSignalSpy activated(&chart, &Chart::pointActivated);
    chart.setCurrentPoint(1);
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(activated.takeFirst().constFirst().toInt(), 1);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.pointArea(3).center().toPoint());
    QCOMPARE(activated.takeFirst().constFirst().toInt(), 3);
    QCOMPARE(chart.currentPoint(), 3);
    // Pressed here and let go there is no click.
    QTest::mousePress(&chart, Qt::LeftButton, {}, chart.pointArea(0).center().toPoint());
    QTest::mouseRelease(&chart, Qt::LeftButton, {}, chart.pointArea(4).center().toPoint());
    QVERIFY(activated.isEmpty());
}

void tst_Charts::aChartThatLeadsNowhereIsNotActivated()
{
    BarChart chart;
    chart.setBars(sampleRatings(S("Rating"), S("Answers")));
    show(chart, {400, 200});
    QSignalSpy activated(&chart, &Chart::pointActivated);
    chart.setCurrentPoint(1);
    QTest::keyClick(&chart, Qt::Key_Return);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.pointArea(3).center().toPoint());
    QVERIFY(activated.isEmpty());
}

void tst_Charts::copyTakesTheTable()
{
    BarChart chart;
    chart.setBars(sampleRatings(S("Rating"), S("Answers")));
    show(chart, {400, 200});
    QTest::keySequence(&chart, QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), chart.table().toTabbedText());
    QVERIFY(QApplication::clipboard()->text().startsWith(S("Rating\tAnswers\tShare\n5 ★\t312\t60%\n")));
}

void tst_Charts::assistiveTechnologyReadsEveryPoint()
{
    TimeSeriesChart chart;
    chart.setAccessibleName(S("Arrivals"));
    chart.setSeries(sampleSeries(24, S("Arrived"), S("Answered")));
    show(chart, {640, 240});
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&chart);
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::Chart);
    QCOMPARE(interface->text(QAccessible::Name), S("Arrivals"));
    QVERIFY(interface->text(QAccessible::Description).startsWith(chart.summary()));
    QCOMPARE(interface->childCount(), 24);
    for (int index = 0; index < 24; ++index) {
        QAccessibleInterface *point = interface->child(index);
        QVERIFY(point && point->isValid());
        QCOMPARE(point->text(QAccessible::Name), chart.pointText(index));
        QCOMPARE(interface->indexOfChild(point), index);
        QCOMPARE(interface->childAt(point->rect().center().x(), point->rect().center().y()), point);
    }
    QVERIFY(!interface->child(24));
    chart.setFocus();
    chart.setCurrentPoint(4);
    QCOMPARE(interface->text(QAccessible::Value), chart.pointText(4));
    QCOMPARE(interface->focusChild(), interface->child(4));
    QVERIFY(interface->child(4)->state().focused);
    // The gap in the night is said, not skipped.
    QVERIFY(chart.pointText(4).contains(S("Answered –")));
    QAccessibleInterface *gone = interface->child(20);
    chart.setSeries(sampleSeries(3, S("Arrived"), S("Answered")));
    QVERIFY(!gone->isValid());
    QCOMPARE(gone->text(QAccessible::Name), QString());
}

void tst_Charts::aChangeOfTheDataKeepsWhatIsStillThere()
{
    TimeSeriesChart chart;
    chart.resize(640, 240);
    chart.setSeries(sampleSeries(24, S("Arrived"), S("Answered")));
    chart.setCurrentPoint(10);
    chart.setSeries(sampleSeries(12, S("Arrived"), S("Answered")));
    QCOMPARE(chart.currentPoint(), 10);
    chart.setSeries(sampleSeries(5, S("Arrived"), S("Answered")));
    QCOMPARE(chart.currentPoint(), -1);
}

void tst_Charts::endLabelsDoNotLieOnEachOther()
{
    TimeSeries series = sampleSeries(24, S("Arrived"), S("Answered"));
    series.lines.append({S("Abandoned"), series.lines.at(0).values}); // ends at the very same place
    const TimeSeriesLayout layout(series, QRectF(0, 0, 640, 220));
    QCOMPARE(layout.labels.size(), 3);
    for (int one = 0; one < 3; ++one) {
        QVERIFY(layout.labels.at(one).area.left() >= layout.plot.right());
        for (int other = one + 1; other < 3; ++other)
            QVERIFY(!layout.labels.at(one).area.adjusted(0, 0.5, 0, -0.5).intersects(layout.labels.at(other).area));
    }
}

void tst_Charts::gapsStayGaps()
{
    const TimeSeries series = sampleSeries(24, S("Arrived"), S("Answered"));
    QVERIFY(!series.value(1, 4));
    QCOMPARE(series.table().rows.at(4).at(2).text, noValueText());
    QVERIFY(!series.table().rows.at(4).at(2).value.isValid());
    TimeSeries broken = series;
    broken.lines[1].values[7] = std::numeric_limits<double>::quiet_NaN();
    broken.lines[1].values.resize(20); // fewer figures than times
    QVERIFY(!broken.value(1, 7));
    QVERIFY(!broken.value(1, 23));
    TimeSeriesChart chart;
    chart.setSeries(broken);
    chart.resize(640, 240);
    QCOMPARE(chart.points().size(), 24);
    QVERIFY(!chart.grab().isNull());
}

void tst_Charts::marksStandAtTheirValues()
{
    const Distribution distribution = sampleDistribution(S("Conversations"));
    const HistogramLayout layout(distribution, QRectF(0, 0, 500, 240));
    // 47 s lies two fifteenths into the bin from 45 s to 60 s.
    const QRectF &bin = layout.columns.at(7);
    QCOMPARE(distribution.bins.at(7).from, 45.0);
    QVERIFY(std::abs(layout.place(distribution, 47) - (bin.left() + bin.width() * 2 / 15)) < 1e-6);
    QCOMPARE(layout.place(distribution, -3), layout.columns.at(0).left());
    QCOMPARE(layout.flags.at(1).x, std::round(layout.place(distribution, 47)));
    QCOMPARE(layout.flags.at(1).value, S("47 s"));
}

void tst_Charts::aValueInABinWithoutEndStandsInItsMiddle()
{
    const Distribution distribution = sampleDistribution(S("Conversations"));
    const HistogramLayout layout(distribution, QRectF(0, 0, 500, 240));
    QCOMPARE(layout.place(distribution, 5000), layout.columns.constLast().center().x());
    QCOMPARE(distribution.binText(static_cast<int>(distribution.bins.size()) - 1), S("10 m and more"));
}

void tst_Charts::wordsOfMarksKeepApart()
{
    Distribution distribution = sampleDistribution(S("Conversations"));
    for (const auto &values : {QList<double>{11, 47, 214}, QList<double>{500, 590, 5000}, QList<double>{1, 1, 1}}) {
        for (int index = 0; index < 3; ++index)
            distribution.marks[index].value = values.at(index);
        const QRectF area(0, 0, 300, 200);
        const HistogramLayout layout(distribution, area);
        for (const HistogramLayout::Flag &flag : layout.flags) {
            QVERIFY(area.contains(flag.area));
            for (const HistogramLayout::Flag &other : layout.flags) {
                if (&flag == &other)
                    continue;
                QVERIFY(!flag.area.adjusted(0, 0.5, 0, -0.5).intersects(other.area));
            }
        }
    }
}

void tst_Charts::barsAreAsLongAsTheirValues()
{
    const Bars bars = sampleRatings(S("Rating"), S("Answers"));
    const BarLayout layout(bars, QRectF(0, 0, 500, 200));
    QCOMPARE(layout.rows.at(0).bar, layout.rows.at(0).track);
    QVERIFY(std::abs(layout.rows.at(1).bar.width() / layout.rows.at(0).bar.width() - 128.0 / 312) < 1e-9);
    for (const BarLayout::Row &row : layout.rows)
        QVERIFY(row.value.right() <= 500.5);
    QCOMPARE(bars.barText(0), S("312 (60%)"));
}

void tst_Charts::intervalsLieAroundTheirDots()
{
    const Arms arms = sampleArms(S("Not yet known."));
    const ArmsLayout layout(arms, QRectF(0, 0, 600, 300));
    for (const ArmsLayout::Row &row : layout.rows) {
        QVERIFY(row.low < row.dot && row.dot < row.high);
        QVERIFY(row.low >= layout.plot.left() && row.high <= layout.plot.right());
    }
    QVERIFY(layout.rows.at(0).dot < layout.rows.at(1).dot);
    QVERIFY(arms.summary().endsWith(S("Not yet known.")));
}

void tst_Charts::theWeekBeginsAsTheLocaleSays()
{
    QCOMPARE(weekOrder(QLocale(QLocale::German, QLocale::Germany)).front(), 0);
    QCOMPARE(weekOrder(QLocale(QLocale::English, QLocale::UnitedStates)).front(), 6);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    HeatMapChart chart;
    chart.setMap(sampleHeatMap(S("Conversations")));
    chart.resize(640, 260);
    QCOMPARE(chart.dayOf(0), 6);
    QVERIFY(chart.pointText(0).startsWith(S("Sunday, 00:00–01:00")));
    QCOMPARE(chart.table().rows.constFirst().constFirst().text, S("Sunday"));
    QVERIFY(chart.pointText(23).endsWith(noValueText())); // not measured
}

void tst_Charts::readOutsStayInside()
{
    const QRectF bounds(0, 0, 300, 200);
    for (const QPointF &anchor :
        {QPointF(0, 0), QPointF(299, 0), QPointF(150, 100), QPointF(299, 199), QPointF(-50, 900)})
        QVERIFY(bounds.contains(readOutPlace(bounds, anchor, {120, 60})));
    QVERIFY(!readOutPlace(bounds, {150, 100}, {120, 60}).contains(QPointF(150, 100)));
    QCOMPARE(readOutPlace(bounds, {10, 10}, {500, 300}).topLeft(), QPointF(0, 0));
}

void tst_Charts::standingsHaveWords()
{
    const auto standing = [](std::optional<double> share) { return Share{S("x"), share, 0.9}.standing(); };
    QCOMPARE(standing(0.9), Share::Standing::Reached);
    QCOMPARE(standing(0.82), Share::Standing::Close);
    QCOMPARE(standing(0.8), Share::Standing::Missed);
    QCOMPARE(standing(std::nullopt), Share::Standing::Unknown);
    QCOMPARE((Share{S("Within 15 s"), 0.934, 0.9}.summary()), S("Within 15 s: 93.4% of a goal of 90%, goal reached."));
}

QTEST_MAIN(tst_Charts)
#include "tst_Charts.moc"
