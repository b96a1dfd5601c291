#include "relay/auth/RefreshToken.h"

#include "common/base/RandomId.h"

#include <QCryptographicHash>

#include <algorithm>

namespace qiao::relay::auth {

QByteArray hashOfRefreshToken(const QString &token)
{
    return QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256);
}

RefreshToken firstOfFamily(const QString &token, const domain::AgentId &agent, base::TimePoint now)
{
    return {.hash = hashOfRefreshToken(token),
        .parent = {},
        .family = base::randomId(u'r'),
        .agent = agent,
        .createdAt = now,
        .expiresAt = now + refreshTokenLifetime,
        .rotatedAt = {}};
}

RefreshToken childOf(const RefreshToken &parent, const QString &token, base::TimePoint now)
{
    RefreshToken child = firstOfFamily(token, parent.agent, now);
    child.parent = parent.hash;
    child.family = parent.family;
    return child;
}

ExchangeVerdict judgeExchange(const std::vector<RefreshToken> &family, const QByteArray &hash, base::TimePoint now)
{
    const auto presented
        = std::find_if(family.begin(), family.end(), [&](const RefreshToken &token) { return token.hash == hash; });
    if (presented == family.end() || presented->expiresAt <= now)
        return ExchangeVerdict::Refuse;
    if (presented->isCurrent())
        return ExchangeVerdict::Replace;
    const bool isChildUnused = std::any_of(family.begin(), family.end(),
        [&](const RefreshToken &token) { return token.isCurrent() && token.parent == hash; });
    const bool isWithinGrace = now - presented->rotatedAt <= refreshGrace;
    return isChildUnused && isWithinGrace ? ExchangeVerdict::Replace : ExchangeVerdict::RevokeFamily;
}

} // namespace qiao::relay::auth
