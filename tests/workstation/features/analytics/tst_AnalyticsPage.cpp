#include "tests/workstation/features/SampleDesk.h"
#include "tests/workstation/features/analytics/SampleReports.h"
#include "tests/workstation/ui/NamedFocusables.h"
#include "workstation/features/analytics/AnalyticsPage.h"
#include "workstation/features/analytics/CaseModel.h"
#include "workstation/features/analytics/CasePanel.h"
#include "workstation/features/analytics/FigureRow.h"
#include "workstation/features/analytics/FigureTile.h"
#include "workstation/features/analytics/FilterBar.h"
#include "workstation/features/analytics/TableSection.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/SegmentedControl.h"
#include "workstation/ui/chart/BarChart.h"
#include "workstation/ui/chart/ChartTableView.h"
#include "workstation/ui/chart/HeatMapChart.h"
#include "workstation/ui/chart/HistogramChart.h"
#include "workstation/ui/chart/TimeSeriesChart.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation;
using namespace qiao::workstation::analytics;

namespace {

QString S(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

// The page over a desk whose reports are answered by the test, as the application would.
class tst_AnalyticsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(S(".*"))); }
    void init();
    void cleanup();
    void thePageAsksWhenItIsShown();
    void theFiguresAreShown();
    void whileNothingIsHereItSaysSo();
    void aFailureIsToldAndTriedAgain();
    void withoutTheFiguresABannerSaysWhy();
    void anEmptyTimeIsNoFailure();
    void anotherChoiceAsksAnew();
    void whatIsHereIsNotAskedForAgain();
    void everyFigureLeadsToItsConversations();
    void everyPointLeadsToItsConversations();
    void rowsLeadToTheirConversationsHoweverSorted();
    void theCasesAreListedAndOpened();
    void casesOfAShareArePartedByWhetherTheyMetIt();
    void thePanelSaysWhatItLacks();
    void theModelOfCasesIsSound();
    void aPlainAgentSeesItsOwn();
    void theExportHoldsWhatIsShown();
    void everythingHasAName();

private:
    void answerAll();
    void show();
    void beSupervisor();
    void takeWanted(const protocol::ReportRequest &request) { m_wanted.append(request); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<ui::Language> m_language;
    std::unique_ptr<ui::ActionRegistry> m_actions;
    std::unique_ptr<SampleDesk> m_sample;
    std::unique_ptr<AnalyticsPage> m_page;
    QList<protocol::ReportRequest> m_wanted;
};

void tst_AnalyticsPage::init()
{
    m_wanted.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<settings::Settings>(m_folder->filePath(S("settings.ini")));
    m_settings->setLanguage(settings::LanguageChoice::English);
    m_language = std::make_unique<ui::Language>(*m_settings);
    m_actions = std::make_unique<ui::ActionRegistry>(*m_settings, *m_language);
    m_sample = std::make_unique<SampleDesk>();
    m_sample->clock.set(base::fromEpochMs(QDateTime(QDate(2026, 11, 25), QTime(12, 30)).toMSecsSinceEpoch()));
    connect(m_sample->desk.reports(), &state::Reports::wanted, this, &tst_AnalyticsPage::takeWanted);
    m_page = std::make_unique<AnalyticsPage>(m_sample->desk, *m_actions, m_sample->clock);
    m_page->resize(1200, 900);
    beSupervisor();
}

void tst_AnalyticsPage::cleanup()
{
    m_page.reset();
    m_sample.reset();
    m_actions.reset();
    m_language.reset();
    m_settings.reset();
}

void tst_AnalyticsPage::beSupervisor()
{
    m_sample->session.agent.role = domain::AgentRole::Supervisor;
    m_sample->desk.apply(m_sample->session, {});
}

void tst_AnalyticsPage::answerAll()
{
    for (const protocol::ReportRequest &request : std::exchange(m_wanted, {}))
        m_sample->desk.reports()->put(request, sampleAnswer(request));
    QCoreApplication::processEvents();
}

