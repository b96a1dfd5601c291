#include "relay/net/SiteDirectory.h"

#include <QUrl>

namespace qiao::relay::net {

void SiteDirectory::insert(const QString &siteKey, const QStringList &origins)
{
    QSet<QString> &known = m_origins[siteKey];
    known.clear();
    for (const QString &origin : origins) {
        const QString text = normalized(origin);
        if (!text.isEmpty()) {
            known.insert(text);
        }
    }
}

bool SiteDirectory::allows(const QString &siteKey, QByteArrayView origin) const
{
    const auto found = m_origins.constFind(siteKey);
    return found != m_origins.constEnd() && found->contains(normalized(QString::fromLatin1(origin)));
}

QString SiteDirectory::normalized(const QString &origin)
{
    const QUrl url(origin, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool hasMore = url.path().size() > 1 || url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty();
    if (!url.isValid() || scheme.isEmpty() || url.host().isEmpty() || hasMore) {
        return {};
    }
    const int usualPort = scheme == QStringLiteral("https") ? 443 : scheme == QStringLiteral("http") ? 80 : -1;
    QString text = scheme + QStringLiteral("://") + url.host(QUrl::FullyEncoded).toLower();
    if (url.port() != -1 && url.port() != usualPort) {
        text += QLatin1Char(':') + QString::number(url.port());
    }
    return text;
}

} // namespace qiao::relay::net
