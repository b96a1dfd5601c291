#pragma once

#include "workstation/ui/chart/ChartTable.h"

#include <QAbstractTableModel>

namespace qiao::workstation::ui::chart {

// A chart's table for a view. GUI thread.
class ChartTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        ValueRole = Qt::UserRole, // the bare value, for sorting
    };

    using QAbstractTableModel::QAbstractTableModel;

    const ChartTable &table() const { return m_table; }
    void setTable(const ChartTable &table);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ChartTable m_table;
};

} // namespace qiao::workstation::ui::chart
