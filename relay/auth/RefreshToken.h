#pragma once

#include "common/base/Clock.h"
#include "common/domain/Ids.h"

#include <QByteArray>

#include <vector>

// The long token that keeps an agent signed in. Each use replaces it; the tokens of one sign-in are a family, and only
// the last of them is good. Pure functions, any thread.
namespace qiao::relay::auth {

inline constexpr std::chrono::hours refreshTokenLifetime{24 * 30};
// A client whose answer was lost may present the replaced token again for this long.
inline constexpr std::chrono::seconds refreshGrace{10};

struct RefreshToken
{
    QByteArray hash; // the token itself is known to its client alone
    QByteArray parent; // empty for the first of a family
    QString family;
    domain::AgentId agent;
    base::TimePoint createdAt{};
    base::TimePoint expiresAt{};
    base::TimePoint rotatedAt{}; // epoch: not replaced yet

    bool isCurrent() const { return rotatedAt == base::TimePoint(); }
};

// What the relay stores of a token.
QByteArray hashOfRefreshToken(const QString &token);

// The first token of a new family, or the child of `parent`.
RefreshToken firstOfFamily(const QString &token, const domain::AgentId &agent, base::TimePoint now);
RefreshToken childOf(const RefreshToken &parent, const QString &token, base::TimePoint now);

enum class ExchangeVerdict {
    Replace, // every current token of the family is marked replaced, a child is added
    Refuse, // unknown or expired: nothing changes
    RevokeFamily, // a replaced token came back: it was stolen, or its copy was
};

// What presenting the token with `hash` means, given it and the current tokens of its family. A replaced token is taken
// once more within the grace as long as its own child was not used: then the answer was lost on the way.
ExchangeVerdict judgeExchange(const std::vector<RefreshToken> &family, const QByteArray &hash, base::TimePoint now);

} // namespace qiao::relay::auth
