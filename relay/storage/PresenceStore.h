#pragma once

#include "relay/link/StorageRequest.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// When agents were there, and why not. Only ever added to. Storage thread.
class PresenceStore
{
public:
    explicit PresenceStore(Database &database)
        : m_database(database)
    {
    }

    base::Result<void> add(const link::PresenceRecord &record);
    // Nobody is there: said of everybody who was, when the relay starts.
    base::Result<void> endAll(base::TimePoint at);
    // Those of one agent in [from, to), in order, with the last one before `from` in front.
    base::Result<std::vector<link::PresenceRecord>> of(
        const domain::AgentId &agent, base::TimePoint from, base::TimePoint to);

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
