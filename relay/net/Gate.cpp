#include "relay/net/Gate.h"

#include "relay/net/EventDispatcher.h"
#include "relay/net/HttpService.h"
#include "relay/net/Listener.h"
#include "relay/net/Worker.h"

#include <algorithm>

namespace qiao::relay::net {

Gate::Gate(config::RelayConfig config, const HttpService &service, InboundSink sink,
    std::shared_ptr<metrics::Instruments> instruments, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_service(service)
    , m_sink(std::move(sink))
    , m_instruments(instruments ? std::move(instruments) : std::make_shared<metrics::Instruments>(base::TimePoint{}))
    , m_addresses(m_config.limits.addressRequests, m_config.connections.perAddress)
    , m_listener(std::make_unique<Listener>(m_config))
{
    connect(m_listener.get(), &Listener::accepted, this, &Gate::place);
    connect(m_listener.get(), &Listener::refused, this,
        [this] { m_instruments->refused[static_cast<std::size_t>(metrics::Refusal::Limit)].add(); });
    startWorkers();
}

Gate::~Gate()
{
    m_listener->close();
    for (const Crew &crew : m_crews) {
        crew.thread->quit();
    }
    for (const Crew &crew : m_crews) {
        crew.thread->wait();
    }
}

void Gate::startWorkers()
{
    const int count = m_config.workerThreads > 0 ? m_config.workerThreads : std::max(QThread::idealThreadCount(), 1);
    m_crews.resize(std::size_t(count));
    for (std::size_t i = 0; i < m_crews.size(); ++i) {
        Crew &crew = m_crews[i];
        crew.thread = std::make_unique<QThread>();
        crew.thread->setObjectName(QStringLiteral("worker %1").arg(i));
        giveEventDispatcher(*crew.thread);
        crew.worker = new Worker(quint32(i), m_config, m_service, m_addresses, m_instruments, m_sink);
        crew.worker->moveToThread(crew.thread.get());
        connect(crew.thread.get(), &QThread::finished, crew.worker, &QObject::deleteLater);
        connect(crew.worker, &Worker::socketEnded, this,
            [this, i](const QHostAddress &address) { socketEnded(i, address); });
        connect(crew.worker, &Worker::drained, this, [this, i] { crewDrained(i); });
        crew.thread->start();
        QMetaObject::invokeMethod(crew.worker, &Worker::start, Qt::QueuedConnection);
    }
}

base::Result<void> Gate::listen()
{
    if (!m_listener->listen(m_config.listenAddress, m_config.listenPort)) {
        return base::Error{base::ErrorCode::Unavailable,
            QStringLiteral("cannot listen on %1, port %2: %3")
                .arg(m_config.listenAddress.toString())
                .arg(m_config.listenPort)
                .arg(m_listener->errorString()),
            {}};
    }
    return {};
}

quint16 Gate::port() const
{
    return m_listener->serverPort();
}

void Gate::place(qintptr descriptor, const QHostAddress &address)
{
    const auto freest = std::min_element(
        m_crews.begin(), m_crews.end(), [](const Crew &a, const Crew &b) { return a.sockets < b.sockets; });
    ++freest->sockets;
    Worker *worker = freest->worker;
    QMetaObject::invokeMethod(
        worker, [worker, descriptor, address] { worker->adopt(descriptor, address); }, Qt::QueuedConnection);
}

void Gate::socketEnded(std::size_t crew, const QHostAddress &address)
{
    --m_crews[crew].sockets;
    m_listener->release(address);
}

void Gate::setSites(const SiteDirectory &sites)
{
    for (const Crew &crew : m_crews) {
        QMetaObject::invokeMethod(
            crew.worker, [worker = crew.worker, sites] { worker->setSites(sites); }, Qt::QueuedConnection);
    }
}

void Gate::setTls(const QSslConfiguration &tls)
{
    for (const Crew &crew : m_crews) {
        QMetaObject::invokeMethod(
            crew.worker, [worker = crew.worker, tls] { worker->setTls(tls); }, Qt::QueuedConnection);
    }
}

void Gate::deliver(const link::OutboundBatch &batch)
{
    std::vector<link::OutboundBatch> shares(m_crews.size());
    for (const link::Outbound &outbound : batch) {
        if (const auto *send = std::get_if<link::Send>(&outbound)) {
            std::vector<link::Send *> parts(m_crews.size(), nullptr);
            for (const link::ConnectionId &id : send->to) {
                if (id.worker >= m_crews.size()) {
                    continue;
                }
                link::Send *&part = parts[id.worker];
                if (!part) {
                    shares[id.worker].push_back(link::Send{{}, send->frame, send->isEphemeral, send->tellWhenDrained});
                    part = &std::get<link::Send>(shares[id.worker].back());
                }
                part->to.append(id);
            }
            continue;
        }
        link::ConnectionId id;
        if (const auto *disconnect = std::get_if<link::Disconnect>(&outbound)) {
            id = disconnect->connection;
        } else if (const auto *takenUp = std::get_if<link::TakenUp>(&outbound)) {
            id = takenUp->connection;
        } else if (const auto *answer = std::get_if<link::PollAnswer>(&outbound)) {
            id = answer->http;
        } else if (const auto *refused = std::get_if<link::PollRefused>(&outbound)) {
            id = refused->http;
        }
        if (id.worker < m_crews.size()) {
            shares[id.worker].push_back(outbound);
        }
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (!shares[i].empty()) {
            QMetaObject::invokeMethod(
                m_crews[i].worker,
                [worker = m_crews[i].worker, share = std::move(shares[i])] { worker->deliver(share); },
                Qt::QueuedConnection);
        }
    }
}

void Gate::answer(link::ConnectionId http, HttpResponse response)
{
    if (http.worker < m_crews.size()) {
        Worker *worker = m_crews[http.worker].worker;
        QMetaObject::invokeMethod(
            worker, [worker, http, response = std::move(response)] { worker->answer(http, response); },
            Qt::QueuedConnection);
    }
}

void Gate::drain()
{
    m_listener->close();
    for (const Crew &crew : m_crews) {
        QMetaObject::invokeMethod(crew.worker, &Worker::drain, Qt::QueuedConnection);
    }
}

void Gate::crewDrained(std::size_t crew)
{
    if (!std::exchange(m_crews[crew].isDrained, true)
        && std::all_of(m_crews.begin(), m_crews.end(), [](const Crew &each) { return each.isDrained; })) {
        Q_EMIT drained();
    }
}

} // namespace qiao::relay::net
