#pragma once

#include "common/base/Clock.h"
#include "common/base/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

// Signed claims in the compact form of RFC 7519. Only HS256 is spoken: the key decides the algorithm, never the token.
// All functions are pure and thread-safe.
namespace qiao::relay::auth {

// A longer token is refused unread.
inline constexpr qsizetype longestJwt = 4096; // characters

// What a token must say besides carrying the right signature. Empty texts are not asked for.
struct JwtRules
{
    QString keyId; // a `kid` in the token must be this one
    QString issuer;
    QString audience;
    base::Milliseconds notBeforeLeeway{0}; // how far the issuer's clock may run ahead
};

QString signJwt(const QByteArray &secret, const QJsonObject &claims, const QString &keyId = {});

// The claims of a token that was signed with `secret` by HS256, is not expired at `now` (`exp` is required), and meets
// `rules`. Everything else is Unauthorized; an empty secret verifies nothing.
base::Result<QJsonObject> verifyJwt(
    const QByteArray &secret, QStringView token, base::TimePoint now, const JwtRules &rules = {});

} // namespace qiao::relay::auth
