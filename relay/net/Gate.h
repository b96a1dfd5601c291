#pragma once

#include "common/base/Result.h"
#include "relay/config/RelayConfig.h"
#include "relay/link/Outbound.h"
#include "relay/metrics/Instruments.h"
#include "relay/net/AddressLimits.h"
#include "relay/net/HttpResponse.h"
#include "relay/net/InboundCollector.h"
#include "relay/net/SiteDirectory.h"

#include <QObject>
#include <QSslConfiguration>
#include <QThread>

#include <memory>
#include <vector>

namespace qiao::relay::net {

class HttpService;
class Listener;
class Worker;

// The relay's one port: accepts connections, spreads them over worker threads, and carries what goes between them and
// the hub. Lives in the main thread; deliver() and answer() may be called from any thread.
class Gate : public QObject
{
    Q_OBJECT

public:
    // `service` must outlive the gate. `sink` is called in the workers' threads. `instruments` may be none.
    Gate(config::RelayConfig config, const HttpService &service, InboundSink sink,
        std::shared_ptr<metrics::Instruments> instruments = {}, QObject *parent = nullptr);
    // Ends every connection at once.
    ~Gate() override;

    // Starts the workers and listens; the error is one sentence for the operator.
    base::Result<void> listen();
    quint16 port() const;

    void setSites(const SiteDirectory &sites);
    // Serves TLS with this certificate from the next connection on; those that are there keep theirs.
    void setTls(const QSslConfiguration &tls);

    void deliver(const link::OutboundBatch &batch);
    // The reply to a request whose service answered Deferred.
    void answer(link::ConnectionId http, HttpResponse response);

    // Stops accepting, tells every WebSocket to come back (1001), lets running requests finish.
    void drain();

Q_SIGNALS:
    // After drain(): nobody is connected any more.
    void drained();

private:
    struct Crew
    {
        std::unique_ptr<QThread> thread;
        Worker *worker = nullptr; // lives and is deleted in its thread
        int sockets = 0;
        bool isDrained = false;
    };

    void startWorkers();
    void place(qintptr descriptor, const QHostAddress &address);
    void socketEnded(std::size_t crew, const QHostAddress &address);
    void crewDrained(std::size_t crew);

    config::RelayConfig m_config;
    const HttpService &m_service;
    InboundSink m_sink;
    std::shared_ptr<metrics::Instruments> m_instruments;
    AddressLimits m_addresses;
    std::unique_ptr<Listener> m_listener;
    std::vector<Crew> m_crews;
};

} // namespace qiao::relay::net
