#pragma once

#include "relay/link/StorageRequest.h"

#include <QHash>
#include <QList>

#include <optional>

namespace qiao::relay::hub {

// What one sender was answered before, so that a repeated command changes nothing.
class CommandMemory
{
public:
    // How long a command's id is remembered at least.
    static constexpr base::Milliseconds span = std::chrono::hours(24);

    void remember(const domain::CommandId &id, const QByteArray &answer, base::TimePoint at);
    void remember(const std::vector<link::CommandRecord> &records);
    std::optional<QByteArray> answerTo(const domain::CommandId &id) const;

    // How many are remembered, when those that are old enough have been forgotten.
    size_t count(base::TimePoint now);
    // When the oldest of them was answered; there must be one.
    base::TimePoint oldest() const { return m_order.front().at; }

private:
    struct Entry
    {
        domain::CommandId id;
        base::TimePoint at{};
    };

    void forgetOld(base::TimePoint now);

    QHash<domain::CommandId, QByteArray> m_answers;
    QList<Entry> m_order; // one for each answer, by time
};

} // namespace qiao::relay::hub
