#include "workstation/features/analytics/ExperimentSection.h"

#include "workstation/features/analytics/Metrics.h"
#include "workstation/features/analytics/ReportCharts.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/chart/ArmsChart.h"
#include "workstation/ui/chart/ChartSection.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace qiao::workstation::analytics {

namespace {

// The ratios, the one that matters most first.
constexpr const char *rateNames[]{"resolution", "csat", "in_goal", "abandonment", "transfer_rate"};

} // namespace

ExperimentSection::ExperimentSection(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_none(new QLabel(this))
    , m_metric(new QComboBox(this))
    , m_column(new QVBoxLayout(this))
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_heading);
    head->addStretch(1);
    head->addWidget(m_metric);
    m_none->setWordWrap(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_column->addLayout(head);
    m_column->addWidget(m_none);
    for (const char *rate : rateNames)
        m_metric->addItem(QString(), QString::fromLatin1(rate));
    connect(m_metric, &QComboBox::currentIndexChanged, this, &ExperimentSection::refill);
    retranslate();
    restyle();
}

QString ExperimentSection::metric() const
{
    return m_metric->currentData().toString();
}

void ExperimentSection::showReport(const protocol::ExperimentsReport &report)
{
    const bool isSame = m_isHere && report == m_report;
    m_report = report;
    m_isHere = true;
    m_none->setText(tr("No A/B test ran in this time."));
    if (!isSame)
        rebuild();
    refill();
}

void ExperimentSection::showLoading()
{
    showNothing(tr("Loading the figures"));
}

void ExperimentSection::showFailed(const QString &sentence)
{
    showNothing(sentence);
}

QList<QPair<QString, ui::chart::ChartTable>> ExperimentSection::tables() const
{
    QList<QPair<QString, ui::chart::ChartTable>> all;
    for (int index = 0; index < m_charts.size(); ++index)
        all.append({m_report.experiments.at(index).name, m_charts.at(index)->table()});
    return all;
}

void ExperimentSection::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void ExperimentSection::showNothing(const QString &text)
{
    m_report = {};
    m_isHere = false;
    m_none->setText(text);
    rebuild();
    refill();
}

void ExperimentSection::rebuild()
{
    m_charts.clear();
    delete m_list;
    m_list = new QWidget(this);
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    for (const protocol::ExperimentsReport::Experiment &experiment : m_report.experiments) {
        auto *chart = new ui::chart::ArmsChart;
        auto *section = new ui::chart::ChartSection({}, chart, m_list);
        section->setTitleText(experiment.name.isEmpty() ? experiment.id : experiment.name);
        section->setDetail(experiment.isRunning ? tr("running") : tr("ended"));
        section->showChart();
        m_charts.append(chart);
        column->addWidget(section);
    }
    m_column->addWidget(m_list);
}

void ExperimentSection::refill()
{
    for (int index = 0; index < m_charts.size(); ++index)
        m_charts.at(index)->setArms(armsOf(m_report.experiments.at(index), metric()));
    m_none->setVisible(m_charts.isEmpty());
    m_metric->setVisible(!m_charts.isEmpty());
}

void ExperimentSection::retranslate()
{
    m_heading->setText(tr("A/B tests"));
    m_metric->setAccessibleName(tr("Compare by"));
    for (int index = 0; index < m_metric->count(); ++index)
        m_metric->setItemText(index, metricTitle(m_metric->itemData(index).toString()));
    rebuild();
    refill();
}

void ExperimentSection::restyle()
{
    setTextLook(m_heading, ui::TextStyle::Title, ui::Role::Text);
    setTextLook(m_none, ui::TextStyle::Body, ui::Role::TextSecondary);
}

} // namespace qiao::workstation::analytics
