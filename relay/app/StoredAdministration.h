#pragma once

#include "common/base/Clock.h"
#include "relay/api/AdminLedger.h"
#include "relay/storage/StorageQueries.h"

namespace qiao::relay::app {

// The administration over the storage. Main thread; the work is done on the storage's.
class StoredAdministration final : public api::AdminLedger
{
public:
    StoredAdministration(storage::StorageQueries &queries, const base::Clock &clock)
        : m_queries(queries)
        , m_clock(clock)
    {
    }

    void carryOut(const link::AdminRequest &request, Done done) override;

private:
    storage::StorageQueries &m_queries;
    const base::Clock &m_clock;
};

} // namespace qiao::relay::app
