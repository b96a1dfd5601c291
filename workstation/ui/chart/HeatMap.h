#pragma once

#include "workstation/ui/chart/ChartTable.h"

#include <array>

namespace qiao::workstation::ui::chart {

// A figure for each hour of each weekday. A plain value.
struct HeatMap
{
    static constexpr int days = 7; // from Monday
    static constexpr int hours = 24;

    Unit unit = Unit::Count;
    QString valueName; // "Conversations"
    std::array<std::array<std::optional<double>, hours>, days> values{};

    bool isEmpty() const;
    double highest() const;
    QString cellText(int day, int hour) const; // "Tuesday, 14:00–15:00"
    ChartTable table() const; // a row for each day, in the order of the locale's week
    QString summary() const;

    bool operator==(const HeatMap &) const = default;
};

// The days (0 is Monday) in the order of the locale's week.
std::array<int, HeatMap::days> weekOrder(const QLocale &locale = QLocale());

} // namespace qiao::workstation::ui::chart
