#pragma once

#include "relay/auth/Accounts.h"
#include "relay/storage/StorageQueries.h"

namespace qiao::relay::app {

// The agents' accounts as the storage keeps them. Main thread.
class StoredAccounts final : public auth::Accounts
{
public:
    explicit StoredAccounts(storage::StorageQueries &queries)
        : m_queries(queries)
    {
    }

    void find(const QString &name, Done<std::optional<Account>> done) override;
    void changePasswordHash(const domain::AgentId &agent, const QByteArray &hash) override;
    void begin(const auth::RefreshToken &first, Done<void> done) override;
    void exchange(const QByteArray &presentedHash, const QString &successor, base::TimePoint now,
        Done<domain::Agent> done) override;
    void end(const QByteArray &presentedHash, Done<void> done) override;

private:
    storage::StorageQueries &m_queries;
};

} // namespace qiao::relay::app
