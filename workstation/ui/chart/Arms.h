#pragma once

#include "workstation/ui/chart/ChartTable.h"

#include <QList>

namespace qiao::workstation::ui::chart {

// Two or more ways of doing something, each with what was measured and how sure that is. A plain value.
struct Arms
{
    struct Arm
    {
        QString name;
        qint64 count = 0; // how many were measured
        std::optional<double> value; // none: nothing yet
        double low = 0; // the interval of confidence around the value
        double high = 0;

        bool operator==(const Arm &) const = default;
    };

    Unit unit = Unit::Share;
    QString valueName; // what was measured: "Resolution"
    QString countName; // "Conversations"
    QList<Arm> arms;
    QString sentence; // what may be concluded, or that it is too early

    bool isEmpty() const;
    QString intervalText(int index) const; // "41.2% – 47.9%"
    ChartTable table() const;
    QString summary() const;

    bool operator==(const Arms &) const = default;
};

} // namespace qiao::workstation::ui::chart
