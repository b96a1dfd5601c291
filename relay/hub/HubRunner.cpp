#include "relay/hub/HubRunner.h"

namespace qiao::relay::hub {

namespace {

// Splits what the hub wants sent into one batch per worker, keeping the order.
class Sorter
{
public:
    void add(link::Send &send)
    {
        if (send.to.size() == 1) {
            link::OutboundBatch &batch = m_batches[send.to.front().worker];
            batch.emplace_back(std::move(send));
            return;
        }
        QHash<quint32, QList<link::ConnectionId>> byWorker;
        for (const link::ConnectionId connection : std::as_const(send.to))
            byWorker[connection.worker].append(connection);
        for (auto part = byWorker.cbegin(); part != byWorker.cend(); ++part) {
            link::Send copy = send;
            copy.to = part.value();
            m_batches[part.key()].emplace_back(std::move(copy));
        }
    }
    void add(const link::Disconnect &out) { m_batches[out.connection.worker].emplace_back(out); }
    void add(const link::TakenUp &out) { m_batches[out.connection.worker].emplace_back(out); }
    void add(const link::PollAnswer &out) { m_batches[out.http.worker].emplace_back(out); }
    void add(const link::PollRefused &out) { m_batches[out.http.worker].emplace_back(out); }

    std::map<quint32, link::OutboundBatch> take() { return std::exchange(m_batches, {}); }

private:
    std::map<quint32, link::OutboundBatch> m_batches;
};

} // namespace

HubRunner::HubRunner(const HubConfig &config, link::Restored restored, const base::Clock &clock, ToWorker toWorker,
    ToStorage toStorage, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_hub(config, std::move(restored), clock.now())
    , m_toWorker(std::move(toWorker))
    , m_toStorage(std::move(toStorage))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HubRunner::wake);
    // The runner is made on another thread; its timer is armed on its own.
    QMetaObject::invokeMethod(this, &HubRunner::wake, Qt::QueuedConnection);
}

void HubRunner::takeInbound(const link::InboundBatch &batch)
{
    for (const link::Inbound &inbound : batch)
        m_hub.handle(inbound, m_clock.now());
    passOn();
}

void HubRunner::takeFromStorage(const std::vector<link::FromStorage> &batch)
{
    for (const link::FromStorage &fromStorage : batch)
        m_hub.handle(fromStorage, m_clock.now());
    passOn();
}

void HubRunner::wake()
{
    m_hub.wake(m_clock.now());
    passOn();
}

void HubRunner::passOn()
{
    Effects effects = m_hub.takeEffects(m_clock.now());
    Sorter sorter;
    for (link::Outbound &outbound : effects.outbound)
        std::visit([&](auto &out) { sorter.add(out); }, outbound);
    for (auto &[worker, batch] : sorter.take()) {
        if (worker != PollSessions::worker)
            m_toWorker(worker, std::move(batch));
    }
    if (!effects.storage.empty())
        m_toStorage(std::move(effects.storage));
    arm();
}

void HubRunner::arm()
{
    const std::optional<base::TimePoint> next = m_hub.nextWake();
    if (!next) {
        m_timer.stop();
        return;
    }
    const base::Milliseconds left = std::clamp(std::chrono::duration_cast<base::Milliseconds>(*next - m_clock.now()),
        base::Milliseconds(0), base::Milliseconds(60'000));
    m_timer.start(left);
}

} // namespace qiao::relay::hub
