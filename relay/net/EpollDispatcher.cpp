#include "relay/net/EpollDispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cerrno>
#include <limits>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace qiao::relay::net {

namespace {

constexpr int eventsPerTurn = 256;
constexpr quint64 wakeUpMark = std::numeric_limits<quint64>::max();

constexpr std::array<quint32, 3> asked{EPOLLIN, EPOLLOUT, EPOLLPRI};

const char *nameOf(int type)
{
    constexpr std::array<const char *, 3> names{"Read", "Write", "Exception"};
    return names[std::size_t(type)];
}

quint64 markOf(int fd, quint32 generation)
{
    return (quint64(generation) << 32) | quint32(fd);
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wakeUp(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (isValid()) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = wakeUpMark;
        if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &event) != 0) {
            ::close(m_epoll);
            m_epoll = -1;
        }
    }
}

EpollDispatcher::~EpollDispatcher()
{
    for (const int fd : {m_epoll, m_wakeUp}) {
        if (fd >= 0) {
            ::close(fd);
        }
    }
}

bool EpollDispatcher::isValid() const
{
    return m_epoll >= 0 && m_wakeUp >= 0;
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted.store(false);
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();

    const bool withTimers = !(flags & QEventLoop::X11ExcludeTimers);
    const bool withNotifiers = !(flags & QEventLoop::ExcludeSocketNotifiers);
    const bool canBlock = (flags & QEventLoop::WaitForMoreEvents) && !m_isInterrupted.load();
    if (canBlock) {
        Q_EMIT aboutToBlock();
    }
    if (m_isInterrupted.load()) {
        return false;
    }

    tellChanges();
    disableInvalid();
    int count = 0;
    bool isInterruptedBySignal = true;
    while (isInterruptedBySignal) {
        const int timeoutMs = waitMilliseconds(canBlock, withTimers, withNotifiers);
        const Waited waited = withNotifiers ? collectReady(timeoutMs) : waitForWakeUpOnly(timeoutMs);
        isInterruptedBySignal = waited == Waited::BrokenBySignal;
        count = waited == Waited::WokenUp ? 1 : 0;
    }
    if (withNotifiers) {
        count += activatePending();
    }
    if (withTimers) {
        count += m_timers.fireDue();
    }
    return count > 0;
}

int EpollDispatcher::waitMilliseconds(bool canBlock, bool withTimers, bool withNotifiers) const
{
    if (!canBlock || (withNotifiers && m_alwaysReadyCount > 0)) {
        return 0;
    }
    if (withTimers) {
        if (const auto deadline = m_timers.nextDeadline()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - TimerQueue::Clock::now());
            return int(std::clamp<qint64>(left.count(), 0, std::numeric_limits<int>::max()));
        }
    }
    return -1;
}

EpollDispatcher::Waited EpollDispatcher::collectReady(int timeoutMs)
{
    std::array<epoll_event, eventsPerTurn> events;
    const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), timeoutMs);
    if (count < 0 && errno == EINTR) {
        return Waited::BrokenBySignal;
    }
    bool wasWoken = false;
    bool isStale = false;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[std::size_t(i)];
        if (event.data.u64 == wakeUpMark) {
            wasWoken = true;
            continue;
        }
        const auto found = m_descriptors.constFind(int(event.data.u64 & 0xffffffffU));
        if (found == m_descriptors.constEnd() || found->generation != quint32(event.data.u64 >> 32)) {
            isStale = true;
            continue;
        }
        markPending(*found, event.events);
    }
    if (m_alwaysReadyCount > 0) {
        for (const Descriptor &descriptor : std::as_const(m_descriptors)) {
            if (descriptor.watch == Watch::AlwaysReady) {
                markPending(descriptor, EPOLLIN | EPOLLOUT);
            }
        }
    }
    if (wasWoken) {
        takeWakeUp();
    }
    if (isStale) {
        rebuild();
    }
    return wasWoken ? Waited::WokenUp : Waited::Quietly;
}

EpollDispatcher::Waited EpollDispatcher::waitForWakeUpOnly(int timeoutMs)
{
    pollfd poller{m_wakeUp, POLLIN, 0};
    const int count = ::poll(&poller, 1, timeoutMs);
    if (count < 0 && errno == EINTR) {
        return Waited::BrokenBySignal;
    }
    if (count <= 0) {
        return Waited::Quietly;
    }
    takeWakeUp();
    return Waited::WokenUp;
}

void EpollDispatcher::takeWakeUp()
{
    quint64 count = 0;
    while (::read(m_wakeUp, &count, sizeof count) < 0 && errno == EINTR) { }
    m_isAwake.store(false);
}

void EpollDispatcher::markPending(const Descriptor &descriptor, quint32 events)
{
    for (std::size_t type = 0; type < asked.size(); ++type) {
        QSocketNotifier *notifier = descriptor.notifiers[type];
        const bool isReady = (events & (asked[type] | EPOLLHUP | EPOLLERR)) != 0;
        if (notifier && isReady && !m_pending.contains(notifier)) {
            m_pending.append(notifier);
        }
    }
}

int EpollDispatcher::activatePending()
{
    int count = 0;
    while (!m_pending.isEmpty()) {
        QSocketNotifier *notifier = m_pending.takeFirst();
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        ++count;
    }
    return count;
}

