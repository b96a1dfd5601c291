#include "relay/app/StoredAccounts.h"

namespace qiao::relay::app {

namespace {

auth::RefreshToken fromRow(const storage::RefreshTokenRow &row)
{
    return {.hash = row.hash,
        .parent = row.parent,
        .family = row.family,
        .agent = row.user,
        .createdAt = row.createdAt,
        .expiresAt = row.expiresAt,
        .rotatedAt = row.rotatedAt};
}

storage::RefreshTokenRow toRow(const auth::RefreshToken &token)
{
    return {.hash = token.hash,
        .parent = token.parent,
        .family = token.family,
        .user = token.agent,
        .createdAt = token.createdAt,
        .expiresAt = token.expiresAt,
        .rotatedAt = token.rotatedAt};
}

// Gives no agent when the token was refused; what the refusal changed is kept all the same.
base::Result<std::optional<domain::Agent>> exchangeIn(
    storage::Stores &stores, const QByteArray &presentedHash, const QString &successor, base::TimePoint now)
{
    const std::optional<domain::Agent> refused;
    const auto rows = stores.users.familyOf(presentedHash);
    if (!rows)
        return rows.error();
    std::vector<auth::RefreshToken> family;
    for (const storage::RefreshTokenRow &row : *rows)
        family.push_back(fromRow(row));

    auto verdict = auth::judgeExchange(family, presentedHash, now);
    if (verdict == auth::ExchangeVerdict::Refuse)
        return refused;
    const auto user = stores.users.find(family.front().agent);
    if (!user)
        return user.error();
    if (!*user || (*user)->agent.isDisabled)
        verdict = auth::ExchangeVerdict::RevokeFamily;
    if (verdict == auth::ExchangeVerdict::RevokeFamily) {
        if (auto removed = stores.users.removeFamily(family.front().family); !removed)
            return removed.error();
        return refused;
    }
    for (const auth::RefreshToken &token : family) {
        if (!token.isCurrent())
            continue;
        if (auto marked = stores.users.markRotated(token.hash, now); !marked)
            return marked.error();
    }
    const auto parent = std::find_if(
        family.begin(), family.end(), [&](const auth::RefreshToken &token) { return token.hash == presentedHash; });
    if (auto added = stores.users.addToken(toRow(auth::childOf(*parent, successor, now))); !added)
        return added.error();
    return std::optional((*user)->agent);
}

} // namespace

void StoredAccounts::find(const QString &name, Done<std::optional<Account>> done)
{
    m_queries.run(
        [name](storage::Stores &stores) -> base::Result<std::optional<Account>> {
            auto user = stores.users.findByName(name);
            if (!user)
                return user.error();
            if (!*user)
                return std::optional<Account>();
            return std::optional(Account{(*user)->agent, (*user)->passwordHash});
        },
        std::move(done));
}

void StoredAccounts::changePasswordHash(const domain::AgentId &agent, const QByteArray &hash)
{
    m_queries.run([=](storage::Stores &stores) { return stores.users.setPassword(agent, hash); },
        [](const base::Result<void> &result) {
            if (!result)
                qWarning("a password's hash stays outdated: %s", qUtf8Printable(result.error().message));
        });
}

void StoredAccounts::begin(const auth::RefreshToken &first, Done<void> done)
{
    m_queries.run(
        [row = toRow(first)](storage::Stores &stores) { return stores.users.addToken(row); }, std::move(done));
}

void StoredAccounts::exchange(
    const QByteArray &presentedHash, const QString &successor, base::TimePoint now, Done<domain::Agent> done)
{
    m_queries.run(
        [=](storage::Stores &stores) {
            return stores.database.transaction([&] { return exchangeIn(stores, presentedHash, successor, now); });
        },
        [done = std::move(done)](const base::Result<std::optional<domain::Agent>> &agent) {
            if (!agent)
                done(agent.error());
            else if (!*agent)
                done(base::unauthorized(QStringLiteral("The session has ended.")));
            else
                done(**agent);
        });
}

void StoredAccounts::end(const QByteArray &presentedHash, Done<void> done)
{
    m_queries.run(
        [presentedHash](storage::Stores &stores) -> base::Result<void> {
            const auto family = stores.users.familyOf(presentedHash);
            if (!family)
                return family.error();
            return family->empty() ? base::Result<void>() : stores.users.removeFamily(family->front().family);
        },
        std::move(done));
}

} // namespace qiao::relay::app
