#include "relay/metrics/SummaryReport.h"

namespace qiao::relay::metrics {

using namespace Qt::StringLiterals;

SummaryReport::SummaryReport(const ReportQuery &query, const ReportContext &context)
    : m_query(query)
    , m_filter(query, context.rules)
{
    for (const Metric metric : allMetrics)
        m_figures.emplace_back(unitOf(metric));
}

void SummaryReport::take(const link::ConversationFacts &facts)
{
    for (size_t i = 0; i < allMetrics.size(); ++i) {
        for (const Case &one : m_filter.casesOf(allMetrics[i], facts))
            m_figures[i].add(one);
    }
}

QJsonObject SummaryReport::toJson() const
{
    QJsonObject metrics;
    for (const QJsonObject &row : rows()) {
        QJsonObject figure = row;
        figure.remove("metric"_L1);
        metrics.insert(row.value("metric"_L1).toString(), figure);
    }
    QJsonObject json = headOf(m_query);
    json.insert("metrics"_L1, metrics);
    return json;
}

QStringList SummaryReport::columns() const
{
    return {u"metric"_s, u"unit"_s, u"count"_s, u"met"_s, u"value"_s, u"p50"_s, u"p90"_s, u"p99"_s};
}

std::vector<QJsonObject> SummaryReport::rows() const
{
    std::vector<QJsonObject> rows;
    for (size_t i = 0; i < allMetrics.size(); ++i) {
        QJsonObject row = m_figures[i].toJson();
        row.insert("metric"_L1, nameOf(allMetrics[i]));
        row.insert("unit"_L1, nameOf(unitOf(allMetrics[i])));
        rows.push_back(row);
    }
    return rows;
}

} // namespace qiao::relay::metrics
