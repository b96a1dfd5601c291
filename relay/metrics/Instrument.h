#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>

// Numbers that any thread may change and any may read, without waiting for each other.
namespace qiao::relay::metrics {

// Only ever grows.
class Counter
{
public:
    void add(quint64 count = 1) { m_count.fetch_add(count, std::memory_order_relaxed); }
    quint64 value() const { return m_count.load(std::memory_order_relaxed); }

private:
    std::atomic<quint64> m_count{0};
};

class Gauge
{
public:
    void add(qint64 difference) { m_value.fetch_add(difference, std::memory_order_relaxed); }
    qint64 value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<qint64> m_value{0};
};

// How many values lie at or below each of some bounds.
class Histogram
{
public:
    static constexpr size_t mostBounds = 16;

    // Bounds in rising order.
    explicit Histogram(std::initializer_list<double> bounds);

    void observe(double value, quint64 times = 1);

    size_t bounds() const { return m_size; }
    double bound(size_t place) const { return m_bounds[place]; }
    // Values in (the bound before, this bound]; the one behind the last bound has no end.
    quint64 count(size_t place) const { return m_counts[place].value(); }
    quint64 total() const;
    double sum() const { return static_cast<double>(m_sum.value()) / sumScale; }
    // Interpolated within its bucket; behind the last bound it is that bound. 0 without a value.
    double percentile(int percent) const;

private:
    static constexpr double sumScale = 1e6;

    std::array<double, mostBounds> m_bounds{};
    size_t m_size = 0;
    std::array<Counter, mostBounds + 1> m_counts;
    Counter m_sum; // of the values, in millionths
};

} // namespace qiao::relay::metrics
