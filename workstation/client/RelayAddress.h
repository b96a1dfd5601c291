#pragma once

#include "common/base/Result.h"

#include <QUrl>

namespace qiao::workstation::client {

// Where a relay is, as the agent typed it: "relay.example", "127.0.0.1:7700" or a full "https://…". Without a scheme
// this machine is spoken to plainly and any other by TLS. A value.
class RelayAddress
{
public:
    static constexpr int defaultPort = 7700; // of a relay on this machine

    static base::Result<RelayAddress> parse(const QString &text);

    QUrl httpUrl(const QString &path) const;
    QUrl webSocketUrl(const QString &path) const;
    // The same text for the same relay: scheme, host and port.
    QString toString() const { return m_base.toString(); }
    bool isEncrypted() const { return m_base.scheme() == QLatin1String("https"); }

    bool operator==(const RelayAddress &) const = default;

private:
    explicit RelayAddress(QUrl base)
        : m_base(std::move(base))
    {
    }

    QUrl m_base; // http or https, lower case, with a port, without a path
};

} // namespace qiao::workstation::client
