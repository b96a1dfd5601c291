#pragma once

#include "relay/metrics/Report.h"

namespace qiao::relay::metrics {

// The cases that a figure counts, latest first: the way from a figure to its conversations.
class ConversationsReport : public Report
{
public:
    ConversationsReport(const ReportQuery &query, const ReportContext &context)
        : m_query(query)
        , m_context(context)
        , m_filter(query, context.rules)
    {
    }

    void take(const link::ConversationFacts &facts) override;
    QJsonObject toJson() const override;
    QStringList columns() const override;
    std::vector<QJsonObject> rows() const override;

private:
    struct Entry
    {
        domain::ConversationId conversation;
        QString channel;
        Case one;
    };

    static bool isEarlierInList(const Entry &a, const Entry &b);
    void dropOldest();
    QJsonObject rowOf(const Entry &entry) const;

    const ReportQuery &m_query;
    const ReportContext &m_context;
    CaseFilter m_filter;
    qint64 m_total = 0;
    std::vector<Entry> m_entries; // at least those that are asked for
};

} // namespace qiao::relay::metrics
