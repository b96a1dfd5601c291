#pragma once

#include "relay/metrics/Figure.h"
#include "relay/metrics/Report.h"

namespace qiao::relay::metrics {

// How the values of one metric spread.
class DistributionReport : public Report
{
public:
    DistributionReport(const ReportQuery &query, const ReportContext &context)
        : m_query(query)
        , m_filter(query, context.rules)
        , m_figure(unitOf(query.metric))
    {
    }

    void take(const link::ConversationFacts &facts) override;
    QJsonObject toJson() const override;
    QStringList columns() const override;
    std::vector<QJsonObject> rows() const override;

private:
    const ReportQuery &m_query;
    CaseFilter m_filter;
    Figure m_figure;
};

} // namespace qiao::relay::metrics
