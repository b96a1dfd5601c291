#pragma once

#include "workstation/ui/Icon.h"
#include "workstation/ui/Words.h"
#include "workstation/ui/chart/ChartTable.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace qiao::workstation::ui {
class EmptyState;
}

namespace qiao::workstation::ui::chart {

class Chart;
class ChartTableView;

// A chart with its heading: the same figures as a table at T or a click, and a designed state for what is loading,
// empty or failed. GUI thread.
class ChartSection final : public QWidget
{
    Q_OBJECT

public:
    // Takes the chart.
    ChartSection(const Words &title, Chart *chart, QWidget *parent = nullptr);

    Chart *chart() const { return m_chart; }
    QString title() const { return m_titleText.isEmpty() ? m_title.text() : m_titleText; }
    // A name that is data, such as that of an experiment, in place of the words.
    void setTitleText(const QString &title);
    void setDetail(const QString &detail); // beside the title, quieter: the unit, the filter
    // What is said where the chart has no figures.
    void setEmptyWords(const Words &title, const Words &advice);

    bool isTableShown() const { return m_isTableShown; }
    void setTableShown(bool isShown);

    void showLoading();
    void showFailed(const QString &title, const QString &advice);
    // The chart's own figures, or that there are none. Follows by itself when they change.
    void showChart();

Q_SIGNALS:
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State { Loading, Failed, Shown };

    void refresh();
    void retranslate();
    void restyle();

    Words m_title;
    QString m_titleText;
    Words m_emptyTitle;
    Words m_emptyAdvice;
    Chart *m_chart;
    QLabel *m_heading;
    QLabel *m_detail;
    QToolButton *m_toggle;
    QStackedWidget *m_stack;
    ChartTableView *m_table;
    EmptyState *m_empty;
    State m_state = State::Loading;
    bool m_isTableShown = false;
};

} // namespace qiao::workstation::ui::chart
