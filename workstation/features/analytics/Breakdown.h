#pragma once

#include "common/protocol/Reports.h"
#include "workstation/ui/chart/ChartTable.h"

#include <QStringList>

namespace qiao::workstation::analytics {

// A table of agents or queues: one row for each that has a case in any column, and the key of each row.
struct Breakdown
{
    enum class Part { Value, Median, P90 };

    struct Column
    {
        QString header;
        const protocol::SeriesReport *report = nullptr; // null: not here yet
        Part part = Part::Value;
    };

    ui::chart::ChartTable table;
    QStringList keys;
};

// Rows in the order of the first column that names them; `nobody` stands for an empty key.
Breakdown breakdownOf(const QString &nameHeader, const QString &nobody, const QList<Breakdown::Column> &columns);

} // namespace qiao::workstation::analytics
