#pragma once

#include "common/domain/Experiment.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// The experiments, those that ended too. Storage thread, or the command line.
class ExperimentStore
{
public:
    explicit ExperimentStore(Database &database)
        : m_database(database)
    {
    }

    // Adds the experiment behind the others, or changes the one with its id.
    base::Result<void> save(const domain::Experiment &experiment);
    base::Result<bool> remove(const QString &id);
    // In the order in which they were made. Internal when one cannot be read.
    base::Result<std::vector<domain::Experiment>> all();

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
