#pragma once

#include "relay/metrics/Cases.h"
#include "relay/metrics/LocalTime.h"
#include "relay/metrics/ReportQuery.h"

namespace qiao::relay::metrics {

// Which cases a report is about. One thread at a time.
class CaseFilter
{
public:
    CaseFilter(const ReportQuery &query, const QueueRules &rules)
        : m_query(query)
        , m_rules(rules)
        , m_local(QTimeZone(query.zone))
    {
    }

    // The conversation's cases of this metric that the query asks for; good until the next call.
    const std::vector<Case> &casesOf(Metric metric, const link::ConversationFacts &facts);

    const LocalTime &local() const { return m_local; }

private:
    bool accepts(const Case &one) const;

    const ReportQuery &m_query;
    const QueueRules &m_rules;
    LocalTime m_local;
    std::vector<Case> m_cases;
};

} // namespace qiao::relay::metrics
