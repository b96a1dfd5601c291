#pragma once

#include "common/domain/Agent.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// The macros. Storage thread, or the command line.
class MacroStore
{
public:
    explicit MacroStore(Database &database)
        : m_database(database)
    {
    }

    // Adds the macro behind the others, or changes the one with its id.
    base::Result<void> save(const domain::Macro &macro);
    base::Result<bool> remove(const QString &id);
    // In the order in which they are shown. Internal when one cannot be read.
    base::Result<std::vector<domain::Macro>> all();

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
