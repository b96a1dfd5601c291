#include "relay/auth/VisitorIdentity.h"

#include "relay/auth/Jwt.h"

#include <cmath>

namespace qiao::relay::auth {

namespace {

constexpr int subjectLength = 200;
constexpr int nameLength = 200;
constexpr int emailLength = 254; // RFC 5321
constexpr int phoneLength = 40;
constexpr int attributeCount = 20;
constexpr int attributeNameLength = 64;
constexpr int attributeLength = 500;
constexpr int highestVip = 5;

base::Error outOfBounds(const QString &field)
{
    return base::badRequest(QStringLiteral("The identity's %1 is out of its bounds.").arg(field));
}

// An optional one-line text.
base::Result<QString> textClaim(const QJsonObject &claims, const QString &field, int longest)
{
    const QJsonValue value = claims.value(field);
    if (value.isUndefined() || value.isNull())
        return QString();
    if (!value.isString() || value.toString().size() > longest)
        return outOfBounds(field);
    return value.toString().simplified();
}

base::Result<int> vipClaim(const QJsonObject &claims)
{
    const QString field = QStringLiteral("vip");
    const QJsonValue value = claims.value(field);
    if (value.isUndefined() || value.isNull())
        return 0;
    const double level = value.toDouble(-1);
    if (level < 0 || level > highestVip || level != std::floor(level))
        return outOfBounds(field);
    return static_cast<int>(level);
}

base::Result<QJsonObject> attributesClaim(const QJsonObject &claims)
{
    const QString field = QStringLiteral("attributes");
    const QJsonValue value = claims.value(field);
    if (value.isUndefined() || value.isNull())
        return QJsonObject();
    const QJsonObject attributes = value.toObject();
    if (!value.isObject() || attributes.size() > attributeCount)
        return outOfBounds(field);
    for (auto attribute = attributes.begin(); attribute != attributes.end(); ++attribute) {
        const QJsonValue content = attribute.value();
        const bool isScalar = content.isString() || content.isDouble() || content.isBool();
        if (!isScalar || attribute.key().size() > attributeNameLength || content.toString().size() > attributeLength)
            return outOfBounds(field);
    }
    return attributes;
}

} // namespace

base::Result<IdentityClaims> verifyIdentity(const QByteArray &siteSecret, QStringView token, base::TimePoint now)
{
    const JwtRules rules{.keyId = {}, .issuer = {}, .audience = {}, .notBeforeLeeway = std::chrono::minutes(1)};
    const auto verified = verifyJwt(siteSecret, token, now, rules);
    if (!verified)
        return verified.error();
    const QJsonObject &claims = *verified;

    const QString subject = claims.value(QLatin1StringView("sub")).toString();
    if (subject.isEmpty())
        return base::unauthorized(QStringLiteral("The identity does not tell whose it is."));
    if (subject.size() > subjectLength)
        return outOfBounds(QStringLiteral("sub"));

    const auto name = textClaim(claims, QStringLiteral("name"), nameLength);
    if (!name)
        return name.error();
    const auto email = textClaim(claims, QStringLiteral("email"), emailLength);
    if (!email)
        return email.error();
    const auto phone = textClaim(claims, QStringLiteral("phone"), phoneLength);
    if (!phone)
        return phone.error();
    const auto vip = vipClaim(claims);
    if (!vip)
        return vip.error();
    const auto attributes = attributesClaim(claims);
    if (!attributes)
        return attributes.error();

    const double expiry = claims.value(QLatin1StringView("exp")).toDouble();
    return IdentityClaims{
        subject, *name, *email, *phone, *vip, *attributes, base::fromEpochMs(static_cast<qint64>(expiry * 1000.0))};
}

} // namespace qiao::relay::auth
