#include "relay/metrics/ConversationsReport.h"

#include <QJsonArray>

#include <algorithm>

namespace qiao::relay::metrics {

using namespace Qt::StringLiterals;

bool ConversationsReport::isEarlierInList(const Entry &a, const Entry &b)
{
    if (a.one.at != b.one.at)
        return a.one.at > b.one.at;
    if (a.conversation != b.conversation)
        return a.conversation < b.conversation;
    return a.one.queue < b.one.queue;
}

void ConversationsReport::take(const link::ConversationFacts &facts)
{
    for (const Case &one : m_filter.casesOf(m_query.metric, facts)) {
        ++m_total;
        m_entries.push_back({facts.conversation, facts.channel, one});
    }
    dropOldest();
}

void ConversationsReport::dropOldest()
{
    const size_t wanted = static_cast<size_t>(m_query.offset) + static_cast<size_t>(m_query.limit);
    if (m_entries.size() < 2 * wanted)
        return;
    const auto end = m_entries.begin() + static_cast<std::ptrdiff_t>(wanted);
    std::nth_element(m_entries.begin(), end, m_entries.end(), isEarlierInList);
    m_entries.erase(end, m_entries.end());
}

QJsonObject ConversationsReport::rowOf(const Entry &entry) const
{
    const ConversationWords words = m_context.describe(entry.conversation);
    QJsonObject row{
        {u"conversation"_s, entry.conversation.toString()},
        {u"at"_s, base::toEpochMs(entry.one.at)},
        {u"visitorName"_s, words.visitorName},
        {u"topic"_s, words.topic},
        {u"channel"_s, entry.channel},
        {u"queue"_s, entry.one.queue.toString()},
        {u"queueName"_s, m_context.rules.nameOf(entry.one.queue)},
        {u"agent"_s, entry.one.agent.toString()},
        {u"agentName"_s, m_context.agentNames.value(entry.one.agent)},
    };
    if (entry.one.value)
        row.insert("value"_L1, *entry.one.value);
    if (unitOf(m_query.metric) == Unit::Ratio)
        row.insert("met"_L1, entry.one.isMet);
    return row;
}

QJsonObject ConversationsReport::toJson() const
{
    QJsonArray conversations;
    for (const QJsonObject &row : rows())
        conversations.append(row);
    QJsonObject json = headOf(m_query);
    json.insert("total"_L1, m_total);
    json.insert("conversations"_L1, conversations);
    return json;
}

QStringList ConversationsReport::columns() const
{
    return {u"conversation"_s, u"at"_s, u"visitorName"_s, u"topic"_s, u"channel"_s, u"queue"_s, u"queueName"_s,
        u"agent"_s, u"agentName"_s, u"value"_s, u"met"_s};
}

std::vector<QJsonObject> ConversationsReport::rows() const
{
    std::vector<Entry> sorted = m_entries;
    std::sort(sorted.begin(), sorted.end(), isEarlierInList);
    const size_t first = std::min(sorted.size(), static_cast<size_t>(m_query.offset));
    const size_t last = std::min(sorted.size(), first + static_cast<size_t>(m_query.limit));
    std::vector<QJsonObject> rows;
    for (size_t i = first; i < last; ++i)
        rows.push_back(rowOf(sorted[i]));
    return rows;
}

} // namespace qiao::relay::metrics
