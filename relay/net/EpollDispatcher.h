#pragma once

#include "relay/net/TimerQueue.h"

#include <QAbstractEventDispatcher>
#include <QHash>
#include <QList>

#include <array>
#include <atomic>
#include <vector>

class QSocketNotifier;

namespace qiao::relay::net {

// An event dispatcher on epoll, whose cost of one turn does not grow with the number of open sockets; it lives in the
// thread whose loop it runs, and only wakeUp() and interrupt() may be called from others.
class EpollDispatcher : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    // False when the system refused the descriptors; such a dispatcher must not be used.
    bool isValid() const;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    // How the kernel watches a descriptor.
    enum class Watch {
        ByEpoll,
        AlwaysReady, // a regular file: epoll refuses it, and poll() calls it ready at all times
        Invalid, // no open file: told in the next turn, as poll() would
    };

    enum class Waited {
        Quietly,
        WokenUp,
        BrokenBySignal,
    };

    struct Descriptor
    {
        std::array<QSocketNotifier *, 3> notifiers{}; // by QSocketNotifier::Type
        quint32 generation = 0; // which registration the kernel's events must name
        quint32 told = 0; // the events the kernel was asked for
        Watch watch = Watch::ByEpoll;
    };

    static quint32 wantedEvents(const Descriptor &descriptor);
    void watchAnew(int fd, Descriptor &descriptor);
    void tellChanges();
    void disableInvalid();
    void rebuild();

    int waitMilliseconds(bool canBlock, bool withTimers, bool withNotifiers) const;
    Waited collectReady(int timeoutMs);
    Waited waitForWakeUpOnly(int timeoutMs);
    void takeWakeUp();
    void markPending(const Descriptor &descriptor, quint32 events);
    int activatePending();

    int m_epoll = -1;
    int m_wakeUp = -1;
    std::atomic<bool> m_isAwake{false};
    std::atomic<bool> m_isInterrupted{false};
    quint32 m_lastGeneration = 0;
    int m_alwaysReadyCount = 0;
    QHash<int, Descriptor> m_descriptors;
    std::vector<int> m_changed;
    std::vector<int> m_invalid;
    QList<QSocketNotifier *> m_pending;
    TimerQueue m_timers;
};

} // namespace qiao::relay::net
