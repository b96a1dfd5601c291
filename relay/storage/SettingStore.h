#pragma once

#include "relay/storage/Statement.h"

#include <QStringList>

namespace qiao::relay::storage {

// What the company has set that is no row of its own. Storage thread, or the command line.
class SettingStore
{
public:
    explicit SettingStore(Database &database)
        : m_database(database)
    {
    }

    // Why agents pause, to choose from.
    base::Result<QStringList> pauseReasons();
    base::Result<void> setPauseReasons(const QStringList &reasons);

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
