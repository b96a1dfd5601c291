#pragma once

#include "common/base/Clock.h"
#include "common/domain/Ids.h"

#include <QJsonObject>
#include <QString>

namespace qiao::domain {

// The page a visitor is on.
struct Page
{
    QString url;
    QString title;
    QString referrer;

    bool operator==(const Page &) const = default;
};

// A person on a company's site, as far as the site and the person told us.
struct Visitor
{
    VisitorId id;
    SiteKey site;
    QString externalId; // the site's own id of the person, from a verified identity; empty for a stranger
    QString name;
    QString email;
    QString phone;
    int vip = 0; // 0–5
    QJsonObject attributes;
    QString locale;
    QString userAgent;
    Page page;
    base::TimePoint firstSeenAt{};
    base::TimePoint lastSeenAt{};
    int visits = 0;

    bool operator==(const Visitor &) const = default;
};

} // namespace qiao::domain