void tst_AnalyticsPage::show()
{
    m_page->show();
    QApplication::setActiveWindow(m_page.get());
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void tst_AnalyticsPage::thePageAsksWhenItIsShown()
{
    QVERIFY(m_wanted.isEmpty());
    show();
    QCOMPARE(m_wanted.size(), 17);
    QCOMPARE(m_wanted.constFirst().report, protocol::Report::Summary);
}

void tst_AnalyticsPage::theFiguresAreShown()
{
    show();
    answerAll();
    const QList<FigureTile *> tiles = m_page->findChildren<FigureTile *>();
    QCOMPARE(tiles.size(), metrics().size() + 2);
    QCOMPARE(tiles.at(0)->value(), S("1,184"));
    QCOMPARE(tiles.at(2)->value(), S("9.9 s"));
    QVERIFY(!tiles.at(2)->toolTip().isEmpty());
    QVERIFY(tiles.constLast()->detail().startsWith(S("P90 5.6 ms")));
    QVERIFY(m_page->findChild<ui::chart::TimeSeriesChart *>()->isVisibleTo(m_page.get()));
    QCOMPARE(m_page->findChild<ui::chart::BarChart *>()->bars().total(), 96.0);
    QVERIFY(!m_page->findChild<ui::chart::HeatMapChart *>()->isEmpty());
    QCOMPARE(m_page->findChildren<TableSection *>().at(0)->breakdown().keys.size(), 5);
    for (const ui::EmptyState *empty : m_page->findChildren<ui::EmptyState *>())
        QVERIFY(!empty->isVisible());
}

void tst_AnalyticsPage::whileNothingIsHereItSaysSo()
{
    show();
    QCOMPARE(m_page->findChild<FigureTile *>()->value(), S("…"));
    int loading = 0;
    for (const ui::EmptyState *empty : m_page->findChildren<ui::EmptyState *>())
        loading += empty->isVisibleTo(m_page.get()) && empty->accessibleName() == S("Loading the figures") ? 1 : 0;
    QCOMPARE(loading, 6); // four charts and two tables
}

void tst_AnalyticsPage::aFailureIsToldAndTriedAgain()
{
    show();
    for (const protocol::ReportRequest &request : std::exchange(m_wanted, {})) {
        if (request.report == protocol::Report::Distribution)
            m_sample->desk.reports()->fail(request, S("unavailable"), std::chrono::seconds(2));
        else
            m_sample->desk.reports()->put(request, sampleAnswer(request));
    }
    QCoreApplication::processEvents();
    QList<ui::EmptyState *> failed;
    for (ui::EmptyState *empty : m_page->findChildren<ui::EmptyState *>()) {
        if (empty->isVisibleTo(m_page.get()))
            failed.append(empty);
    }
    QCOMPARE(failed.size(), 2);
    QCOMPARE(failed.constFirst()->accessibleName(), S("The relay cannot do this right now."));
    failed.constFirst()->actionButton()->click();
    // Only what failed is asked for again.
    QCOMPARE(m_wanted.size(), 2);
    answerAll();
    QVERIFY(!failed.constFirst()->isVisible());
}

void tst_AnalyticsPage::withoutTheFiguresABannerSaysWhy()
{
    show();
    auto *banner = m_page->findChild<ui::Banner *>();
    QVERIFY(!banner->isVisible());
    m_sample->desk.reports()->fail(m_page->requests().summary, S("timeout"));
    m_sample->desk.reports()->fail(*m_page->requests().experiments, S("timeout"));
    QCoreApplication::processEvents();
    QVERIFY(banner->isVisible());
    m_wanted.clear();
    Q_EMIT banner->actionTriggered();
    QVERIFY(m_wanted.contains(m_page->requests().summary));
    QVERIFY(m_wanted.contains(*m_page->requests().experiments));
    answerAll();
    QVERIFY(!banner->isVisible());
}

void tst_AnalyticsPage::anEmptyTimeIsNoFailure()
{
    show();
    for (const protocol::ReportRequest &request : std::exchange(m_wanted, {})) {
        protocol::ReportAnswer answer = sampleAnswer(request);
        if (request.report == protocol::Report::Series)
            answer = protocol::SeriesReport();
        else if (request.report == protocol::Report::Distribution)
            answer = protocol::DistributionReport();
        else if (request.report == protocol::Report::Experiments)
            answer = protocol::ExperimentsReport();
        m_sample->desk.reports()->put(request, answer);
    }
    QCoreApplication::processEvents();
    int empty = 0;
    for (const ui::EmptyState *state : m_page->findChildren<ui::EmptyState *>())
        empty += state->isVisibleTo(m_page.get()) && state->accessibleName() == S("No figures") ? 1 : 0;
    QCOMPARE(empty, 6);
}

void tst_AnalyticsPage::anotherChoiceAsksAnew()
{
    show();
    answerAll();
    auto *period = m_page->filter().findChild<ui::SegmentedControl *>();
    period->setCurrentIndex(static_cast<int>(Period::TwentyEightDays));
    QCOMPARE(m_page->requests().arrivals.by, S("day"));
    QCOMPARE(m_wanted.size(), 16); // the relay's own figures have no time
    // Changed again before it was answered: nobody waits for the one before.
    QSignalSpy dropped(m_sample->desk.reports(), &state::Reports::pendingDropped);
    m_page->filter().findChildren<QComboBox *>().at(0)->setCurrentIndex(1);
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(m_page->requests().summary.queue, S("q-returns"));
    answerAll();
    QCOMPARE(m_page->findChild<ui::chart::TimeSeriesChart *>()->series().times.size(), 28);
}

void tst_AnalyticsPage::whatIsHereIsNotAskedForAgain()
{
    show();
    answerAll();
    m_page->hide();
    m_page->show();
    QVERIFY(m_wanted.isEmpty());
    m_page->hide();
    m_sample->wait(std::chrono::minutes(2));
    m_page->show();
    QCOMPARE(m_wanted.size(), 17); // they may have changed
    QCOMPARE(m_page->findChild<FigureTile *>()->value(), S("1,184")); // until the new are here
    answerAll();
    m_actions->action(S("analytics.refresh"))->trigger();
    QCOMPARE(m_wanted.size(), 17);
    m_page->hide();
    QVERIFY(!m_actions->action(S("analytics.refresh"))->isEnabled());
}

void tst_AnalyticsPage::everyFigureLeadsToItsConversations()
{
    show();
    answerAll();
    auto *panel = m_page->findChild<CasePanel *>();
    QVERIFY(panel->isHidden());
    const QList<FigureTile *> tiles = m_page->findChildren<FigureTile *>();
    for (int index = 0; index < metrics().size(); ++index) {
        tiles.at(index)->click();
        QVERIFY(panel->isVisible());
        QCOMPARE(panel->request().report, protocol::Report::Conversations);
        QCOMPARE(panel->request().metric, QString::fromLatin1(metrics().at(index).name));
        QCOMPARE(panel->request().from, m_page->requests().summary.from);
        QCOMPARE(panel->request().limit, CasePanel::mostShown);
    }
    QTest::keyClick(panel, Qt::Key_Escape);
    QVERIFY(panel->isHidden());
}

void tst_AnalyticsPage::everyPointLeadsToItsConversations()
{
    show();
    answerAll();
    auto *panel = m_page->findChild<CasePanel *>();
    auto *course = m_page->findChild<ui::chart::TimeSeriesChart *>();
    course->setCurrentPoint(2);
    QTest::keyClick(course, Qt::Key_Return);
    QCOMPARE(panel->request().metric, S("arrivals"));
    QCOMPARE(panel->request().from, m_page->requests().summary.from + std::chrono::hours(2));
    QCOMPARE(panel->request().to - panel->request().from, std::chrono::hours(1));

    auto *histogram = m_page->findChild<ui::chart::HistogramChart *>();
    histogram->setCurrentPoint(2);
    QTest::keyClick(histogram, Qt::Key_Return);
    QCOMPARE(panel->request().metric, S("first_response"));
    QCOMPARE(panel->request().valueFrom, 10'000.0);
    QCOMPARE(panel->request().valueTo, 15'000.0);
    histogram->setCurrentPoint(13); // P90, behind twelve bins
    QTest::keyClick(histogram, Qt::Key_Return);
    QCOMPARE(panel->request().valueFrom, 31'000.0);
    QVERIFY(!panel->request().valueTo);

    auto *ratings = m_page->findChild<ui::chart::BarChart *>();
    ratings->setCurrentPoint(3);
    QTest::keyClick(ratings, Qt::Key_Return);
    QCOMPARE(panel->request().metric, S("rating"));
    QCOMPARE(panel->request().valueFrom, 2.0);
    QCOMPARE(panel->request().valueTo, 3.0);

    auto *week = m_page->findChild<ui::chart::HeatMapChart *>();
    week->setCurrentPoint(24 + 9);
    QTest::keyClick(week, Qt::Key_Return);
    QCOMPARE(panel->request().weekday, week->dayOf(33) + 1);
    QCOMPARE(panel->request().hour, 9);
}

void tst_AnalyticsPage::rowsLeadToTheirConversationsHoweverSorted()
{
    show();
    answerAll();
    auto *panel = m_page->findChild<CasePanel *>();
    TableSection *agents = m_page->findChildren<TableSection *>().at(0);
    auto *table = agents->findChild<ui::chart::ChartTableView *>();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 0)).center());
    QCOMPARE(panel->request().metric, S("turns"));
    QCOMPARE(panel->request().agent, S("a1"));
    table->sortByColumn(1, Qt::AscendingOrder);
    QCOMPARE(table->model()->index(0, 1).data().toString(), S("82"));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 0)).center());
    QCOMPARE(panel->request().agent, QString());
    QVERIFY(panel->request().isOfNobody);
    TableSection *queues = m_page->findChildren<TableSection *>().at(1);
    auto *second = queues->findChild<ui::chart::ChartTableView *>();
    second->setCurrentIndex(second->model()->index(1, 0));
    QTest::keyClick(second, Qt::Key_Return);
    QCOMPARE(panel->request().queue, S("returns"));
    QVERIFY(!panel->request().isOfNobody);
}

