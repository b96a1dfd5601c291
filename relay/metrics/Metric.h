#pragma once

#include <QString>

#include <array>
#include <optional>

namespace qiao::relay::metrics {

// What is measured; docs/metrics.md defines each.
enum class Metric {
    Arrivals,
    Answered,
    Deferred,
    Abandoned,
    Abandonment,
    Wait,
    FirstResponse,
    InGoal,
    Turns,
    Handling,
    WrapUp,
    Transfers,
    TransferRate,
    Closed,
    Resolution,
    Csat,
    Rating,
};

// What the cases of a metric give: how many they are, how many of them meet it, or what they measure.
enum class Unit { Count, Ratio, Duration, Score };

inline constexpr std::array allMetrics{Metric::Arrivals, Metric::Answered, Metric::Deferred, Metric::Abandoned,
    Metric::Abandonment, Metric::Wait, Metric::FirstResponse, Metric::InGoal, Metric::Turns, Metric::Handling,
    Metric::WrapUp, Metric::Transfers, Metric::TransferRate, Metric::Closed, Metric::Resolution, Metric::Csat,
    Metric::Rating};

Unit unitOf(Metric metric);
QString nameOf(Metric metric);
QString nameOf(Unit unit);
std::optional<Metric> metricFromName(QStringView name);

} // namespace qiao::relay::metrics
