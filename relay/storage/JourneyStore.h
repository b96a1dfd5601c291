#pragma once

#include "relay/link/StorageRequest.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// What visitors did on their site. Storage thread.
class JourneyStore
{
public:
    explicit JourneyStore(Database &database)
        : m_database(database)
    {
    }

    base::Result<void> add(const link::JourneyRecord &record);
    // The newest `limit` steps, in the order they happened.
    base::Result<std::vector<link::JourneyRecord>> of(const domain::VisitorId &visitor, int limit);
    // Removes at most `limit` of the steps from before `before`; tells how many.
    base::Result<int> removeOlder(base::TimePoint before, int limit);

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
