#include "relay/metrics/CaseFilter.h"

namespace qiao::relay::metrics {

const std::vector<Case> &CaseFilter::casesOf(Metric metric, const link::ConversationFacts &facts)
{
    m_cases.clear();
    if (!m_query.channel.isEmpty() && facts.channel != m_query.channel)
        return m_cases;
    addCases(m_cases, metric, facts, m_rules);
    std::erase_if(m_cases, [this](const Case &one) { return !accepts(one); });
    return m_cases;
}

bool CaseFilter::accepts(const Case &one) const
{
    if (one.at < m_query.from || one.at >= m_query.to)
        return false;
    if (!m_query.queue.isEmpty() && one.queue != m_query.queue)
        return false;
    if (!m_query.agent.isEmpty() && one.agent != m_query.agent)
        return false;
    if (m_query.hours != ReportHours::All
        && m_rules.isOpenAt(one.queue, one.at) != (m_query.hours == ReportHours::Inside))
        return false;
    // What follows narrows a list of conversations; no other report asks for it.
    if (m_query.isNobodys && !one.agent.isEmpty())
        return false;
    if (m_query.isMet && one.isMet != *m_query.isMet)
        return false;
    if (m_query.valueFrom && one.value.value_or(-1) < *m_query.valueFrom)
        return false;
    if (m_query.valueTo && (!one.value || *one.value >= *m_query.valueTo))
        return false;
    if (!m_query.weekday && !m_query.hour)
        return true;
    const QDateTime local = m_local.at(one.at);
    return (!m_query.weekday || local.date().dayOfWeek() == *m_query.weekday)
        && (!m_query.hour || local.time().hour() == *m_query.hour);
}

} // namespace qiao::relay::metrics
