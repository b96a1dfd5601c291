#include "relay/auth/AccessToken.h"

#include "relay/auth/Jwt.h"

namespace qiao::relay::auth {

namespace {

JwtRules accessRules()
{
    return {.keyId = {},
        .issuer = QStringLiteral("qiao-relay"),
        .audience = QStringLiteral("agent"),
        .notBeforeLeeway = base::Milliseconds(0)};
}

} // namespace

QString issueAccessToken(
    const QByteArray &secret, const domain::AgentId &agent, domain::AgentRole role, base::TimePoint now)
{
    const JwtRules rules = accessRules();
    return signJwt(secret,
        {
            {QStringLiteral("iss"), rules.issuer},
            {QStringLiteral("aud"), rules.audience},
            {QStringLiteral("sub"), agent.toString()},
            {QStringLiteral("role"), domain::nameOf(role)},
            {QStringLiteral("exp"),
                static_cast<qint64>(
                    std::chrono::ceil<std::chrono::seconds>((now + accessTokenLifetime).time_since_epoch()).count())},
        });
}

base::Result<AccessClaims> verifyAccessToken(const QByteArray &secret, QStringView token, base::TimePoint now)
{
    const auto verified = verifyJwt(secret, token, now, accessRules());
    if (!verified)
        return verified.error();
    const QJsonObject &claims = *verified;
    const QString agent = claims.value(QLatin1StringView("sub")).toString();
    const auto role = domain::agentRoleFromName(claims.value(QLatin1StringView("role")).toString());
    if (agent.isEmpty() || !role)
        return base::unauthorized(QStringLiteral("The token is no access token."));
    const double expiry = claims.value(QLatin1StringView("exp")).toDouble();
    return AccessClaims{domain::AgentId(agent), *role, base::fromEpochMs(static_cast<qint64>(expiry * 1000.0))};
}

} // namespace qiao::relay::auth