void tst_AnalyticsPage::theCasesAreListedAndOpened()
{
    show();
    answerAll();
    m_page->findChildren<FigureTile *>().at(2)->click();
    answerAll();
    auto *panel = m_page->findChild<CasePanel *>();
    auto *list = panel->findChild<QListView *>();
    QVERIFY(list->isVisible());
    QCOMPARE(list->model()->rowCount(), 24);
    QSignalSpy chosen(m_page.get(), &AnalyticsPage::conversationChosen);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.takeFirst().constFirst().value<domain::ConversationId>(), domain::ConversationId(S("c1")));
    list->setCurrentIndex(list->model()->index(3, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().constFirst().value<domain::ConversationId>(), domain::ConversationId(S("c3")));
}

void tst_AnalyticsPage::casesOfAShareArePartedByWhetherTheyMetIt()
{
    show();
    answerAll();
    const QList<FigureTile *> tiles = m_page->findChildren<FigureTile *>();
    auto *panel = m_page->findChild<CasePanel *>();
    auto *met = panel->findChild<ui::SegmentedControl *>();
    tiles.at(0)->click();
    QVERIFY(!met->isVisible());
    tiles.at(3)->click(); // within the goal
    QVERIFY(met->isVisible());
    QVERIFY(!panel->request().met);
    met->setCurrentIndex(2);
    QCOMPARE(panel->request().met, std::optional(false));
    answerAll();
    QCOMPARE(panel->findChild<QListView *>()->model()->index(0, 0).data(CaseModel::ValueTextRole).toString(), S("4 s"));
    tiles.at(0)->click(); // a count has no such parts
    QVERIFY(!panel->request().met);
}

