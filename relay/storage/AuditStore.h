#pragma once

#include "relay/link/StorageRequest.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// What supervisors did with their rights. Only ever added to. Storage thread.
class AuditStore
{
public:
    explicit AuditStore(Database &database)
        : m_database(database)
    {
    }

    base::Result<void> add(const link::AuditRecord &record);
    // The newest of those from before `before`, newest first.
    base::Result<std::vector<link::AuditRecord>> list(base::TimePoint before, int limit);

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
