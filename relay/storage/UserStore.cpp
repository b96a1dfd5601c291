#include "relay/storage/UserStore.h"

#include "common/protocol/DirectoryCodec.h"

namespace qiao::relay::storage {

namespace {

constexpr QLatin1StringView selectUser(
    "SELECT id, name, display_name, role, capacity, is_disabled, password_hash, profile FROM users ");

User readUser(Statement &row)
{
    User user;
    user.agent.id = row.id<domain::AgentId>();
    user.agent.name = row.text();
    user.agent.displayName = row.text();
    user.agent.role = domain::agentRoleFromName(row.text()).value_or(domain::AgentRole::Agent);
    user.agent.capacity = row.smallInteger();
    user.agent.isDisabled = row.integer() != 0;
    user.passwordHash = row.bytes();
    static_cast<void>(protocol::readProfile(user.agent, row.object())); // was checked when it was written
    return user;
}

RefreshTokenRow readToken(Statement &row)
{
    RefreshTokenRow token;
    token.hash = row.bytes();
    token.parent = row.bytes();
    token.family = row.text();
    token.user = row.id<domain::AgentId>();
    token.createdAt = row.time();
    token.expiresAt = row.time();
    token.rotatedAt = row.time();
    return token;
}

} // namespace

base::Result<void> UserStore::add(const User &user, base::TimePoint at)
{
    Statement insert(m_database,
        QStringLiteral("INSERT INTO users (id, name, display_name, role, capacity, is_disabled, password_hash, "
                       "created_at, profile) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    return insert.bind(user.agent.id)
        .bind(user.agent.name)
        .bind(user.agent.displayName)
        .bind(domain::nameOf(user.agent.role))
        .bind(user.agent.capacity)
        .bind(user.agent.isDisabled ? 1 : 0)
        .bind(user.passwordHash)
        .bind(at)
        .bind(protocol::profileOf(user.agent))
        .run();
}

base::Result<void> UserStore::change(const domain::Agent &agent)
{
    Statement update(m_database,
        QStringLiteral("UPDATE users SET display_name = ?, role = ?, capacity = ?, is_disabled = ?, profile = ? "
                       "WHERE id = ?"));
    return update.bind(agent.displayName)
        .bind(domain::nameOf(agent.role))
        .bind(agent.capacity)
        .bind(agent.isDisabled ? 1 : 0)
        .bind(protocol::profileOf(agent))
        .bind(agent.id)
        .run();
}

base::Result<void> UserStore::setPassword(const domain::AgentId &id, const QByteArray &hash)
{
    Statement update(m_database, QStringLiteral("UPDATE users SET password_hash = ? WHERE id = ?"));
    return update.bind(hash).bind(id).run();
}

base::Result<void> UserStore::setDisabled(const domain::AgentId &id, bool isDisabled)
{
    Statement update(m_database, QStringLiteral("UPDATE users SET is_disabled = ? WHERE id = ?"));
    return update.bind(isDisabled ? 1 : 0).bind(id).run();
}

base::Result<std::optional<User>> UserStore::find(const domain::AgentId &id)
{
    Statement select(m_database, selectUser + QStringLiteral("WHERE id = ?"));
    return select.bind(id).first(readUser);
}

base::Result<std::optional<User>> UserStore::findByName(const QString &name)
{
    Statement select(m_database, selectUser + QStringLiteral("WHERE name = ?"));
    return select.bind(name).first(readUser);
}

base::Result<std::vector<domain::Agent>> UserStore::all()
{
    Statement select(m_database, selectUser + QStringLiteral("ORDER BY name"));
    return select.all([](Statement &row) { return readUser(row).agent; });
}

base::Result<void> UserStore::addToken(const RefreshTokenRow &token)
{
    Statement insert(m_database,
        QStringLiteral("INSERT INTO refresh_tokens (hash, parent, family, user_id, created_at, expires_at, "
                       "rotated_at) VALUES (?, ?, ?, ?, ?, ?, ?)"));
    return insert.bind(token.hash)
        .bind(token.parent)
        .bind(token.family)
        .bind(token.user)
        .bind(token.createdAt)
        .bind(token.expiresAt)
        .bind(token.rotatedAt)
        .run();
}

base::Result<std::vector<RefreshTokenRow>> UserStore::familyOf(const QByteArray &hash)
{
    Statement select(m_database,
        QStringLiteral("SELECT hash, parent, family, user_id, created_at, expires_at, rotated_at FROM refresh_tokens "
                       "WHERE family = (SELECT family FROM refresh_tokens WHERE hash = ?) "
                       "AND (rotated_at = 0 OR hash = ?) ORDER BY created_at, rowid"));
    return select.bind(hash).bind(hash).all(readToken);
}

base::Result<void> UserStore::markRotated(const QByteArray &hash, base::TimePoint at)
{
    Statement update(m_database, QStringLiteral("UPDATE refresh_tokens SET rotated_at = ? WHERE hash = ?"));
    return update.bind(at).bind(hash).run();
}

base::Result<void> UserStore::removeFamily(const QString &family)
{
    Statement remove(m_database, QStringLiteral("DELETE FROM refresh_tokens WHERE family = ?"));
    return remove.bind(family).run();
}

base::Result<void> UserStore::removeTokensOf(const domain::AgentId &id)
{
    Statement remove(m_database, QStringLiteral("DELETE FROM refresh_tokens WHERE user_id = ?"));
    return remove.bind(id).run();
}

base::Result<int> UserStore::removeExpiredTokens(base::TimePoint now, int limit)
{
    Statement remove(m_database,
        QStringLiteral("DELETE FROM refresh_tokens WHERE hash IN "
                       "(SELECT hash FROM refresh_tokens WHERE expires_at < ? ORDER BY expires_at LIMIT ?)"));
    if (auto done = remove.bind(now).bind(limit).run(); !done)
        return done.error();
    return remove.changedRows();
}

} // namespace qiao::relay::storage
