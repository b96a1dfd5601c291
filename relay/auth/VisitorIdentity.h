#pragma once

#include "common/base/Clock.h"
#include "common/base/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

// Who a visitor is, in the words of the site, signed with the site's secret. Pure functions, any thread.
namespace qiao::relay::auth {

struct IdentityClaims
{
    QString externalId; // `sub`, 1–200 characters
    QString name; // what the token does not tell is empty
    QString email;
    QString phone;
    int vip = 0; // 0–5
    QJsonObject attributes; // at most 20 texts, numbers and booleans
    base::TimePoint expiresAt{};

    bool operator==(const IdentityClaims &) const = default;
};

// Unauthorized when the token is forged, expired or without `sub` or `exp`; BadRequest when it is genuine but a field
// is out of its bounds. A site without a secret verifies nobody.
base::Result<IdentityClaims> verifyIdentity(const QByteArray &siteSecret, QStringView token, base::TimePoint now);

} // namespace qiao::relay::auth
