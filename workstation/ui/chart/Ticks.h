#pragma once

#include "workstation/ui/chart/ValueText.h"

#include <QList>

namespace qiao::workstation::ui::chart {

// Round values along an axis that covers some data.
struct Ticks
{
    double low = 0;
    double high = 1;
    double step = 1;
    QList<double> at; // from low to high, both included

    // Where a value lies: 0 at the low end, 1 at the high one. Values outside are held at the ends.
    double share(double value) const;
};

// At most `most` (two or more) ticks around low and high, at steps people count in: 1, 2, 5 and their tens; for
// durations seconds, minutes, hours and days. Counts get whole steps; a share does not reach beyond 100 %.
Ticks niceTicks(double low, double high, int most, Unit unit);

} // namespace qiao::workstation::ui::chart
