#include "relay/hub/CommandMemory.h"

#include <algorithm>

namespace qiao::relay::hub {

void CommandMemory::remember(const domain::CommandId &id, const QByteArray &answer, base::TimePoint at)
{
    forgetOld(at);
    if (!m_answers.contains(id))
        m_order.push_back({id, at});
    m_answers.insert(id, answer);
}

void CommandMemory::remember(const std::vector<link::CommandRecord> &records)
{
    // What was loaded is older than what is known by now; what is known of it stays where it is.
    QList<Entry> loaded;
    for (const link::CommandRecord &record : records) {
        if (!m_answers.contains(record.id))
            loaded.push_back({record.id, record.at});
        m_answers.insert(record.id, record.answer);
    }
    if (loaded.empty())
        return;
    const auto isEarlier = [](const Entry &a, const Entry &b) { return a.at < b.at; };
    const qsizetype middle = loaded.size();
    loaded.append(std::exchange(m_order, {}));
    std::inplace_merge(loaded.begin(), loaded.begin() + middle, loaded.end(), isEarlier);
    m_order = std::move(loaded);
}

std::optional<QByteArray> CommandMemory::answerTo(const domain::CommandId &id) const
{
    const auto found = m_answers.constFind(id);
    if (found == m_answers.constEnd())
        return std::nullopt;
    return *found;
}

size_t CommandMemory::count(base::TimePoint now)
{
    forgetOld(now);
    return static_cast<size_t>(m_order.size());
}

void CommandMemory::forgetOld(base::TimePoint now)
{
    while (!m_order.empty() && m_order.front().at + span < now) {
        m_answers.remove(m_order.front().id);
        m_order.pop_front();
    }
}

} // namespace qiao::relay::hub
