#pragma once

#include "relay/link/Outbound.h"
#include "relay/metrics/Instruments.h"
#include "relay/net/HttpResponse.h"
#include "relay/net/InboundCollector.h"
#include "relay/net/SiteDirectory.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>

#include <memory>
#include <optional>

namespace qiao::relay::config {
struct RelayConfig;
}

namespace qiao::relay::net {

class AddressLimits;
class HttpService;

// Serves the sockets it is given, in one thread that nothing else runs in: every slot is called by a queued connection,
// and start() before all others.
class Worker : public QObject
{
    Q_OBJECT

public:
    Worker(quint32 number, const config::RelayConfig &config, const HttpService &service, AddressLimits &addresses,
        std::shared_ptr<metrics::Instruments> instruments, InboundSink sink);
    ~Worker() override;

    void start();
    void adopt(qintptr descriptor, const QHostAddress &address);
    void deliver(const link::OutboundBatch &batch);
    void answer(link::ConnectionId http, HttpResponse response);
    void setSites(const SiteDirectory &sites);
    // From the next connection on; without it connections are plain.
    void setTls(const QSslConfiguration &tls);
    void drain();

Q_SIGNALS:
    // A socket that was adopted is gone.
    void socketEnded(const QHostAddress &address);
    // After drain(): nobody is left.
    void drained();

private:
    struct Parts;

    void tellWhenDrained();

    quint32 m_number;
    const config::RelayConfig &m_config;
    const HttpService &m_service;
    AddressLimits &m_addresses;
    std::shared_ptr<metrics::Instruments> m_instruments;
    InboundSink m_sink;
    std::unique_ptr<Parts> m_parts;
    std::optional<QSslConfiguration> m_tls;
    int m_sockets = 0;
};

} // namespace qiao::relay::net
