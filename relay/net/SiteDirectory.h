#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace qiao::relay::net {

// Which web sites there are and from which origins each is used: a value, cheap to hand to every worker.
class SiteDirectory
{
public:
    void insert(const QString &siteKey, const QStringList &origins);

    bool holds(const QString &siteKey) const { return m_origins.contains(siteKey); }
    bool allows(const QString &siteKey, QByteArrayView origin) const;

    // An origin as it is compared: lower case, without a default port or a closing slash; empty when it is none.
    static QString normalized(const QString &origin);

private:
    QHash<QString, QSet<QString>> m_origins;
};

} // namespace qiao::relay::net
