#include "relay/storage/SettingStore.h"

namespace qiao::relay::storage {

base::Result<QStringList> SettingStore::pauseReasons()
{
    Statement select(m_database, QStringLiteral("SELECT value FROM settings WHERE name = 'pauseReasons'"));
    const auto stored = select.first([](Statement &row) { return row.list(); });
    if (!stored)
        return stored.error();
    QStringList reasons;
    for (const QJsonValue &reason : stored->value_or(QJsonArray()))
        reasons.append(reason.toString());
    return reasons;
}

base::Result<void> SettingStore::setPauseReasons(const QStringList &reasons)
{
    Statement upsert(m_database,
        QStringLiteral("INSERT INTO settings (name, value) VALUES ('pauseReasons', ?) "
                       "ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
    return upsert.bind(QJsonArray::fromStringList(reasons)).run();
}

} // namespace qiao::relay::storage
