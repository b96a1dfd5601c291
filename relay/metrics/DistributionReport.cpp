#include "relay/metrics/DistributionReport.h"

#include <QJsonArray>

#include <algorithm>

namespace qiao::relay::metrics {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;

// Where the buckets begin; those of durations have one more behind the last, without end.
const std::vector<qint64> durationBounds{0, 5 * second, 10 * second, 15 * second, 20 * second, 30 * second, 45 * second,
    minute, 90 * second, 2 * minute, 3 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour,
    4 * hour};
const std::vector<qint64> scoreBounds{1, 2, 3, 4, 5, 6};

} // namespace

void DistributionReport::take(const link::ConversationFacts &facts)
{
    for (const Case &one : m_filter.casesOf(m_query.metric, facts))
        m_figure.add(one);
}

QJsonObject DistributionReport::toJson() const
{
    QJsonObject json = headOf(m_query);
    const QJsonObject figure = m_figure.toJson();
    for (auto member = figure.begin(); member != figure.end(); ++member)
        json.insert(member.key(), member.value());
    const std::vector<qint64> &values = m_figure.values();
    json.insert("min"_L1, values.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(values.front()));
    json.insert("max"_L1, values.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(values.back()));
    QJsonArray buckets;
    for (const QJsonObject &row : rows())
        buckets.append(row);
    json.insert("buckets"_L1, buckets);
    return json;
}

QStringList DistributionReport::columns() const
{
    return {u"from"_s, u"to"_s, u"count"_s};
}

std::vector<QJsonObject> DistributionReport::rows() const
{
    const bool isScore = unitOf(m_query.metric) == Unit::Score;
    const std::vector<qint64> &bounds = isScore ? scoreBounds : durationBounds;
    const std::vector<qint64> &values = m_figure.values();
    const size_t buckets = isScore ? bounds.size() - 1 : bounds.size();
    std::vector<QJsonObject> rows;
    for (size_t i = 0; i < buckets; ++i) {
        const bool isLast = i + 1 == bounds.size();
        const auto first = std::lower_bound(values.begin(), values.end(), bounds[i]);
        const auto last = isLast ? values.end() : std::lower_bound(first, values.end(), bounds[i + 1]);
        rows.push_back(
            {{u"from"_s, bounds[i]}, {u"to"_s, isLast ? QJsonValue(QJsonValue::Null) : QJsonValue(bounds[i + 1])},
                {u"count"_s, qint64(last - first)}});
    }
    return rows;
}

} // namespace qiao::relay::metrics
