#include "workstation/client/RelayAddress.h"

#include <QHostAddress>

namespace qiao::workstation::client {

namespace {

constexpr int longestAddress = 255;

bool isThisMachine(const QString &host)
{
    if (host == QLatin1String("localhost"))
        return true;
    return QHostAddress(host).isLoopback();
}

base::Error malformed()
{
    return base::badRequest(QStringLiteral("This is no address of a relay."));
}

} // namespace

base::Result<RelayAddress> RelayAddress::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > longestAddress)
        return malformed();
    const bool hasScheme = trimmed.contains(QLatin1String("://"));
    const QUrl typed(hasScheme ? trimmed : QLatin1String("https://") + trimmed, QUrl::StrictMode);
    if (!typed.isValid() || typed.host().isEmpty() || !typed.userInfo().isEmpty() || typed.hasQuery()
        || typed.hasFragment() || (!typed.path().isEmpty() && typed.path() != QLatin1String("/")))
        return malformed();

    QString scheme = typed.scheme();
    if (scheme == QLatin1String("wss"))
        scheme = QStringLiteral("https");
    else if (scheme == QLatin1String("ws"))
        scheme = QStringLiteral("http");
    if (scheme != QLatin1String("https") && scheme != QLatin1String("http"))
        return malformed();
    int port = typed.port();
    if (!hasScheme && isThisMachine(typed.host())) {
        scheme = QStringLiteral("http");
        if (port < 0)
            port = defaultPort;
    }
    if (port == 0)
        return malformed();

    QUrl base;
    base.setScheme(scheme);
    base.setHost(typed.host());
    base.setPort(port > 0 ? port : (scheme == QLatin1String("https") ? 443 : 80));
    return RelayAddress(base);
}

QUrl RelayAddress::httpUrl(const QString &path) const
{
    QUrl url = m_base;
    url.setPath(path);
    return url;
}

QUrl RelayAddress::webSocketUrl(const QString &path) const
{
    QUrl url = httpUrl(path);
    url.setScheme(isEncrypted() ? QStringLiteral("wss") : QStringLiteral("ws"));
    return url;
}

} // namespace qiao::workstation::client
