#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <chrono>
#include <memory>

namespace qiao::relay::app {

// Turns the first SIGTERM or SIGINT, and each SIGHUP, into a Qt signal. A second one, or `patience` without an end,
// ends the process at once with exit code 1. Main thread; at most one object at a time.
class ShutdownSignals : public QObject
{
    Q_OBJECT

public:
    explicit ShutdownSignals(std::chrono::seconds patience);
    ~ShutdownSignals() override;

Q_SIGNALS:
    void shutdownRequested();
    // Something outside was changed and is to be read again.
    void reloadRequested();

private:
    void readSignals();

    int m_reading = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace qiao::relay::app
