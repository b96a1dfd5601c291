#include "tests/workstation/ui/NamedFocusables.h"
#include "tests/workstation/ui/chart/SampleCharts.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/chart/BarChart.h"
#include "workstation/ui/chart/ChartSection.h"
#include "workstation/ui/chart/ChartTableModel.h"
#include "workstation/ui/chart/ChartTableView.h"
#include "workstation/ui/chart/TimeSeriesChart.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace qiao::tests;
using namespace qiao::workstation::ui;
using namespace qiao::workstation::ui::chart;

namespace {

QString S(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

// A chart's figures as a table: in a view, on the clipboard, in a file, and one key away from the chart.
class tst_ChartTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void theModelShowsTheTable();
    void csvHoldsTheBareValues();
    void aSheetSeesNoFormula();
    void tabsInNamesDoNotMoveColumns();
    void theTableIsOneKeyAway();
    void whatIsChosenIsCopied();
    void aSortedTableStillKnowsItsRows();
    void theSectionShowsItsState();
    void everythingHasAName();
};

void tst_ChartTable::theModelShowsTheTable()
{
    ChartTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    const TimeSeries series = sampleSeries(24, S("Arrived"), S("Answered"));
    model.setTable(series.table());
    QCOMPARE(model.rowCount(), 24);
    QCOMPARE(model.columnCount(), 3);
    for (int row = 0; row < 24; ++row) {
        QCOMPARE(model.index(row, 0).data().toString(), bucketText(series.times.at(row), Bucket::Hour));
        for (int line = 0; line < 2; ++line) {
            const QModelIndex index = model.index(row, line + 1);
            const std::optional<double> value = series.value(line, row);
            QCOMPARE(index.data().toString(), value ? valueText(*value, Unit::Count) : noValueText());
            QCOMPARE(index.data(ChartTableModel::ValueRole).isValid(), value.has_value());
            if (value)
                QCOMPARE(index.data(ChartTableModel::ValueRole).toDouble(), *value);
        }
    }
    QCOMPARE(model.index(0, 1).data(Qt::AccessibleTextRole).toString(), S("Arrived 6"));
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), S("Arrived"));
    model.setTable({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_ChartTable::csvHoldsTheBareValues()
{
    TimeSeries series = sampleSeries(2, S("Wait, mean"), S("Answered"));
    series.unit = Unit::Seconds;
    series.lines[0].values = {80.25, std::nullopt};
    series.lines[1].values = {1234.0, 5.0};
    QCOMPARE(series.table().toCsv(),
        S("Hour,\"Wait, mean\",Answered\r\n"
          "2026-11-24T00:00:00+08:00,80.25,1234\r\n"
          "2026-11-24T01:00:00+08:00,,5\r\n"));
}

void tst_ChartTable::aSheetSeesNoFormula()
{
    ChartTable table{{S("=A1"), S("Count")}, {}};
    table.rows.append({textCell(S("=HYPERLINK(\"http://x\")")), valueCell(-3, Unit::Count)});
    table.rows.append({textCell(S("@Ann \"B\"")), valueCell(std::nullopt, Unit::Count)});
    QCOMPARE(table.toCsv(), S("'=A1,Count\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-3\r\n\"'@Ann \"\"B\"\"\",\r\n"));
}

void tst_ChartTable::tabsInNamesDoNotMoveColumns()
{
    ChartTable table{{S("Name"), S("Count")}, {}};
    table.rows.append({textCell(S("a\tb\nc")), valueCell(2, Unit::Count)});
    QCOMPARE(table.toTabbedText(), S("Name\tCount\na b c\t2\n"));
}

void tst_ChartTable::theTableIsOneKeyAway()
{
    auto *chart = new TimeSeriesChart;
    ChartSection section(Words{"Test", "Arrivals"}, chart);
    chart->setSeries(sampleSeries(24, S("Arrived"), S("Answered")));
    section.showChart();
    section.resize(640, 320);
    section.show();
    QApplication::setActiveWindow(&section);
    QVERIFY(QTest::qWaitForWindowActive(&section));
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_T);
    auto *view = section.findChild<ChartTableView *>();
    QVERIFY(section.isTableShown());
    QVERIFY(view->isVisible());
    QVERIFY(view->hasFocus());
    QCOMPARE(view->table(), chart->table());
    // It follows the figures.
    chart->setSeries(sampleSeries(12, S("Arrived"), S("Answered")));
    QCOMPARE(view->table(), chart->table());
    QTest::keyClick(view, Qt::Key_T);
    QVERIFY(!section.isTableShown());
    QVERIFY(chart->isVisible());
    QVERIFY(chart->hasFocus());
    QTest::mouseClick(section.findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(view->isVisible());
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(chart->isVisible());
}

void tst_ChartTable::whatIsChosenIsCopied()
{
    ChartTableView view;
    view.setTable(sampleRatings(S("Rating"), S("Answers")).table());
    view.resize(400, 240);
    view.show();
    QTest::keySequence(&view, QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), view.table().toTabbedText());
    view.selectRow(1);
    QTest::keySequence(&view, QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), S("Rating\tAnswers\tShare\n4 ★\t128\t24.6%\n"));
}

