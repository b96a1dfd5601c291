#include "relay/metrics/Instrument.h"

#include <algorithm>
#include <cmath>

namespace qiao::relay::metrics {

Histogram::Histogram(std::initializer_list<double> bounds)
    : m_size(std::min(bounds.size(), mostBounds))
{
    std::copy_n(bounds.begin(), m_size, m_bounds.begin());
}

void Histogram::observe(double value, quint64 times)
{
    const auto end = m_bounds.begin() + static_cast<std::ptrdiff_t>(m_size);
    const auto place = std::lower_bound(m_bounds.begin(), end, value) - m_bounds.begin();
    m_counts[static_cast<size_t>(place)].add(times);
    m_sum.add(static_cast<quint64>(std::llround(std::max(value, 0.0) * sumScale)) * times);
}

quint64 Histogram::total() const
{
    quint64 total = 0;
    for (size_t i = 0; i <= m_size; ++i)
        total += count(i);
    return total;
}

double Histogram::percentile(int percent) const
{
    const double wanted = static_cast<double>(total()) * percent / 100.0;
    if (wanted <= 0)
        return 0;
    double below = 0;
    for (size_t i = 0; i < m_size; ++i) {
        const auto here = static_cast<double>(count(i));
        if (below + here >= wanted) {
            const double start = i == 0 ? 0 : m_bounds[i - 1];
            return start + (m_bounds[i] - start) * (wanted - below) / here;
        }
        below += here;
    }
    return m_size == 0 ? 0 : m_bounds[m_size - 1];
}

} // namespace qiao::relay::metrics