quint32 EpollDispatcher::wantedEvents(const Descriptor &descriptor)
{
    quint32 events = 0;
    for (std::size_t type = 0; type < asked.size(); ++type) {
        if (descriptor.notifiers[type]) {
            events |= asked[type];
        }
    }
    return events;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int fd = int(notifier->socket());
    const auto type = std::size_t(notifier->type());
    Descriptor &descriptor = m_descriptors[fd];
    if (descriptor.notifiers[type]) {
        qWarning("QSocketNotifier: Multiple socket notifiers for same socket %d and type %s", fd, nameOf(int(type)));
        m_pending.removeOne(descriptor.notifiers[type]);
        descriptor.notifiers[type] = notifier;
        // The number may have been closed and given out again behind the older notifier's back.
        watchAnew(fd, descriptor);
        return;
    }
    const bool isFirst = wantedEvents(descriptor) == 0;
    descriptor.notifiers[type] = notifier;
    if (isFirst) {
        watchAnew(fd, descriptor);
    } else {
        m_changed.push_back(fd);
    }
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int fd = int(notifier->socket());
    const auto type = std::size_t(notifier->type());
    m_pending.removeOne(notifier);
    const auto found = m_descriptors.find(fd);
    if (found == m_descriptors.end() || !found->notifiers[type]) {
        return;
    }
    if (found->notifiers[type] != notifier) {
        qWarning("QSocketNotifier: Multiple socket notifiers for same socket %d and type %s", fd, nameOf(int(type)));
        return;
    }
    found->notifiers[type] = nullptr;
    if (wantedEvents(*found) != 0) {
        m_changed.push_back(fd);
        return;
    }
    if (found->watch == Watch::AlwaysReady) {
        --m_alwaysReadyCount;
    } else if (found->watch == Watch::ByEpoll) {
        // At once, not at the next turn: the descriptor is usually closed, and its number reused, right after this.
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, nullptr);
    }
    m_descriptors.erase(found);
}

void EpollDispatcher::watchAnew(int fd, Descriptor &descriptor)
{
    if (descriptor.watch == Watch::AlwaysReady) {
        --m_alwaysReadyCount;
    }
    descriptor.watch = Watch::ByEpoll;
    descriptor.generation = ++m_lastGeneration;
    descriptor.told = wantedEvents(descriptor);
    epoll_event event{};
    event.events = descriptor.told;
    event.data.u64 = markOf(fd, descriptor.generation);
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event) == 0
        || (errno == EEXIST && ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event) == 0)) {
        return;
    }
    if (errno == EPERM) {
        descriptor.watch = Watch::AlwaysReady;
        ++m_alwaysReadyCount;
    } else {
        descriptor.watch = Watch::Invalid;
        m_invalid.push_back(fd);
        if (errno != EBADF) {
            qErrnoWarning("QSocketNotifier: the system refuses to watch socket %d", fd);
        }
    }
}

void EpollDispatcher::tellChanges()
{
    // Writers arm and disarm their notifier within one turn all the time; only what is left of it reaches the kernel.
    const std::vector<int> changed = std::exchange(m_changed, {});
    for (const int fd : changed) {
        const auto found = m_descriptors.find(fd);
        if (found == m_descriptors.end() || found->watch != Watch::ByEpoll || wantedEvents(*found) == found->told) {
            continue;
        }
        found->told = wantedEvents(*found);
        epoll_event event{};
        event.events = found->told;
        event.data.u64 = markOf(fd, found->generation);
        if (::epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event) != 0) {
            watchAnew(fd, *found);
        }
    }
}

void EpollDispatcher::disableInvalid()
{
    const std::vector<int> invalid = std::exchange(m_invalid, {});
    for (const int fd : invalid) {
        const auto found = m_descriptors.constFind(fd);
        if (found == m_descriptors.constEnd() || found->watch != Watch::Invalid) {
            continue;
        }
        const std::array<QSocketNotifier *, 3> notifiers = found->notifiers;
        for (std::size_t type = 0; type < notifiers.size(); ++type) {
            if (notifiers[type]) {
                qWarning("QSocketNotifier: Invalid socket %d with type %s, disabling...", fd, nameOf(int(type)));
                notifiers[type]->setEnabled(false);
            }
        }
    }
}

void EpollDispatcher::rebuild()
{
    // A descriptor was closed while armed and its open file lives on in a copy: the kernel goes on reporting a number
    // that cannot be removed any more, so a fresh epoll set takes over.
    const int fresh = ::epoll_create1(EPOLL_CLOEXEC);
    if (fresh < 0) {
        return;
    }
    ::close(std::exchange(m_epoll, fresh));
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = wakeUpMark;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &event);
    for (auto it = m_descriptors.begin(); it != m_descriptors.end(); ++it) {
        watchAnew(it.key(), it.value());
    }
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    m_timers.add(timerId, std::chrono::milliseconds(interval), timerType, object);
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    return m_timers.remove(timerId);
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeAllOf(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.timersOf(object);
}

int EpollDispatcher::remainingTime(int timerId)
{
    const auto left = m_timers.remaining(timerId);
    return left ? int(std::min<qint64>(left->count(), std::numeric_limits<int>::max())) : -1;
}

void EpollDispatcher::wakeUp()
{
    if (m_isAwake.exchange(true)) {
        return;
    }
    const quint64 one = 1;
    while (::write(m_wakeUp, &one, sizeof one) < 0 && errno == EINTR) { }
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted.store(true);
    wakeUp();
}

} // namespace qiao::relay::net