void tst_ChartTable::aSortedTableStillKnowsItsRows()
{
    ChartTableView view;
    ChartTable table{{S("Agent"), S("Handling time")}, {}};
    for (const auto &[name, seconds] : {std::pair("Ann", std::optional(80.0)), std::pair("Ben", std::optional(9.0)),
             std::pair("Chen", std::optional<double>()), std::pair("Dora", std::optional(3600.0))})
        table.rows.append({textCell(S(name)), valueCell(seconds, Unit::Seconds)});
    view.setTable(table);
    view.setSortable(true);
    view.resize(400, 240);
    view.show();
    const auto order = [&] {
        QString names;
        for (int row = 0; row < view.model()->rowCount(); ++row)
            names += view.model()->index(row, 0).data().toString().front();
        return names;
    };
    QCOMPARE(order(), S("ABCD"));
    view.sortByColumn(1, Qt::DescendingOrder); // by the seconds, not by the letters of "9 s" and "1 h"
    QCOMPARE(order(), S("DABC"));
    QSignalSpy chosen(&view, &ChartTableView::rowChosen);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(2, 0)).center());
    QCOMPARE(chosen.takeFirst().constFirst().toInt(), 1);
    view.selectRow(0);
    QTest::keySequence(&view, QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), S("Agent\tHandling time\nDora\t1 h\n"));
}

void tst_ChartTable::theSectionShowsItsState()
{
    auto *chart = new BarChart;
    ChartSection section(Words{"Test", "Rating"}, chart);
    section.resize(480, 320);
    section.show();
    auto *empty = section.findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->accessibleName(), S("Loading the figures"));
    section.showChart();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->accessibleName(), S("No figures"));
    QVERIFY(!section.findChild<QToolButton *>()->isVisible());
    chart->setBars(sampleRatings(S("Rating"), S("Answers")));
    QVERIFY(chart->isVisible());
    section.showFailed(S("The figures cannot be shown."), S("The relay did not answer."));
    QVERIFY(empty->isVisible());
    QSignalSpy retried(&section, &ChartSection::retryRequested);
    empty->actionButton()->click();
    QCOMPARE(retried.size(), 1);
    // New figures do not hide that they failed; only showChart() does.
    chart->setBars(sampleRatings(S("Rating"), S("Answers")));
    QVERIFY(empty->isVisible());
    section.showChart();
    QVERIFY(chart->isVisible());
}

void tst_ChartTable::everythingHasAName()
{
    auto *chart = new BarChart;
    ChartSection section(Words{"Test", "Rating"}, chart);
    chart->setBars(sampleRatings(S("Rating"), S("Answers")));
    section.showChart();
    section.show();
    expectNamedFocusables(&section);
    section.setTableShown(true);
    expectNamedFocusables(&section);
}

QTEST_MAIN(tst_ChartTable)
#include "tst_ChartTable.moc"
