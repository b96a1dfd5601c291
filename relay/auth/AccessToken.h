#pragma once

#include "common/base/Clock.h"
#include "common/base/Result.h"
#include "common/domain/Ids.h"
#include "common/domain/Participant.h"

#include <QByteArray>

// The short token with which an agent's client opens its sessions. Pure functions, any thread.
namespace qiao::relay::auth {

inline constexpr base::Milliseconds accessTokenLifetime = std::chrono::minutes(10);

struct AccessClaims
{
    domain::AgentId agent;
    domain::AgentRole role = domain::AgentRole::Agent;
    base::TimePoint expiresAt{};

    bool operator==(const AccessClaims &) const = default;
};

// A token for `agent` that is good for its lifetime from `now` on, and until the end of that second.
QString issueAccessToken(
    const QByteArray &secret, const domain::AgentId &agent, domain::AgentRole role, base::TimePoint now);

// Unauthorized when the token is not ours, is no access token, or has expired.
base::Result<AccessClaims> verifyAccessToken(const QByteArray &secret, QStringView token, base::TimePoint now);

} // namespace qiao::relay::auth
