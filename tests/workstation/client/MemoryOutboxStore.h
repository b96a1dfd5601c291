#pragma once

#include "workstation/client/OutboxStore.h"

namespace qiao::tests {

// A store that outlives the outbox, as a disk does.
class MemoryOutboxStore final : public workstation::client::OutboxStore
{
public:
    void put(const workstation::client::OutboxEntry &entry) override { entries.append(entry); }
    void remove(const domain::CommandId &command) override
    {
        entries.removeIf([&command](const auto &entry) { return entry.request.id == command; });
    }

    bool contains(const domain::CommandId &command) const
    {
        return std::any_of(
            entries.begin(), entries.end(), [&command](const auto &entry) { return entry.request.id == command; });
    }

    QList<workstation::client::OutboxEntry> entries;
};

} // namespace qiao::tests
