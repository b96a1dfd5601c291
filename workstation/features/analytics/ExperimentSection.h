#pragma once

#include "common/protocol/Reports.h"
#include "workstation/ui/chart/ChartTable.h"

#include <QPair>
#include <QWidget>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace qiao::workstation::ui::chart {
class ArmsChart;
}

namespace qiao::workstation::analytics {

// The A/B tests that ran: the arms of each with their intervals, by a metric to choose. GUI thread.
class ExperimentSection final : public QWidget
{
    Q_OBJECT

public:
    explicit ExperimentSection(QWidget *parent = nullptr);

    QString metric() const;
    void showReport(const protocol::ExperimentsReport &report);
    void showLoading();
    void showFailed(const QString &sentence);
    // Of each experiment, with its name.
    QList<QPair<QString, ui::chart::ChartTable>> tables() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showNothing(const QString &text);
    void rebuild();
    void refill();
    void retranslate();
    void restyle();

    protocol::ExperimentsReport m_report;
    bool m_isHere = false;
    QLabel *m_heading;
    QLabel *m_none;
    QComboBox *m_metric;
    QVBoxLayout *m_column;
    QWidget *m_list = nullptr;
    QList<ui::chart::ArmsChart *> m_charts;
};

} // namespace qiao::workstation::analytics
