#pragma once

#include "common/base/Clock.h"
#include "common/domain/Ids.h"
#include "workstation/features/analytics/PageRequests.h"

#include <QWidget>

class QAction;
class QLabel;
class QScrollArea;
class QSplitter;
class QToolButton;

namespace qiao::workstation::state {
class Desk;
}

namespace qiao::workstation::ui {
class ActionRegistry;
class Banner;
} // namespace qiao::workstation::ui

namespace qiao::workstation::ui::chart {
class BarChart;
class ChartSection;
class HeatMapChart;
class HistogramChart;
class TimeSeriesChart;
} // namespace qiao::workstation::ui::chart

namespace qiao::workstation::analytics {

class CasePanel;
class ExperimentSection;
class FigureRow;
class FilterBar;
class TableSection;

// How the conversations went: figures, courses, distributions, agents and queues of a time to choose, each leading to
// the conversations it counts. It reads the desk's reports and asks for those that are missing. GUI thread.
class AnalyticsPage final : public QWidget
{
    Q_OBJECT

public:
    // All must outlive the page.
    AnalyticsPage(state::Desk &desk, ui::ActionRegistry &actions, const base::Clock &clock, QWidget *parent = nullptr);

    FilterBar &filter() { return *m_filter; }
    const PageRequests &requests() const { return m_requests; }
    // Asks for everything that is shown anew.
    void renew();

    // What is shown: the tables below each other, and the page as it looks.
    QByteArray toCsv() const;
    QByteArray toPng() const;

Q_SIGNALS:
    void conversationChosen(const qiao::domain::ConversationId &conversation);
    // Something to be kept as a file of that name.
    void exportRequested(const QString &fileName, const QByteArray &content);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Asking { Missing, Everything };

    QWidget *makeHead();
    QWidget *makeContent();
    void addActions(ui::ActionRegistry &actions);
    void connectCharts();
    void refreshPeople();
    void ask(Asking asking);
    void takeChange(const protocol::ReportRequest &request);
    void refresh();
    void refreshFigures();
    void refreshCharts();
    void refreshTables();
    void refreshChannels();
    void showCases(const QString &part, const protocol::ReportRequest &request);
    protocol::ReportRequest casesOf(const QString &metric) const;
    void retranslate();
    void restyle();
    QDateTime now() const;
    QString fileName(const QString &ending) const;

    state::Desk &m_desk;
    const base::Clock &m_clock;
    Reach m_reach = Reach::Own;
    PageRequests m_requests;
    base::TimePoint m_askedAt{};
    bool m_isRefreshQueued = false;
    QLabel *m_title;
    FilterBar *m_filter;
    QToolButton *m_renewButton;
    QToolButton *m_exportButton;
    ui::Banner *m_banner;
    QSplitter *m_splitter;
    QScrollArea *m_scroll;
    QWidget *m_content = nullptr;
    FigureRow *m_figures;
    ui::chart::TimeSeriesChart *m_course;
    ui::chart::HistogramChart *m_firstResponse;
    ui::chart::BarChart *m_ratings;
    ui::chart::HeatMapChart *m_week;
    ui::chart::ChartSection *m_courseSection;
    ui::chart::ChartSection *m_firstResponseSection;
    ui::chart::ChartSection *m_ratingsSection;
    ui::chart::ChartSection *m_weekSection;
    TableSection *m_agents;
    TableSection *m_queues;
    ExperimentSection *m_experiments;
    CasePanel *m_cases;
    QList<QAction *> m_pageActions; // those that mean nothing elsewhere
};

} // namespace qiao::workstation::analytics
