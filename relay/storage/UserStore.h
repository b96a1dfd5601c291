#pragma once

#include "common/domain/Agent.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// A member of the company with what proves it.
struct User
{
    domain::Agent agent;
    QByteArray passwordHash;
};

struct RefreshTokenRow
{
    QByteArray hash;
    QByteArray parent; // the token it replaced; empty for the first of a family
    QString family;
    domain::AgentId user;
    base::TimePoint createdAt{};
    base::TimePoint expiresAt{};
    base::TimePoint rotatedAt{}; // epoch: it was not replaced
};

// The people who work here, and the sessions they keep open. Storage thread, or the command line.
class UserStore
{
public:
    explicit UserStore(Database &database)
        : m_database(database)
    {
    }

    // Conflict when the name is taken.
    base::Result<void> add(const User &user, base::TimePoint at);
    // Everything but the sign-in name and the password.
    base::Result<void> change(const domain::Agent &agent);
    base::Result<void> setPassword(const domain::AgentId &id, const QByteArray &hash);
    base::Result<void> setDisabled(const domain::AgentId &id, bool isDisabled);

    base::Result<std::optional<User>> find(const domain::AgentId &id);
    base::Result<std::optional<User>> findByName(const QString &name);
    base::Result<std::vector<domain::Agent>> all();

    base::Result<void> addToken(const RefreshTokenRow &token);
    // The token itself and the current ones of its family, oldest first; empty when it is not known.
    base::Result<std::vector<RefreshTokenRow>> familyOf(const QByteArray &hash);
    base::Result<void> markRotated(const QByteArray &hash, base::TimePoint at);
    base::Result<void> removeFamily(const QString &family);
    base::Result<void> removeTokensOf(const domain::AgentId &id);
    base::Result<int> removeExpiredTokens(base::TimePoint now, int limit);

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
