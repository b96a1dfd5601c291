#include "relay/storage/SiteStore.h"

namespace qiao::relay::storage {

namespace {

constexpr QLatin1StringView selectSite("SELECT key, name, origins, identity_secret FROM sites ");

domain::Site readSite(Statement &row)
{
    domain::Site site;
    site.key = row.id<domain::SiteKey>();
    site.name = row.text();
    const QJsonArray origins = row.list();
    for (const QJsonValue &origin : origins)
        site.origins.append(origin.toString());
    site.identitySecret = row.bytes();
    return site;
}

} // namespace

base::Result<void> SiteStore::add(const domain::Site &site, base::TimePoint at)
{
    Statement insert(m_database,
        QStringLiteral("INSERT INTO sites (key, name, origins, identity_secret, created_at) VALUES (?, ?, ?, ?, ?)"));
    return insert.bind(site.key)
        .bind(site.name)
        .bind(QJsonArray::fromStringList(site.origins))
        .bind(site.identitySecret)
        .bind(at)
        .run();
}

base::Result<void> SiteStore::setOrigins(const domain::SiteKey &key, const QStringList &origins)
{
    Statement update(m_database, QStringLiteral("UPDATE sites SET origins = ? WHERE key = ?"));
    return update.bind(QJsonArray::fromStringList(origins)).bind(key).run();
}

base::Result<std::optional<domain::Site>> SiteStore::find(const domain::SiteKey &key)
{
    Statement select(m_database, selectSite + QStringLiteral("WHERE key = ?"));
    return select.bind(key).first(readSite);
}

base::Result<std::vector<domain::Site>> SiteStore::all()
{
    Statement select(m_database, selectSite + QStringLiteral("ORDER BY key"));
    return select.all(readSite);
}

} // namespace qiao::relay::storage
