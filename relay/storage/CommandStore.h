#pragma once

#include "relay/link/StorageRequest.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// The answers of commands that were carried out, so that repeating one changes nothing. Storage thread.
class CommandStore
{
public:
    explicit CommandStore(Database &database)
        : m_database(database)
    {
    }

    // How long a repeated id is known for certain, and how long its row is kept at most.
    static constexpr std::chrono::hours promised{24};
    static constexpr std::chrono::hours kept{48};

    // Conflict when the sender used the id within the promised time before.
    base::Result<void> save(const link::CommandRecord &command);
    base::Result<std::vector<link::CommandRecord>> of(const QString &sender, base::TimePoint since);

    // Removes at most `limit` of the commands from before `before`; tells how many.
    base::Result<int> removeOlder(base::TimePoint before, int limit);

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
