#pragma once

#include "common/base/Result.h"

#include <QByteArray>
#include <QString>

// Passwords at rest: Argon2id at libsodium's INTERACTIVE cost, about 64 MiB and a tenth of a second each. Pure
// functions, any thread, never a socket's or the hub's.
namespace qiao::relay::auth {

inline constexpr int longestPassword = 1024; // characters

// Unavailable when there is no memory for it.
base::Result<QByteArray> hashPassword(const QString &password);

bool isPasswordOf(const QByteArray &hash, const QString &password);

// Whether the hash was made at another cost than today's and should be made anew at the next sign-in.
bool isOutdated(const QByteArray &hash);

} // namespace qiao::relay::auth
