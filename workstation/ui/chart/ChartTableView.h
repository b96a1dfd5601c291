#pragma once

#include "workstation/ui/chart/ChartTable.h"

#include <QTableView>

class QSortFilterProxyModel;

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

    // A click on a header then sorts by its column's values.
    void setSortable(bool isSortable);

Q_SIGNALS:
    void chartRequested();
    // A click, a double click or Enter; the row is the table's own, however it is sorted.
    void rowChosen(int row);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    ChartTableModel *m_model;
    QSortFilterProxyModel *m_sorted;
};

} // namespace qiao::workstation::ui::chart
