#pragma once

#include "common/domain/Ids.h"

#include <QByteArray>
#include <QStringList>

namespace qiao::domain {

// A web site that carries the widget.
struct Site
{
    SiteKey key;
    QString name;
    QStringList origins; // exact, such as "https://shop.example"
    QByteArray identitySecret; // signs the site's identity tokens (HS256)

    bool operator==(const Site &) const = default;
};

} // namespace qiao::domain
