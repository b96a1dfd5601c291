#include "workstation/features/analytics/AnalyticsPage.h"
#include "workstation/features/analytics/ExperimentSection.h"
#include "workstation/features/analytics/FigureRow.h"
#include "workstation/features/analytics/FilterBar.h"
#include "workstation/features/analytics/Metrics.h"
#include "workstation/features/analytics/ReportCharts.h"
#include "workstation/features/analytics/TableSection.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/ErrorText.h"
#include "workstation/ui/chart/BarChart.h"
#include "workstation/ui/chart/ChartSection.h"
#include "workstation/ui/chart/HeatMapChart.h"
#include "workstation/ui/chart/HistogramChart.h"
#include "workstation/ui/chart/TimeSeriesChart.h"

#include <QBuffer>
#include <QLabel>
#include <QPixmap>
#include <QTimer>

// What an AnalyticsPage shows of the reports that are here.
namespace qiao::workstation::analytics {

using protocol::ReportRequest;
using state::ReportState;
using namespace ui::chart;

namespace {

// What several reports together are: failed if one is, here when all are.
struct Together
{
    Together(const state::Reports &reports, const QList<ReportRequest> &requests)
    {
        for (const ReportRequest &request : requests) {
            states.append(reports.state(request));
            if (states.constLast().status == ReportState::Status::Failed && !failed)
                failed = states.constLast();
            isHere = isHere && states.constLast().answer.has_value();
        }
    }

    template <typename Answer> const Answer *as(int index) const { return states.at(index).as<Answer>(); }

