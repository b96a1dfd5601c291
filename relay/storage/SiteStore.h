#pragma once

#include "common/domain/Site.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// The web sites that carry the widget. Storage thread, or the command line.
class SiteStore
{
public:
    explicit SiteStore(Database &database)
        : m_database(database)
    {
    }

    // Conflict when the key is taken.
    base::Result<void> add(const domain::Site &site, base::TimePoint at);
    base::Result<void> setOrigins(const domain::SiteKey &key, const QStringList &origins);

    base::Result<std::optional<domain::Site>> find(const domain::SiteKey &key);
    base::Result<std::vector<domain::Site>> all();

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
