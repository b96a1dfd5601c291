#include "relay/auth/AccessToken.h"
#include "relay/auth/Jwt.h"
#include "relay/auth/VisitorIdentity.h"

#include <QJsonDocument>

#include <cstdlib>

using namespace qiao;

// Claims as a site signs them: genuine, and still to be taken with care.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray secret("the site's secret");
    QJsonObject claims
        = QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size))).object();
    const base::TimePoint now = base::fromEpochMs(1'795'305'600'000);
    if (!claims.contains(QStringLiteral("exp"))) {
        claims.insert(QStringLiteral("exp"), base::toEpochMs(now) / 1000 + 600);
    }
    const QString token = relay::auth::signJwt(secret, claims);
    static_cast<void>(relay::auth::verifyAccessToken(secret, token, now));
    const auto identity = relay::auth::verifyIdentity(secret, token, now);
    const bool isWithinBounds = !identity
        || (!identity->externalId.isEmpty() && identity->externalId.size() <= 200 && identity->vip >= 0
            && identity->vip <= 5 && identity->attributes.size() <= 20 && identity->expiresAt >= now);
    if (!isWithinBounds) {
        std::abort();
    }
    return 0;
}
