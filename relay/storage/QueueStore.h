#pragma once

#include "common/domain/Queue.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// The queues. Storage thread, or the command line.
class QueueStore
{
public:
    explicit QueueStore(Database &database)
        : m_database(database)
    {
    }

    // Adds the queue behind the others, or changes the one with its id.
    base::Result<void> save(const domain::Queue &queue, base::TimePoint at);
    base::Result<bool> remove(const domain::QueueId &id);
    // How many conversations of the queue are open.
    base::Result<int> openConversations(const domain::QueueId &id);
    // In the order in which they are shown. Internal when one cannot be read.
    base::Result<std::vector<domain::Queue>> all();

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
