#pragma once

#include "workstation/ui/chart/ChartTable.h"

#include <QTableView>

namespace qiao::workstation::ui::chart {

class ChartTableModel;

// A chart's figures as a table that can be walked and copied: what is chosen, or all of it. T or Escape asks for the
// chart again. GUI thread.
class ChartTableView final : public QTableView
{
    Q_OBJECT

public:
    explicit ChartTableView(QWidget *parent = nullptr);

    void setTable(const ChartTable &table);
    const ChartTable &table() const;
    void copy() const;

Q_SIGNALS:
    void chartRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    ChartTableModel *m_model;
};

} // namespace qiao::workstation::ui::chart
