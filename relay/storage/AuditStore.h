#pragma once

#include "relay/link/StorageRequest.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// With its running number.
struct NumberedAuditRecord
{
    qint64 number = 0;
    link::AuditRecord record;
};

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
    // The newest of those with a smaller number than `before` (0: no bound) whose actor, action or target holds
    // `about`, newest first.
    base::Result<std::vector<NumberedAuditRecord>> page(qint64 before, const QString &about, int limit);

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
