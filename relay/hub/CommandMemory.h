#pragma once

#include "relay/link/StorageRequest.h"

#include <QHash>

#include <optional>

namespace qiao::relay::hub {

// What one sender was answered before, so that a repeated command changes nothing.
class CommandMemory
{
public:
    // How long a command's id is remembered at least.
    static constexpr base::Milliseconds span = std::chrono::hours(24);

    void remember(const domain::CommandId &id, const QJsonObject &answer, base::TimePoint at);
    void remember(const std::vector<link::CommandRecord> &records);
    std::optional<QJsonObject> answerTo(const domain::CommandId &id) const;

private:
    struct Answer
    {
        QJsonObject data;
        base::TimePoint at{};
    };

    void prune(base::TimePoint now);

    QHash<domain::CommandId, Answer> m_answers;
    qsizetype m_sizeAfterPrune = 0;
};

} // namespace qiao::relay::hub
