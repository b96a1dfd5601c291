#include "relay/hub/HubRunner.h"

namespace qiao::relay::hub {

namespace {

// Splits what the hub wants sent into one batch per worker, keeping the order.
class Sorter
{
public:
    void add(const link::Send &send)
    {
        QHash<quint32, QList<link::ConnectionId>> byWorker;
        for (const link::ConnectionId connection : send.to)
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

HubRunner::HubRunner(HubConfig config, link::Restored restored, const base::Clock &clock, ToWorker toWorker,
    ToStorage toStorage, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_polls(config.pollSessionsPerAddress)
    , m_hub(std::move(config), std::move(restored), clock.now())
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
    for (const link::Inbound &inbound : batch) {
        if (const auto *poll = std::get_if<link::VisitorPolled>(&inbound)) {
            for (const link::Inbound &meant : m_polls.take(*poll, m_clock.now()))
                handle(meant);
        } else if (const auto *abandoned = std::get_if<link::PollAbandoned>(&inbound)) {
            m_polls.take(*abandoned);
        } else {
            handle(inbound);
        }
    }
    passOn();
}

void HubRunner::takeFromStorage(const std::vector<link::FromStorage> &batch)
{
    for (const link::FromStorage &fromStorage : batch)
        m_hub.handle(fromStorage, m_clock.now());
    passOn();
}

void HubRunner::handle(const link::Inbound &inbound)
{
    m_hub.handle(inbound, m_clock.now());
}

void HubRunner::wake()
{
    const base::TimePoint now = m_clock.now();
    m_hub.wake(now);
    for (const link::Inbound &inbound : m_polls.expire(now))
        handle(inbound);
    passOn();
}

void HubRunner::passOn()
{
    Sorter sorter;
    std::vector<link::StorageRequest> storage;
    // What a poll session answers may make the hub do more, so this goes on until nothing is left.
    for (;;) {
        Effects effects = m_hub.takeEffects();
        storage.insert(storage.end(), std::make_move_iterator(effects.storage.begin()),
            std::make_move_iterator(effects.storage.end()));
        link::InboundBatch echoes;
        for (const link::Outbound &outbound : effects.outbound) {
            if (const auto *send = std::get_if<link::Send>(&outbound))
                echoes = m_polls.deliver(*send);
            else if (const auto *disconnect = std::get_if<link::Disconnect>(&outbound))
                echoes = m_polls.close(*disconnect);
            std::visit([&](const auto &out) { sorter.add(out); }, outbound);
            for (const link::Inbound &echo : echoes)
                handle(echo);
            echoes.clear();
        }
        if (effects.outbound.empty() && effects.storage.empty())
            break;
    }
    for (const link::Outbound &outbound : m_polls.settle(m_clock.now()))
        std::visit([&](const auto &out) { sorter.add(out); }, outbound);
    for (auto &[worker, batch] : sorter.take()) {
        if (worker != PollSessions::worker)
            m_toWorker(worker, std::move(batch));
    }
    if (!storage.empty())
        m_toStorage(std::move(storage));
    arm();
}

void HubRunner::arm()
{
    std::optional<base::TimePoint> next = m_hub.nextWake();
    if (const std::optional<base::TimePoint> poll = m_polls.nextWake())
        next = next ? std::min(*next, *poll) : poll;
    if (!next) {
        m_timer.stop();
        return;
    }
    const base::Milliseconds left = std::clamp(std::chrono::duration_cast<base::Milliseconds>(*next - m_clock.now()),
        base::Milliseconds(0), base::Milliseconds(60'000));
    m_timer.start(left);
}

} // namespace qiao::relay::hub
