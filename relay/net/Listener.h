#pragma once

#include "relay/config/RelayConfig.h"
#include "relay/net/TrustedProxies.h"

#include <QHash>
#include <QTcpServer>
#include <QTimer>

namespace qiao::relay::net {

// Accepts connections within the bounds of the configuration and counts who holds how many; lives in the main thread.
class Listener : public QTcpServer
{
    Q_OBJECT

public:
    explicit Listener(const config::RelayConfig &config, QObject *parent = nullptr);

    // A connection that was announced has ended.
    void release(const QHostAddress &address);

Q_SIGNALS:
    // More than may be held, or comes too often.
    void refused();
    // The descriptor is the receiver's to close.
    void accepted(qintptr descriptor, const QHostAddress &address);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    config::ConnectionLimits m_limits;
    TrustedProxies m_proxies; // which stand for many addresses
    base::TokenBuckets<QHostAddress> m_arrivals;
    QHash<QHostAddress, int> m_perAddress;
    int m_total = 0;
    QTimer m_resume;
};

} // namespace qiao::relay::net
