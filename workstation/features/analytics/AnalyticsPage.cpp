#include "workstation/features/analytics/AnalyticsPage.h"

#include "workstation/features/analytics/CasePanel.h"
#include "workstation/features/analytics/ExperimentSection.h"
#include "workstation/features/analytics/FigureRow.h"
#include "workstation/features/analytics/FilterBar.h"
#include "workstation/features/analytics/Metrics.h"
#include "workstation/features/analytics/TableSection.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/BarChart.h"
#include "workstation/ui/chart/ChartSection.h"
#include "workstation/ui/chart/HeatMapChart.h"
#include "workstation/ui/chart/HistogramChart.h"
#include "workstation/ui/chart/TimeSeriesChart.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QSplitter>
#include <QTimeZone>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace qiao::workstation::analytics {

using namespace std::chrono_literals;
using protocol::ReportRequest;
using ui::Words;
using namespace ui::chart;

namespace {

constexpr auto context = "AnalyticsPage";
constexpr auto freshFor = 60s; // figures that old are asked for again when somebody looks

ChartSection *section(const char *title, Chart *chart)
{
    chart->setActivatable(true);
    return new ChartSection(Words{context, title}, chart);
}

} // namespace

AnalyticsPage::AnalyticsPage(state::Desk &desk, ui::ActionRegistry &actions, const base::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_title(new QLabel(this))
    , m_filter(new FilterBar)
    , m_renewButton(new QToolButton)
    , m_exportButton(new QToolButton)
    , m_banner(new ui::Banner)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_scroll(new QScrollArea)
    , m_figures(new FigureRow)
    , m_course(new TimeSeriesChart)
    , m_firstResponse(new HistogramChart)
    , m_ratings(new BarChart)
    , m_week(new HeatMapChart)
    , m_courseSection(section(QT_TRANSLATE_NOOP("AnalyticsPage", "Arrived and answered"), m_course))
    , m_firstResponseSection(section(QT_TRANSLATE_NOOP("AnalyticsPage", "First response"), m_firstResponse))
    , m_ratingsSection(section(QT_TRANSLATE_NOOP("AnalyticsPage", "Ratings"), m_ratings))
    , m_weekSection(section(QT_TRANSLATE_NOOP("AnalyticsPage", "Arrivals by weekday and hour"), m_week))
    , m_agents(new TableSection(Words{context, QT_TRANSLATE_NOOP("AnalyticsPage", "Agents")}))
    , m_queues(new TableSection(Words{context, QT_TRANSLATE_NOOP("AnalyticsPage", "Queues")}))
    , m_experiments(new ExperimentSection)
    , m_cases(new CasePanel(*desk.reports()))
{
    m_scroll->setWidget(makeContent());
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_splitter->addWidget(m_scroll);
    m_splitter->addWidget(m_cases);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(0, 1);
    m_cases->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_banner);
    column->addWidget(m_splitter, 1);

    addActions(actions);
    connectCharts();
    connect(m_filter, &FilterBar::scopeChanged, this, [this] {
        m_cases->hide(); // they are of the choice before
        ask(Asking::Missing);
    });
    connect(m_banner, &ui::Banner::actionTriggered, this, [this] { ask(Asking::Missing); });
    connect(m_desk.reports(), &state::Reports::changed, this, &AnalyticsPage::takeChange);
    connect(&m_desk, &state::Desk::meChanged, this, &AnalyticsPage::refreshPeople);
    connect(&m_desk, &state::Desk::queuesChanged, this, &AnalyticsPage::refreshPeople);
    connect(m_desk.roster(), &state::Roster::wasReset, this, &AnalyticsPage::refreshPeople);
    connect(m_desk.roster(), &state::Roster::added, this, &AnalyticsPage::refreshPeople);
    retranslate();
    restyle();
    refreshPeople();
}

QWidget *AnalyticsPage::makeHead()
{
    auto *head = new QWidget;
    auto *first = new QHBoxLayout;
    first->addWidget(m_title, 1);
    for (QToolButton *button : {m_renewButton, m_exportButton}) {
        button->setAutoRaise(true);
        first->addWidget(button);
    }
    m_renewButton->setIcon(ui::makeIcon(ui::Icon::Retry));
    m_exportButton->setIcon(ui::makeIcon(ui::Icon::Download));
    m_exportButton->setPopupMode(QToolButton::InstantPopup);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(24, 16, 16, 8);
    column->setSpacing(8);
    column->addLayout(first);
    column->addWidget(m_filter);
    return head;
}

