#include "relay/hub/CommandMemory.h"

namespace qiao::relay::hub {

void CommandMemory::remember(const domain::CommandId &id, const QJsonObject &answer, base::TimePoint at)
{
    m_answers.insert(id, {answer, at});
    constexpr qsizetype growthBeforePrune = 5'000;
    if (m_answers.size() > m_sizeAfterPrune + growthBeforePrune)
        prune(at);
}

void CommandMemory::remember(const std::vector<link::CommandRecord> &records)
{
    for (const link::CommandRecord &record : records)
        m_answers.insert(record.id, {record.answer, record.at});
}

std::optional<QJsonObject> CommandMemory::answerTo(const domain::CommandId &id) const
{
    const auto found = m_answers.constFind(id);
    if (found == m_answers.constEnd())
        return std::nullopt;
    return found->data;
}

void CommandMemory::prune(base::TimePoint now)
{
    m_answers.removeIf([&](const auto &entry) { return entry.value().at + span < now; });
    m_sizeAfterPrune = m_answers.size();
}

} // namespace qiao::relay::hub
