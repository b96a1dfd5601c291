#pragma once

#include "workstation/ui/chart/ChartTable.h"

#include <QList>
#include <QString>

namespace qiao::workstation::ui::chart {

// How often a figure lay where: bins side by side, and marks such as percentiles. A plain value.
struct Distribution
{
    // From `from` up to, but without, `to`; the last may end at infinity.
    struct Bin
    {
        double from = 0;
        double to = 0;
        qint64 count = 0;

        bool operator==(const Bin &) const = default;
    };

    struct Mark
    {
        QString name; // "P90"
        double value = 0;

        bool operator==(const Mark &) const = default;
    };

    Unit unit = Unit::Seconds;
    QString countName; // what is counted: "Conversations"
    QList<Bin> bins; // ascending, each beginning where the one before ends
    QList<Mark> marks; // ascending

    qint64 total() const;
    bool isEmpty() const { return total() == 0; }
    QString binText(int index) const; // "10 s – 15 s", "from 10 m"
    ChartTable table() const; // the bins with their shares, then the marks
    QString summary() const;

    bool operator==(const Distribution &) const = default;
};

} // namespace qiao::workstation::ui::chart
