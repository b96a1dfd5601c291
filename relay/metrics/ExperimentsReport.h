#pragma once

#include "common/domain/Proportion.h"
#include "relay/metrics/Report.h"

namespace qiao::relay::metrics {

// What became of the conversations in each arm of the experiments that ran in the range, and whether the arms differ.
class ExperimentsReport : public Report
{
public:
    ExperimentsReport(const ReportQuery &query, const ReportContext &context);

    void take(const link::ConversationFacts &facts) override;
    QJsonObject toJson() const override;
    QStringList columns() const override;
    std::vector<QJsonObject> rows() const override;

private:
    struct Tally
    {
        qint64 conversations = 0;
        std::vector<domain::Proportion> rates; // in the order of the ratios
    };
    struct Trial
    {
        domain::Experiment experiment;
        std::array<Tally, 2> arms;
    };

    QJsonObject jsonOf(const Trial &trial) const;
    static QJsonObject rateOf(const domain::Proportion &share);

    const ReportQuery &m_query;
    CaseFilter m_filter;
    std::vector<Metric> m_ratios;
    std::vector<Trial> m_trials;
};

} // namespace qiao::relay::metrics