void tst_AnalyticsPage::thePanelSaysWhatItLacks()
{
    show();
    answerAll();
    m_page->findChild<FigureTile *>()->click();
    auto *panel = m_page->findChild<CasePanel *>();
    auto *empty = panel->findChild<ui::EmptyState *>();
    QCOMPARE(empty->accessibleName(), S("Loading the conversations"));
    m_sample->desk.reports()->fail(panel->request(), S("timeout"));
    QCOMPARE(empty->accessibleName(), S("The relay did not answer in time."));
    m_wanted.clear();
    empty->actionButton()->click();
    QCOMPARE(m_wanted.size(), 1);
    m_sample->desk.reports()->put(panel->request(), protocol::CasesReport());
    QCOMPARE(empty->accessibleName(), S("No conversations"));
}

void tst_AnalyticsPage::theModelOfCasesIsSound()
{
    state::Reports reports;
    CaseModel model(reports);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    protocol::ReportRequest request;
    request.report = protocol::Report::Conversations;
    request.metric = S("rating");
    request.to = base::fromEpochMs(1'795'305'600'000);
    model.setRequest(request);
    QCOMPARE(model.rowCount(), 0);
    reports.want(request);
    reports.put(request, sampleCases(request));
    QCOMPARE(model.rowCount(), 24);
    QCOMPARE(model.index(0, 0).data().toString(), S("李雷"));
    QVERIFY(model.index(3, 0).data().toString().startsWith(S("Visitor"))); // without a name
    QCOMPARE(model.index(0, 0).data(CaseModel::ValueTextRole).toString(), S("2.23"));
    QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(S("2.23")));
    reports.clear();
    reports.want(request);
    QCOMPARE(model.rowCount(), 0);
}

