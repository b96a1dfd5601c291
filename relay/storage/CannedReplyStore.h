#pragma once

#include "common/domain/Agent.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// The replies kept for reuse. Storage thread, or the command line.
class CannedReplyStore
{
public:
    explicit CannedReplyStore(Database &database)
        : m_database(database)
    {
    }

    // Adds the reply, or changes the one with its id.
    base::Result<void> save(const domain::CannedReply &reply);
    base::Result<bool> remove(const QString &id);
    base::Result<std::vector<domain::CannedReply>> all();

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
