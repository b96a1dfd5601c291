#pragma once

#include "relay/link/StorageRequest.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// The answers of commands that were carried out, so that repeating one changes nothing. Storage thread.
class CommandStore
{
public:
    explicit CommandStore(Database &database);

    // How long a repeated id is known for certain, and how long its row is kept at most.
    static constexpr std::chrono::hours promised{24};
    static constexpr std::chrono::hours kept{48};

    // Conflict when the sender used the id within the promised time before.
    base::Result<void> save(const link::CommandRecord &command);
    base::Result<std::vector<link::CommandRecord>> of(const QString &sender, base::TimePoint since);

    // Looks at the next `count` rows, in the order of their keys and round and round, and removes those from before
    // `before`; tells how many. An index by time would cost every command more than this does now and then.
    base::Result<int> removeOlder(base::TimePoint before, int count);

private:
    struct Key
    {
        QString sender;
        QString id;
    };

    base::Result<std::optional<Key>> lastOfNext(int count);

    Database &m_database;
    Database::Prepared &m_save;
    Key m_lookedAt; // the last one
};

} // namespace qiao::relay::storage
