#include "relay/metrics/Figure.h"

#include <algorithm>

namespace qiao::relay::metrics {

using namespace Qt::StringLiterals;

namespace {

template <typename Number> QJsonValue jsonOf(const std::optional<Number> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

} // namespace

void Figure::add(const Case &one)
{
    ++m_count;
    m_met += one.isMet ? 1 : 0;
    if (isMeasured()) {
        m_sum += one.value.value_or(0);
        m_values.push_back(one.value.value_or(0));
        m_isSorted = false;
    }
}

std::optional<double> Figure::value() const
{
    if (m_unit == Unit::Count)
        return static_cast<double>(m_count);
    if (m_count == 0)
        return std::nullopt;
    return static_cast<double>(m_unit == Unit::Ratio ? m_met : m_sum) / static_cast<double>(m_count);
}

std::optional<qint64> Figure::percentile(int percent) const
{
    if (m_values.empty())
        return std::nullopt;
    const size_t rank = (m_values.size() * static_cast<size_t>(percent) + 99) / 100; // from 1 on, rounded up
    return values()[std::max<size_t>(rank, 1) - 1];
}

const std::vector<qint64> &Figure::values() const
{
    if (!std::exchange(m_isSorted, true))
        std::sort(m_values.begin(), m_values.end());
    return m_values;
}

QJsonObject Figure::toJson() const
{
    QJsonObject json{{u"count"_s, m_count}, {u"value"_s, jsonOf(value())}};
    if (m_unit == Unit::Ratio)
        json.insert("met"_L1, m_met);
    if (isMeasured()) {
        json.insert("p50"_L1, jsonOf(percentile(50)));
        json.insert("p90"_L1, jsonOf(percentile(90)));
        json.insert("p99"_L1, jsonOf(percentile(99)));
    }
    return json;
}

} // namespace qiao::relay::metrics
