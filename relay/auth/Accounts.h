#pragma once

#include "common/base/Result.h"
#include "common/domain/Agent.h"
#include "relay/auth/RefreshToken.h"

#include <functional>
#include <optional>

namespace qiao::relay::auth {

// Where the agents' accounts and refresh tokens are kept. Every answer comes later, on the asking thread.
class Accounts
{
public:
    struct Account
    {
        domain::Agent agent;
        QByteArray passwordHash;
    };

    template <typename T> using Done = std::function<void(base::Result<T>)>;

    virtual ~Accounts() = default;

    virtual void find(const QString &name, Done<std::optional<Account>> done) = 0;
    virtual void changePasswordHash(const domain::AgentId &agent, const QByteArray &hash) = 0;

    virtual void begin(const RefreshToken &first, Done<void> done) = 0;
    // In one step: judges the presented token and does what the verdict says, with `successor` as the new token. Gives
    // its agent, or Unauthorized; also when the agent is disabled, whose family is then revoked.
    virtual void exchange(
        const QByteArray &presentedHash, const QString &successor, base::TimePoint now, Done<domain::Agent> done)
        = 0;
    // Ends the family of the token, if it is known.
    virtual void end(const QByteArray &presentedHash, Done<void> done) = 0;
};

} // namespace qiao::relay::auth
