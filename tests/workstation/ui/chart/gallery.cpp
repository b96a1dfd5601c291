// Draws every chart with invented figures into PNG files, in both languages and both themes:
// chart-gallery FOLDER [PERCENT]. For looking at, not a test.
#include "tests/workstation/ui/chart/SampleCharts.h"
#include "workstation/ui/Language.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/ArmsChart.h"
#include "workstation/ui/chart/BarChart.h"
#include "workstation/ui/chart/ChartSection.h"
#include "workstation/ui/chart/HeatMapChart.h"
#include "workstation/ui/chart/HistogramChart.h"
#include "workstation/ui/chart/ShareBar.h"
#include "workstation/ui/chart/Sparkline.h"
#include "workstation/ui/chart/TimeSeriesChart.h"

#include <QApplication>
#include <QDir>
#include <QGridLayout>
#include <QTemporaryDir>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation;
using namespace qiao::workstation::ui;
using namespace qiao::workstation::ui::chart;

namespace {

struct Names
{
    QString arrived;
    QString answered;
    QString conversations;
    QString rating;
    QString answers;
    QString within;
    QString sentence;
};

const Names english{QStringLiteral("Arrived"), QStringLiteral("Answered"), QStringLiteral("Conversations"),
    QStringLiteral("Rating"), QStringLiteral("Answers"), QStringLiteral("Within 15 s"),
    QStringLiteral("The difference is not yet known: with so few conversations it may be chance. Another 640 would "
                   "tell a difference of this size.")};
const Names chinese{QStringLiteral("进线"), QStringLiteral("已接待"), QStringLiteral("会话"), QStringLiteral("评分"),
    QStringLiteral("评价数"), QStringLiteral("15 秒内接待"),
    QStringLiteral("尚不能判断差异:会话太少,可能只是偶然。再有 640 个会话才能看出这样大小的差异。")};

ChartSection *section(const char *title, Chart *chart)
{
    auto *made = new ChartSection(Words{"Gallery", title}, chart);
    made->showChart();
    return made;
}

QWidget *page(const Names &names)
{
    auto *page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    page->resize(1280, 1240);
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(24, 24, 24, 24);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(24);

    auto *day = new TimeSeriesChart;
    TimeSeries today = sampleSeries(18, names.arrived, names.answered);
    today.isLastOpen = true;
    day->setSeries(today);
    auto *weeks = new TimeSeriesChart;
    weeks->setSeries(sampleSeries(24 * 7, names.arrived, names.answered));
    auto *histogram = new HistogramChart;
    histogram->setDistribution(sampleDistribution(names.conversations));
    auto *bars = new BarChart;
    bars->setBars(sampleRatings(names.rating, names.answers));
    auto *heat = new HeatMapChart;
    heat->setMap(sampleHeatMap(names.conversations));
    auto *arms = new ArmsChart;
    arms->setArms(sampleArms(names.sentence));
    grid->addWidget(section("Arrivals and answers, today", day), 0, 0);
    grid->addWidget(section("Arrivals and answers, 7 days", weeks), 0, 1);
    grid->addWidget(section("First response", histogram), 1, 0);
    grid->addWidget(section("Rating", bars), 1, 1);
    grid->addWidget(section("By weekday and hour", heat), 2, 0);
    grid->addWidget(section("Greeting, A against B", arms), 2, 1);

    auto *shares = new QWidget;
    auto *row = new QHBoxLayout(shares);
    row->setSpacing(24);
    for (const std::optional<double> share :
        {std::optional(0.934), std::optional(0.871), std::optional(0.512), std::optional<double>()}) {
        auto *bar = new ShareBar;
        bar->setShare({names.within, share, 0.9});
        row->addWidget(bar);
    }
    auto *spark = new Sparkline;
    spark->setSeries(sampleSeries(18, names.arrived, names.answered));
    row->addWidget(spark);
    grid->addWidget(shares, 3, 0, 1, 2);

    auto *table = new TimeSeriesChart;
    table->setSeries(sampleSeries(24, names.arrived, names.answered));
    auto *asTable = section("As a table", table);
    asTable->setTableShown(true);
    grid->addWidget(asTable, 4, 0);
    auto *states = new QWidget;
    auto *beside = new QHBoxLayout(states);
    beside->setContentsMargins(0, 0, 0, 0);
    auto *loading = new ChartSection(Words{"Gallery", "Loading"}, new BarChart);
    auto *empty = section("Empty", new TimeSeriesChart);
    auto *failed = new ChartSection(Words{"Gallery", "Failed"}, new HeatMapChart);
    failed->showFailed(QStringLiteral("The figures cannot be shown."),
        QStringLiteral("The relay did not answer in time. Nothing was changed."));
    for (ChartSection *each : {loading, empty, failed}) {
        beside->addWidget(each, 1);
    }
    grid->addWidget(states, 4, 1);
    grid->setRowMinimumHeight(2, 270);
    grid->setRowStretch(4, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return page;
}

void save(QWidget &widget, const QString &file)
{
    widget.show();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    widget.grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QDir folder(arguments.value(1, QStringLiteral(".")));
    const QTemporaryDir scratch;
    settings::Settings settings(scratch.filePath(QStringLiteral("settings.ini")));
    settings.setFontPercent(arguments.value(2, QStringLiteral("100")).toInt());
    Language language(settings);
    Theme theme(settings);
    theme.apply();
    for (const auto choice : {settings::LanguageChoice::English, settings::LanguageChoice::Chinese}) {
        settings.setLanguage(choice);
        for (const auto scheme : {settings::ThemeChoice::Light, settings::ThemeChoice::Dark}) {
            settings.setTheme(scheme);
            const bool isEnglish = choice == settings::LanguageChoice::English;
            const QString suffix
                = QStringLiteral("-%1-%2.png")
                      .arg(isEnglish ? QStringLiteral("en") : QStringLiteral("zh"),
                          scheme == settings::ThemeChoice::Light ? QStringLiteral("light") : QStringLiteral("dark"));
            const std::unique_ptr<QWidget> charts(page(isEnglish ? english : chinese));
            save(*charts, folder.filePath(QStringLiteral("charts") + suffix));
            // The read-outs, as under the keyboard.
            int file = 0;
            const QList<Chart *> all = charts->findChildren<Chart *>();
            for (Chart *chart : all) {
                if (chart->isVisible() && chart->points().size() > 2) {
                    chart->activateWindow();
                    QApplication::setActiveWindow(charts.get());
                    chart->setFocus(Qt::TabFocusReason);
                    chart->setCurrentPoint(static_cast<int>(chart->points().size()) * 2 / 5);
                    save(*chart, folder.filePath(QStringLiteral("readout-%1").arg(++file) + suffix));
                }
            }
        }
    }
    return 0;
}
