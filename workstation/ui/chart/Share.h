#pragma once

#include "workstation/ui/Role.h"
#include "workstation/ui/chart/ChartTable.h"

namespace qiao::workstation::ui::chart {

// A share against its goal, such as answered within 15 s. A plain value.
struct Share
{
    enum class Standing { Unknown, Reached, Close, Missed };

    QString name; // "Within 15 s"
    std::optional<double> share; // 0 to 1; none: nothing to divide yet
    double goal = 0.9;

    bool isEmpty() const { return !share; }
    // Close is less than a tenth of the goal short of it.
    Standing standing() const;
    Role role() const; // the colour of its standing; its sign and words stand beside it
    QString standingText() const; // "goal reached"
    ChartTable table() const;
    QString summary() const;

    bool operator==(const Share &) const = default;
};

} // namespace qiao::workstation::ui::chart