void tst_AnalyticsPage::aPlainAgentSeesItsOwn()
{
    m_sample->session.agent.role = domain::AgentRole::Agent;
    m_sample->desk.apply(m_sample->session, {});
    show();
    QCOMPARE(m_wanted.size(), 6);
    answerAll();
    for (const TableSection *table : m_page->findChildren<TableSection *>())
        QVERIFY(!table->isVisible());
    m_page->findChild<FigureTile *>()->click();
    QCOMPARE(m_page->findChild<CasePanel *>()->request().agent, S("self"));
    // Made a supervisor while the page is open.
    beSupervisor();
    QVERIFY(m_wanted.size() >= 17);
}

void tst_AnalyticsPage::theExportHoldsWhatIsShown()
{
    show();
    answerAll();
    QSignalSpy exported(m_page.get(), &AnalyticsPage::exportRequested);
    m_actions->action(S("analytics.export-csv"))->trigger();
    QCOMPARE(exported.size(), 1);
    QVERIFY(exported.constFirst().at(0).toString().startsWith(S("qiao-2026-11-2")));
    const QByteArray bytes = exported.takeFirst().at(1).toByteArray();
    QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
    const QString csv = QString::fromUtf8(bytes);
    for (const char *part : {"Analytics\r\n", "Arrived,\"1,184\",", "First response\r\nRange,Conversations,Share\r\n",
             "5 ★,63,", "Agents\r\nAgent,Turns,", "王芳,206,", "Queues\r\n", "Two greetings\r\n"})
        QVERIFY2(csv.contains(S(part)), part);
    m_actions->action(S("analytics.export-picture"))->trigger();
    const QByteArray png = exported.takeFirst().at(1).toByteArray();
    const QImage picture = QImage::fromData(png, "PNG");
    QVERIFY(picture.width() > 500 && picture.height() > 1000);
}

void tst_AnalyticsPage::everythingHasAName()
{
    show();
    answerAll();
    m_page->findChild<FigureTile *>()->click();
    answerAll();
    expectNamedFocusables(m_page.get());
}

QTEST_MAIN(tst_AnalyticsPage)
#include "tst_AnalyticsPage.moc"
