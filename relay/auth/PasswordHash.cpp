#include "relay/auth/PasswordHash.h"

#include <sodium.h>

namespace qiao::relay::auth {

namespace {

constexpr unsigned long long operations = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr size_t memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;

bool isSodiumReady()
{
    static const bool isReady = sodium_init() >= 0;
    return isReady;
}

} // namespace

base::Result<QByteArray> hashPassword(const QString &password)
{
    const QByteArray text = password.toUtf8();
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    if (!isSodiumReady()
        || crypto_pwhash_str(
               hash.data(), text.constData(), static_cast<unsigned long long>(text.size()), operations, memory)
            != 0)
        return base::Error{base::ErrorCode::Unavailable, QStringLiteral("There is no memory to hash a password."), {}};
    hash.truncate(qstrlen(hash.constData()));
    return hash;
}

bool isPasswordOf(const QByteArray &hash, const QString &password)
{
    const QByteArray text = password.toUtf8();
    return isSodiumReady() && !hash.isEmpty()
        && crypto_pwhash_str_verify(hash.constData(), text.constData(), static_cast<unsigned long long>(text.size()))
        == 0;
}

bool isOutdated(const QByteArray &hash)
{
    return isSodiumReady() && crypto_pwhash_str_needs_rehash(hash.constData(), operations, memory) != 0;
}

} // namespace qiao::relay::auth
