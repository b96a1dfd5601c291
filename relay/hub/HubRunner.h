#pragma once

#include "common/base/Clock.h"
#include "relay/hub/PolledHub.h"

#include <QObject>
#include <QTimer>

namespace qiao::relay::hub {

// Runs the hub on its thread: feeds it what comes in, passes on what it wants done, wakes it in time.
class HubRunner : public QObject
{
    Q_OBJECT

public:
    // Both are called on the hub's thread and must only pass the batch on. Batches for a worker hold what concerns its
    // connections only.
    using ToWorker = std::function<void(quint32 worker, link::OutboundBatch batch)>;
    using ToStorage = std::function<void(std::vector<link::StorageRequest> batch)>;

    HubRunner(const HubConfig &config, link::Restored restored, const base::Clock &clock, ToWorker toWorker,
        ToStorage toStorage, QObject *parent = nullptr);

    void takeInbound(const link::InboundBatch &batch);
    void takeFromStorage(const std::vector<link::FromStorage> &batch);

private:
    void wake();
    void passOn();
    void arm();

    const base::Clock &m_clock;
    PolledHub m_hub;
    ToWorker m_toWorker;
    ToStorage m_toStorage;
    QTimer m_timer;
};

} // namespace qiao::relay::hub
