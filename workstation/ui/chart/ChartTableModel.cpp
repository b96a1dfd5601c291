#include "workstation/ui/chart/ChartTableModel.h"

namespace qiao::workstation::ui::chart {

void ChartTableModel::setTable(const ChartTable &table)
{
    if (table == m_table) {
        return;
    }
    beginResetModel();
    m_table = table;
    endResetModel();
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.headers.size());
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const QList<ChartTable::Cell> &row = m_table.rows.at(index.row());
    if (index.column() >= row.size()) {
        return {};
    }
    const ChartTable::Cell &cell = row.at(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::AccessibleTextRole:
        return m_table.headers.at(index.column()) + QLatin1Char(' ') + cell.text;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (index.column() > 0 ? Qt::AlignRight : Qt::AlignLeft)));
    case ValueRole:
        return cell.value;
    default:
        return {};
    }
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_table.headers.size()) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return m_table.headers.at(section);
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (section > 0 ? Qt::AlignRight : Qt::AlignLeft)));
    }
    return {};
}

} // namespace qiao::workstation::ui::chart