QWidget *AnalyticsPage::makeContent()
{
    m_content = new QWidget;
    m_content->setAutoFillBackground(true);
    m_content->setBackgroundRole(QPalette::Base);
    auto *grid = new QGridLayout(m_content);
    grid->setContentsMargins(24, 8, 24, 24);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(28);
    grid->addWidget(m_figures, 0, 0, 1, 2);
    grid->addWidget(m_courseSection, 1, 0, 1, 2);
    grid->addWidget(m_firstResponseSection, 2, 0);
    grid->addWidget(m_ratingsSection, 2, 1);
    grid->addWidget(m_weekSection, 3, 0, 1, 2);
    grid->addWidget(m_agents, 4, 0, 1, 2);
    grid->addWidget(m_queues, 5, 0, 1, 2);
    grid->addWidget(m_experiments, 6, 0, 1, 2);
    grid->setRowStretch(7, 1);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    return m_content;
}

void AnalyticsPage::addActions(ui::ActionRegistry &actions)
{
    QAction *renewal = actions.add({QStringLiteral("analytics.refresh"),
        Words{context, QT_TRANSLATE_NOOP("AnalyticsPage", "Ask for the figures anew")}, ui::Icon::Retry,
        QKeySequence(Qt::Key_F5), ui::ActionCategory::View});
    QAction *csv = actions.add({QStringLiteral("analytics.export-csv"),
        Words{context, QT_TRANSLATE_NOOP("AnalyticsPage", "Save the figures as a table (CSV)")}, ui::Icon::Download, {},
        ui::ActionCategory::View});
    QAction *picture = actions.add({QStringLiteral("analytics.export-picture"),
        Words{context, QT_TRANSLATE_NOOP("AnalyticsPage", "Save the figures as a picture (PNG)")}, ui::Icon::Image, {},
        ui::ActionCategory::View});
    m_pageActions = {renewal, csv, picture};
    for (QAction *action : std::as_const(m_pageActions))
        action->setEnabled(false);
    connect(renewal, &QAction::triggered, this, &AnalyticsPage::renew);
    connect(
        csv, &QAction::triggered, this, [this] { Q_EMIT exportRequested(fileName(QStringLiteral("csv")), toCsv()); });
    connect(picture, &QAction::triggered, this,
        [this] { Q_EMIT exportRequested(fileName(QStringLiteral("png")), toPng()); });
    connect(m_renewButton, &QToolButton::clicked, renewal, &QAction::trigger);
    auto *menu = new QMenu(m_exportButton);
    menu->addActions({csv, picture});
    m_exportButton->setMenu(menu);
}

void AnalyticsPage::connectCharts()
{
    connect(
        m_figures, &FigureRow::metricChosen, this, [this](const QString &metric) { showCases({}, casesOf(metric)); });
    connect(m_course, &Chart::pointActivated, this, [this](int point) {
        const QDateTime at = m_course->series().times.value(point);
        ReportRequest request = casesOf(QStringLiteral("arrivals"));
        const bool isHour = m_course->series().bucket == Bucket::Hour;
        request.from = base::fromEpochMs(at.toMSecsSinceEpoch());
        request.to = base::fromEpochMs((isHour ? at.addSecs(3600) : at.addDays(1)).toMSecsSinceEpoch());
        showCases(bucketText(at, m_course->series().bucket), request);
    });
    connect(m_firstResponse, &Chart::pointActivated, this, [this](int point) {
        const Distribution &distribution = m_firstResponse->distribution();
        ReportRequest request = casesOf(QStringLiteral("first_response"));
        QString part;
        if (point < distribution.bins.size()) {
            const Distribution::Bin &bin = distribution.bins.at(point);
            request.valueFrom = bin.from * 1000;
            if (std::isfinite(bin.to))
                request.valueTo = bin.to * 1000;
            part = distribution.binText(point);
        } else {
            // From the percentile on: those that took longest.
            const Distribution::Mark &mark = distribution.marks.at(point - static_cast<int>(distribution.bins.size()));
            request.valueFrom = mark.value * 1000;
            part = tr("from %1 on").arg(mark.name);
        }
        showCases(part, request);
    });
    connect(m_ratings, &Chart::pointActivated, this, [this](int point) {
        ReportRequest request = casesOf(QStringLiteral("rating"));
        request.valueFrom = 5 - point;
        request.valueTo = 6 - point;
        showCases(m_ratings->bars().bars.at(point).label, request);
    });
    connect(m_week, &Chart::pointActivated, this, [this](int point) {
        ReportRequest request = casesOf(QStringLiteral("arrivals"));
        request.weekday = m_week->dayOf(point) + 1;
        request.hour = m_week->hourOf(point);
        showCases(m_week->map().cellText(m_week->dayOf(point), request.hour), request);
    });
    connect(m_agents, &TableSection::rowChosen, this, [this](const QString &key, const QString &name) {
        ReportRequest request = casesOf(QStringLiteral("turns"));
        request.agent = key;
        request.isOfNobody = key.isEmpty();
        showCases(name, request);
    });
    connect(m_queues, &TableSection::rowChosen, this, [this](const QString &key, const QString &name) {
        ReportRequest request = casesOf(QStringLiteral("arrivals"));
        request.queue = key;
        showCases(name, request);
    });
    for (ChartSection *each : {m_courseSection, m_firstResponseSection, m_ratingsSection, m_weekSection})
        connect(each, &ChartSection::retryRequested, this, [this] { ask(Asking::Missing); });
    for (TableSection *each : {m_agents, m_queues})
        connect(each, &TableSection::retryRequested, this, [this] { ask(Asking::Missing); });
    connect(m_cases, &CasePanel::conversationChosen, this, &AnalyticsPage::conversationChosen);
    connect(m_cases, &CasePanel::closed, m_cases, &QWidget::hide);
}

