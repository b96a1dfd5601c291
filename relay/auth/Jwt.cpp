#include "relay/auth/Jwt.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <optional>

namespace qiao::relay::auth {

namespace {

constexpr auto base64Options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray signatureOf(const QByteArray &secret, const QByteArray &signedPart)
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int length = 0;
    HMAC(EVP_sha256(), secret.constData(), static_cast<int>(secret.size()),
        reinterpret_cast<const unsigned char *>(signedPart.constData()), static_cast<size_t>(signedPart.size()),
        reinterpret_cast<unsigned char *>(digest.data()), &length);
    digest.truncate(length);
    return digest;
}

// Only the one canonical spelling: no padding, no stray bits, no foreign characters.
std::optional<QByteArray> decodeStrictly(const QByteArray &text)
{
    auto decoded = QByteArray::fromBase64Encoding(text, base64Options | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64(base64Options) != text)
        return std::nullopt;
    return std::move(decoded.decoded);
}

std::optional<QJsonObject> objectFrom(const QByteArray &part)
{
    const auto json = decodeStrictly(part);
    if (!json)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(*json);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

// A NumericDate of RFC 7519 (seconds), when the claim is one that a clock can hold.
std::optional<base::TimePoint> timeClaim(const QJsonValue &value)
{
    constexpr double latest = 253'402'300'799.0; // the end of the year 9999
    if (!value.isDouble())
        return std::nullopt;
    const double seconds = value.toDouble();
    if (!std::isfinite(seconds) || seconds < 0 || seconds > latest)
        return std::nullopt;
    return base::fromEpochMs(static_cast<qint64>(seconds * 1000.0));
}

bool isFor(const QJsonValue &audience, const QString &expected)
{
    if (audience.isArray())
        return audience.toArray().contains(expected);
    return audience == QJsonValue(expected);
}

base::Result<void> checkHeader(const QJsonObject &header, const JwtRules &rules)
{
    if (header.value(QLatin1StringView("alg")) != QJsonValue(QStringLiteral("HS256")))
        return base::unauthorized(QStringLiteral("The token is not signed by HS256."));
    if (header.contains(QLatin1StringView("crit")))
        return base::unauthorized(QStringLiteral("The token asks for an extension that is not supported."));
    const QJsonValue keyId = header.value(QLatin1StringView("kid"));
    if (!rules.keyId.isEmpty() && !keyId.isUndefined() && keyId != QJsonValue(rules.keyId))
        return base::unauthorized(QStringLiteral("The token names an unknown key."));
    return {};
}

base::Result<void> checkClaims(const QJsonObject &claims, base::TimePoint now, const JwtRules &rules)
{
    const auto expiry = timeClaim(claims.value(QLatin1StringView("exp")));
    if (!expiry)
        return base::unauthorized(QStringLiteral("The token does not tell when it expires."));
    if (*expiry <= now)
        return base::unauthorized(QStringLiteral("The token has expired."));
    const QJsonValue notBefore = claims.value(QLatin1StringView("nbf"));
    if (!notBefore.isUndefined()) {
        const auto begin = timeClaim(notBefore);
        if (!begin || *begin > now + rules.notBeforeLeeway)
            return base::unauthorized(QStringLiteral("The token is not valid yet."));
    }
    if (!rules.issuer.isEmpty() && claims.value(QLatin1StringView("iss")) != QJsonValue(rules.issuer))
        return base::unauthorized(QStringLiteral("The token comes from somebody else."));
    if (!rules.audience.isEmpty() && !isFor(claims.value(QLatin1StringView("aud")), rules.audience))
        return base::unauthorized(QStringLiteral("The token is meant for somebody else."));
    return {};
}

} // namespace

QString signJwt(const QByteArray &secret, const QJsonObject &claims, const QString &keyId)
{
    QJsonObject header{
        {QStringLiteral("alg"), QStringLiteral("HS256")}, {QStringLiteral("typ"), QStringLiteral("JWT")}};
    if (!keyId.isEmpty())
        header.insert(QStringLiteral("kid"), keyId);
    const QByteArray signedPart = QJsonDocument(header).toJson(QJsonDocument::Compact).toBase64(base64Options) + '.'
        + QJsonDocument(claims).toJson(QJsonDocument::Compact).toBase64(base64Options);
    return QString::fromLatin1(signedPart + '.' + signatureOf(secret, signedPart).toBase64(base64Options));
}

base::Result<QJsonObject> verifyJwt(
    const QByteArray &secret, QStringView token, base::TimePoint now, const JwtRules &rules)
{
    const base::Error malformed = base::unauthorized(QStringLiteral("The token is malformed."));
    if (secret.isEmpty())
        return base::unauthorized(QStringLiteral("There is no key to verify the token with."));
    if (token.isEmpty() || token.size() > longestJwt)
        return malformed;
    // UTF-8 keeps foreign characters apart from base64url ones, which Latin-1 would not.
    const QList<QByteArray> parts = token.toUtf8().split('.');
    if (parts.size() != 3)
        return malformed;
    const auto header = objectFrom(parts.at(0));
    const auto signature = decodeStrictly(parts.at(2));
    if (!header || !signature)
        return malformed;
    if (auto checked = checkHeader(*header, rules); !checked)
        return checked.error();

    const QByteArray expected = signatureOf(secret, parts.at(0) + '.' + parts.at(1));
    if (signature->size() != expected.size()
        || CRYPTO_memcmp(signature->constData(), expected.constData(), static_cast<size_t>(expected.size())) != 0)
        return base::unauthorized(QStringLiteral("The token's signature is wrong."));

    const auto claims = objectFrom(parts.at(1));
    if (!claims)
        return malformed;
    if (auto checked = checkClaims(*claims, now, rules); !checked)
        return checked.error();
    return *claims;
}

} // namespace qiao::relay::auth
