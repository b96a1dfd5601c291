#pragma once

#include "relay/metrics/Figure.h"
#include "relay/metrics/Report.h"

namespace qiao::relay::metrics {

// Every metric, once.
class SummaryReport : public Report
{
public:
    SummaryReport(const ReportQuery &query, const ReportContext &context);

    void take(const link::ConversationFacts &facts) override;
    QJsonObject toJson() const override;
    QStringList columns() const override;
    std::vector<QJsonObject> rows() const override;

private:
    const ReportQuery &m_query;
    CaseFilter m_filter;
    std::vector<Figure> m_figures; // in the order of allMetrics
};

} // namespace qiao::relay::metrics
