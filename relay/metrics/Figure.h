#pragma once

#include "relay/metrics/Cases.h"

#include <QJsonObject>

namespace qiao::relay::metrics {

// What cases come to: their number, the share of those that meet it, or the mean and the percentiles of their values.
class Figure
{
public:
    explicit Figure(Unit unit)
        : m_unit(unit)
    {
    }

    void add(const Case &one);

    qint64 count() const { return m_count; }
    // The cases' number, the share (0–1) or the mean; none without a case, but for a count.
    std::optional<double> value() const;
    // The smallest value that at least `percent` of 100 of the cases do not exceed (nearest rank).
    std::optional<qint64> percentile(int percent) const;
    // In rising order.
    const std::vector<qint64> &values() const;

    // count, met?, value, p50?, p90?, p99?, as docs/metrics.md shows them.
    QJsonObject toJson() const;

private:
    bool isMeasured() const { return m_unit == Unit::Duration || m_unit == Unit::Score; }

    Unit m_unit;
    qint64 m_count = 0;
    qint64 m_met = 0;
    qint64 m_sum = 0;
    mutable std::vector<qint64> m_values;
    mutable bool m_isSorted = true;
};

} // namespace qiao::relay::metrics
