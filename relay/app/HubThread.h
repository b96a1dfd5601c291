#pragma once

#include "relay/hub/HubRunner.h"

#include <QThread>

#include <memory>

namespace qiao::relay::app {

// The hub's thread with the hub in it. Made, started and stopped on the main thread; what comes in may be posted from
// any thread as long as this lives, and goes nowhere before the start and after the stop.
class HubThread
{
public:
    HubThread();
    ~HubThread();
    HubThread(const HubThread &) = delete;
    HubThread &operator=(const HubThread &) = delete;

    void start(std::unique_ptr<hub::HubRunner> runner);
    // After what was posted before.
    void stop();

    void post(link::InboundBatch batch);
    void post(std::vector<link::FromStorage> batch);

private:
    QThread m_thread;
    QObject m_seat; // lives on the thread, and receives what is posted to it
    std::unique_ptr<hub::HubRunner> m_runner; // touched on the thread only, once it runs
};

} // namespace qiao::relay::app
