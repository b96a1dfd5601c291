#include "relay/storage/VisitorStore.h"

namespace qiao::relay::storage {

namespace {

constexpr QLatin1StringView selectVisitor("SELECT id, site, external_id, name, email, phone, vip, attributes, locale, "
                                          "user_agent, page_url, page_title, page_referrer, first_seen_at, "
                                          "last_seen_at, visits FROM visitors WHERE ");

domain::Visitor readVisitor(Statement &row)
{
    domain::Visitor visitor;
    visitor.id = row.id<domain::VisitorId>();
    visitor.site = row.id<domain::SiteKey>();
    visitor.externalId = row.text();
    visitor.name = row.text();
    visitor.email = row.text();
    visitor.phone = row.text();
    visitor.vip = row.smallInteger();
    visitor.attributes = row.object();
    visitor.locale = row.text();
    visitor.userAgent = row.text();
    visitor.page.url = row.text();
    visitor.page.title = row.text();
    visitor.page.referrer = row.text();
    visitor.firstSeenAt = row.time();
    visitor.lastSeenAt = row.time();
    visitor.visits = row.smallInteger();
    return visitor;
}

} // namespace

base::Result<void> VisitorStore::save(const domain::Visitor &visitor)
{
    Statement insert(m_database,
        QStringLiteral("INSERT INTO visitors (id, site, external_id, name, email, phone, vip, attributes, locale, "
                       "user_agent, page_url, page_title, page_referrer, first_seen_at, last_seen_at, visits) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id, name = excluded.name, "
                       "email = excluded.email, phone = excluded.phone, vip = excluded.vip, "
                       "attributes = excluded.attributes, locale = excluded.locale, "
                       "user_agent = excluded.user_agent, page_url = excluded.page_url, "
                       "page_title = excluded.page_title, page_referrer = excluded.page_referrer, "
                       "last_seen_at = excluded.last_seen_at, visits = excluded.visits"));
    return insert.bind(visitor.id)
        .bind(visitor.site)
        .bind(visitor.externalId)
        .bind(visitor.name)
        .bind(visitor.email)
        .bind(visitor.phone)
        .bind(visitor.vip)
        .bind(visitor.attributes)
        .bind(visitor.locale)
        .bind(visitor.userAgent)
        .bind(visitor.page.url)
        .bind(visitor.page.title)
        .bind(visitor.page.referrer)
        .bind(visitor.firstSeenAt)
        .bind(visitor.lastSeenAt)
        .bind(visitor.visits)
        .run();
}

base::Result<void> VisitorStore::saveToken(const link::TokenRecord &token)
{
    Statement insert(m_database,
        QStringLiteral("INSERT INTO visitor_tokens (hash, visitor, created_at) VALUES (?, ?, ?) "
                       "ON CONFLICT (hash) DO UPDATE SET visitor = excluded.visitor"));
    return insert.bind(token.hash).bind(token.visitor).bind(token.at).run();
}

base::Result<std::optional<domain::Visitor>> VisitorStore::find(const domain::VisitorId &id)
{
    Statement select(m_database, selectVisitor + QStringLiteral("id = ?"));
    return select.bind(id).first(readVisitor);
}

base::Result<std::optional<domain::Visitor>> VisitorStore::findByToken(const QByteArray &hash)
{
    Statement select(
        m_database, selectVisitor + QStringLiteral("id = (SELECT visitor FROM visitor_tokens WHERE hash = ?)"));
    return select.bind(hash).first(readVisitor);
}

base::Result<std::optional<domain::Visitor>> VisitorStore::findByIdentity(
    const domain::SiteKey &site, const QString &externalId)
{
    if (externalId.isEmpty())
        return std::optional<domain::Visitor>();
    Statement select(m_database, selectVisitor + QStringLiteral("site = ? AND external_id = ? AND external_id <> ''"));
    return select.bind(site).bind(externalId).first(readVisitor);
}

} // namespace qiao::relay::storage
