#include "workstation/features/login/RelayAddress.h"

#include <QHostAddress>

namespace qiao::workstation::login {

namespace {

constexpr int longestAddress = 300;

bool isThisMachine(const QString &host)
{
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0) {
        return true;
    }
    QHostAddress address;
    return address.setAddress(host) && address.isLoopback();
}

// Whether the text before the first colon is a scheme and not a host with a port.
bool hasScheme(const QString &text)
{
    return text.contains(QLatin1String("://"));
}

} // namespace

RelayAddress RelayAddress::fromTyped(const QString &typed)
{
    RelayAddress result;
    const QString text = typed.trimmed();
    if (text.isEmpty()) {
        result.m_fault = AddressFault::Empty;
        return result;
    }
    const QUrl url = text.size() > longestAddress
        ? QUrl()
        : QUrl(hasScheme(text) ? text : QStringLiteral("wss://") + text, QUrl::StrictMode);
    const QString host = url.host();
    if (!url.isValid() || host.isEmpty() || url.hasQuery() || url.hasFragment()) {
        result.m_fault = AddressFault::NotAnAddress;
        return result;
    }
    if (!url.userInfo().isEmpty()) {
        result.m_fault = AddressFault::HasCredentials;
        return result;
    }
    QString scheme = url.scheme();
    if (!hasScheme(text) && isThisMachine(host)) {
        scheme = QStringLiteral("ws");
    } else if (scheme == QLatin1String("http")) {
        scheme = QStringLiteral("ws");
    } else if (scheme == QLatin1String("https")) {
        scheme = QStringLiteral("wss");
    }
    if (scheme != QLatin1String("ws") && scheme != QLatin1String("wss")) {
        result.m_fault = AddressFault::UnknownScheme;
        return result;
    }
    result.m_url.setScheme(scheme);
    result.m_url.setHost(host);
    result.m_url.setPort(url.port());
    // A relay may live under a path of a bigger server.
    const QString path = url.path();
    result.m_url.setPath(path == QLatin1String("/") ? QString() : path);
    return result;
}

bool RelayAddress::isExposed() const
{
    return isValid() && m_url.scheme() == QLatin1String("ws") && !isThisMachine(m_url.host());
}

} // namespace qiao::workstation::login
