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
    // What conversations are tagged with, proposed to who tags.
    base::Result<QStringList> tags();
    base::Result<void> setTags(const QStringList &tags);

private:
    base::Result<QStringList> list(const QString &name);
    base::Result<void> setList(const QString &name, const QStringList &values);

    Database &m_database;
};

} // namespace qiao::relay::storage