void AnalyticsPage::renew()
{
    ask(Asking::Everything);
}

void AnalyticsPage::ask(Asking asking)
{
    m_requests = PageRequests(m_filter->scope(), m_reach, now());
    m_askedAt = m_clock.now();
    // What another choice still waits for is not worth its time any more.
    m_desk.reports()->dropPending();
    for (const ReportRequest &request : m_requests.all()) {
        if (asking == Asking::Everything)
            m_desk.reports()->renew(request);
        else
            m_desk.reports()->want(request);
    }
    if (!m_cases->isHidden())
        m_cases->ask();
    refresh();
}

void AnalyticsPage::showCases(const QString &part, const ReportRequest &request)
{
    const Metric *metric = findMetric(request.metric);
    const QString title = metricTitle(request.metric);
    if (m_cases->isHidden()) {
        m_cases->setMinimumWidth(ui::Theme::current().scaled(320));
        m_cases->show();
        m_splitter->setSizes({width() - ui::Theme::current().scaled(380), ui::Theme::current().scaled(380)});
    }
    m_cases->showCases(part.isEmpty() ? title : tr("%1: %2", "figure, part of it").arg(title, part), request,
        metric != nullptr && metric->shape == FigureShape::Share);
}

ReportRequest AnalyticsPage::casesOf(const QString &metric) const
{
    ReportRequest request = m_requests.summary;
    request.report = protocol::Report::Conversations;
    request.metric = metric;
    return request;
}

void AnalyticsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    for (QAction *action : std::as_const(m_pageActions))
        action->setEnabled(true);
    m_filter->setToday(now().date());
    ask(m_clock.now() - m_askedAt > freshFor ? Asking::Everything : Asking::Missing);
}

void AnalyticsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    for (QAction *action : std::as_const(m_pageActions))
        action->setEnabled(false);
}

void AnalyticsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
    }
}

void AnalyticsPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), ui::Theme::current().colour(ui::Role::Surface));
}

void AnalyticsPage::retranslate()
{
    m_title->setText(m_reach == Reach::Everybody ? tr("Analytics") : tr("My figures"));
    m_renewButton->setToolTip(tr("Ask for the figures anew (F5)"));
    m_renewButton->setAccessibleName(tr("Ask for the figures anew"));
    m_exportButton->setToolTip(tr("Save what is shown"));
    m_exportButton->setAccessibleName(tr("Save what is shown"));
    m_scroll->setAccessibleName(tr("Figures"));
}

void AnalyticsPage::restyle()
{
    const ui::Theme &theme = ui::Theme::current();
    setTextLook(m_title, ui::TextStyle::Figure, ui::Role::Text);
    m_courseSection->setMinimumHeight(theme.scaled(270));
    m_firstResponseSection->setMinimumHeight(theme.scaled(290));
    m_ratingsSection->setMinimumHeight(theme.scaled(290));
    m_weekSection->setMinimumHeight(theme.scaled(310));
}

QDateTime AnalyticsPage::now() const
{
    return QDateTime::fromMSecsSinceEpoch(base::toEpochMs(m_clock.now()), QTimeZone::systemTimeZone());
}

} // namespace qiao::workstation::analytics
