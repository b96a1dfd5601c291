#include "relay/storage/SettingStore.h"

namespace qiao::relay::storage {

namespace {

const QString pauseReasonsName = QStringLiteral("pauseReasons");
const QString tagsName = QStringLiteral("tags");

} // namespace

base::Result<QStringList> SettingStore::pauseReasons()
{
    return list(pauseReasonsName);
}

base::Result<void> SettingStore::setPauseReasons(const QStringList &reasons)
{
    return setList(pauseReasonsName, reasons);
}

base::Result<QStringList> SettingStore::tags()
{
    return list(tagsName);
}

base::Result<void> SettingStore::setTags(const QStringList &tags)
{
    return setList(tagsName, tags);
}

base::Result<QStringList> SettingStore::list(const QString &name)
{
    Statement select(m_database, QStringLiteral("SELECT value FROM settings WHERE name = ?"));
    const auto stored = select.bind(name).first([](Statement &row) { return row.list(); });
    if (!stored)
        return stored.error();
    QStringList values;
    const QJsonArray array = stored->value_or(QJsonArray());
    for (const QJsonValue &value : array)
        values.append(value.toString());
    return values;
}

base::Result<void> SettingStore::setList(const QString &name, const QStringList &values)
{
    Statement upsert(m_database,
        QStringLiteral("INSERT INTO settings (name, value) VALUES (?, ?) "
                       "ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
    return upsert.bind(name).bind(QJsonArray::fromStringList(values)).run();
}

} // namespace qiao::relay::storage