    QList<ReportState> states;
    std::optional<ReportState> failed;
    bool isHere = true;
};

// Shows the section's state; true: its figures are here and to be shown.
template <typename Section> bool prepare(Section *section, const Together &together)
{
    if (together.failed) {
        const ui::ErrorText text
            = ui::errorText(together.failed->failure, ui::ErrorPlace::Order, together.failed->retryAfter);
        section->showFailed(text.title, text.advice);
        return false;
    }
    if (!together.isHere)
        section->showLoading();
    return together.isHere;
}

} // namespace

void AnalyticsPage::refreshPeople()
{
    const Reach reach = m_desk.me().role == domain::AgentRole::Agent ? Reach::Own : Reach::Everybody;
    QList<Choice> queues;
    for (const protocol::QueueInfo &queue : m_desk.queues())
        queues.append({queue.id.toString(), queue.name});
    QList<Choice> agents;
    for (const protocol::AgentStatus &status : m_desk.roster()->agents())
        agents.append({status.agent.id.toString(), status.agent.displayName});
    m_filter->setQueues(queues);
    m_filter->setAgents(agents);
    const bool hasChanged = reach != m_reach;
    m_reach = reach;
    m_filter->setAgentFixed(reach == Reach::Own);
    m_figures->setServiceShown(reach == Reach::Everybody);
    for (QWidget *widget :
        {static_cast<QWidget *>(m_agents), static_cast<QWidget *>(m_queues), static_cast<QWidget *>(m_experiments)})
        widget->setVisible(reach == Reach::Everybody);
    retranslate();
    if (hasChanged && isVisible())
        ask(Asking::Missing);
}

void AnalyticsPage::takeChange(const ReportRequest &request)
{
    if (!isVisible() || m_isRefreshQueued || !m_requests.all().contains(request))
        return;
    // Many come at once when a page is asked for; they are shown together.
    m_isRefreshQueued = true;
    QTimer::singleShot(0, this, [this] {
        m_isRefreshQueued = false;
        refresh();
    });
}

void AnalyticsPage::refresh()
{
    refreshFigures();
    refreshCharts();
    refreshTables();
    refreshChannels();
}

void AnalyticsPage::refreshFigures()
{
    const ReportState summary = m_desk.reports()->state(m_requests.summary);
    if (const auto *report = summary.as<protocol::SummaryReport>())
        m_figures->showSummary(*report);
    else if (summary.status == ReportState::Status::Failed)
        m_figures->showSummary({});
    else
        m_figures->showLoading();
    // The charts tell their own failures; the figures above them have no place for words.
    if (summary.status == ReportState::Status::Failed) {
        m_banner->tell(ui::BannerKind::Warning,
            ui::errorText(summary.failure, ui::ErrorPlace::Order, summary.retryAfter).sentence(), tr("Try again"));
    } else {
        m_banner->hide();
    }
    if (m_requests.service) {
        const ReportState service = m_desk.reports()->state(*m_requests.service);
        m_figures->showService(service.as<protocol::ServiceReport>());
    }
}

void AnalyticsPage::refreshCharts()
{
    const state::Reports &reports = *m_desk.reports();
    if (const Together course(reports, {m_requests.arrivals, m_requests.answered}); prepare(m_courseSection, course)) {
        const Bucket bucket = m_requests.arrivals.by == QLatin1StringView("hour") ? Bucket::Hour : Bucket::Day;
        m_course->setSeries(
            timeSeriesOf({{metricTitle(QStringLiteral("arrivals")), course.as<protocol::SeriesReport>(0)},
                             {metricTitle(QStringLiteral("answered")), course.as<protocol::SeriesReport>(1)}},
                bucket, now()));
        m_courseSection->setDetail(bucket == Bucket::Hour ? tr("by the hour") : tr("by the day"));
        m_courseSection->showChart();
    }
    if (const Together together(reports, {m_requests.firstResponse}); prepare(m_firstResponseSection, together)) {
        m_firstResponse->setDistribution(
            distributionOf(*together.as<protocol::DistributionReport>(0), tr("Conversations")));
        m_firstResponseSection->showChart();
    }
    if (const Together together(reports, {m_requests.ratings}); prepare(m_ratingsSection, together)) {
        const auto *report = together.as<protocol::DistributionReport>(0);
        m_ratings->setBars(ratingBarsOf(*report));
        m_ratingsSection->setDetail(
            report->figure.value ? tr("mean %1").arg(valueText(report->figure.value, report->unit)) : QString());
        m_ratingsSection->showChart();
    }
    if (const Together together(reports, {m_requests.week}); prepare(m_weekSection, together)) {
        m_week->setMap(heatMapOf(*together.as<protocol::SeriesReport>(0), metricTitle(QStringLiteral("arrivals"))));
        m_weekSection->showChart();
    }
}

void AnalyticsPage::refreshTables()
{
    if (m_reach == Reach::Own)
        return;
    const state::Reports &reports = *m_desk.reports();
    using Part = Breakdown::Part;
    if (const Together agents(reports, m_requests.agents); prepare(m_agents, agents)) {
        const auto report = [&](int index) { return agents.as<protocol::SeriesReport>(index); };
        m_agents->showBreakdown(breakdownOf(tr("Agent"), tr("Nobody"),
            {{tr("Turns"), report(0)}, {tr("Handling time"), report(1)},
                {tr("First response P50"), report(2), Part::Median}, {tr("First response P90"), report(2), Part::P90},
                {tr("Rating"), report(3)}}));
    }
    if (const Together queues(reports, m_requests.queues); prepare(m_queues, queues)) {
        const auto report = [&](int index) { return queues.as<protocol::SeriesReport>(index); };
        m_queues->showBreakdown(breakdownOf(tr("Queue"), tr("None"),
            {{tr("Arrived"), report(0)}, {tr("Within the goal"), report(1)}, {tr("Wait P50"), report(2), Part::Median},
                {tr("Wait P90"), report(2), Part::P90}, {tr("Abandoned"), report(3)}}));
    }
    const ReportState experiments = reports.state(*m_requests.experiments);
    if (const auto *report = experiments.as<protocol::ExperimentsReport>())
        m_experiments->showReport(*report);
    else if (experiments.status == ReportState::Status::Failed)
        m_experiments->showFailed(
            ui::errorText(experiments.failure, ui::ErrorPlace::Order, experiments.retryAfter).sentence());
    else
        m_experiments->showLoading();
}

void AnalyticsPage::refreshChannels()
{
    if (!m_requests.channels)
        return;
    const ReportState state = m_desk.reports()->state(*m_requests.channels);
    const auto *report = state.as<protocol::SeriesReport>();
    if (report == nullptr)
        return;
    QList<Choice> channels;
    for (const protocol::SeriesReport::Point &point : report->points)
        channels.append({point.key, point.label});
    m_filter->setChannels(channels);
}

QByteArray AnalyticsPage::toCsv() const
{
    // With a byte order mark sheets read UTF-8 as what it is.
    QString csv(QChar::ByteOrderMark);
    const auto add = [&csv](const QString &title, const ChartTable &table) {
        if (!table.rows.isEmpty())
            csv += ChartTable{{title}, {}}.toCsv() + table.toCsv() + QStringLiteral("\r\n");
    };
    add(m_title->text(), m_figures->table());
    const auto addChart = [&](const ChartSection *section) {
        if (!section->chart()->isEmpty())
            add(section->title(), section->chart()->table());
    };
    for (const ChartSection *each : {m_courseSection, m_firstResponseSection, m_ratingsSection, m_weekSection})
        addChart(each);
    if (m_reach == Reach::Everybody) {
        for (const TableSection *each : {m_agents, m_queues})
            add(each->title(), each->breakdown().table);
        for (const auto &[name, table] : m_experiments->tables())
            add(name, table);
    }
    return csv.toUtf8();
}

QByteArray AnalyticsPage::toPng() const
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    m_content->grab().save(&buffer, "PNG");
    return png;
}

QString AnalyticsPage::fileName(const QString &ending) const
{
    const QDate today = now().date();
    const Scope &scope = m_filter->scope();
    return QStringLiteral("qiao-%1-%2.%3")
        .arg(scope.firstDay(today).toString(Qt::ISODate), scope.lastDay(today).toString(Qt::ISODate), ending);
}

} // namespace qiao::workstation::analytics
