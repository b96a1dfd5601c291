#include "relay/net/TimerQueue.h"

#include <QCoreApplication>
#include <QTimerEvent>

namespace qiao::relay::net {

namespace {

using std::chrono::ceil;
using std::chrono::milliseconds;
using std::chrono::round;
using std::chrono::seconds;

constexpr milliseconds coarseFrom{20};
constexpr milliseconds veryCoarseFrom{20'000};

/// Qt allows a coarse timer five per cent; the grid is late by at most that, and lets near timers share a wake-up.
milliseconds coarseGrid(milliseconds interval)
{
    milliseconds grid{1};
    while (grid * 2 <= interval / 20) {
        grid *= 2;
    }
    return grid;
}

TimerQueue::Clock::time_point alignedUp(TimerQueue::Clock::time_point time, milliseconds grid)
{
    const auto sinceEpoch = ceil<milliseconds>(time.time_since_epoch());
    const auto steps = (sinceEpoch.count() + grid.count() - 1) / grid.count();
    return TimerQueue::Clock::time_point(steps * grid);
}

} // namespace

TimerQueue::Clock::time_point TimerQueue::firstDeadline(
    Clock::time_point now, milliseconds interval, Qt::TimerType type)
{
    if (type == Qt::VeryCoarseTimer) {
        return Clock::time_point(round<seconds>((now + interval).time_since_epoch()));
    }
    if (type == Qt::CoarseTimer) {
        return alignedUp(now + interval, coarseGrid(interval));
    }
    return now + interval;
}

TimerQueue::Clock::time_point TimerQueue::followingDeadline(
    Clock::time_point previous, Clock::time_point now, milliseconds interval, Qt::TimerType type)
{
    if (interval.count() == 0) {
        return now;
    }
    // A timer keeps its beat while the loop keeps up, and starts a new one when a whole interval was missed.
    const Clock::time_point next = previous + interval;
    return next > now ? next : firstDeadline(now, interval, type);
}

void TimerQueue::add(int id, milliseconds interval, Qt::TimerType type, QObject *object)
{
    remove(id);
    if (interval.count() < 0) {
        interval = milliseconds{0};
    }
    if (type == Qt::CoarseTimer && interval >= veryCoarseFrom) {
        type = Qt::VeryCoarseTimer;
    }
    if (type == Qt::CoarseTimer && interval <= coarseFrom) {
        type = Qt::PreciseTimer;
    }
    if (type == Qt::VeryCoarseTimer) {
        interval = std::max<milliseconds>(round<seconds>(interval), seconds{1});
    }
    const quint64 serial = ++m_lastSerial;
    const Place place{firstDeadline(Clock::now(), interval, type), serial};
    m_timers.emplace(id, Timer{interval, type, object, place, serial, false});
    m_order.emplace(place, id);
}

bool TimerQueue::remove(int id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end()) {
        return false;
    }
    m_order.erase(found->second.place);
    m_timers.erase(found);
    return true;
}

bool TimerQueue::removeAllOf(const QObject *object)
{
    bool removedAny = false;
    for (auto it = m_timers.begin(); it != m_timers.end();) {
        if (it->second.object == object) {
            m_order.erase(it->second.place);
            it = m_timers.erase(it);
            removedAny = true;
        } else {
            ++it;
        }
    }
    return removedAny;
}

QList<QAbstractEventDispatcher::TimerInfo> TimerQueue::timersOf(const QObject *object) const
{
    QList<QAbstractEventDispatcher::TimerInfo> timers;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object) {
            timers.append({id, int(timer.interval.count()), timer.type});
        }
    }
    return timers;
}

std::optional<milliseconds> TimerQueue::remaining(int id) const
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end()) {
        return std::nullopt;
    }
    const auto left = ceil<milliseconds>(found->second.place.first - Clock::now());
    return std::max(left, milliseconds{0});
}

std::optional<TimerQueue::Clock::time_point> TimerQueue::nextDeadline() const
{
    for (const auto &[place, id] : m_order) {
        if (!m_timers.at(id).isBeingDelivered) {
            return place.first;
        }
    }
    return std::nullopt;
}

int TimerQueue::fireDue()
{
    const Clock::time_point now = Clock::now();
    // What is added or put back during this round has a later serial and waits for the next one.
    const quint64 lastOfRound = m_lastSerial;
    int fired = 0;
    while (!m_order.empty()) {
        const auto [place, id] = *m_order.begin();
        if (place.first > now || place.second > lastOfRound) {
            break;
        }
        m_order.erase(m_order.begin());
        Timer &timer = m_timers.at(id);
        timer.place = {followingDeadline(place.first, now, timer.interval, timer.type), ++m_lastSerial};
        m_order.emplace(timer.place, id);
        if (timer.interval.count() > 0) {
            ++fired;
        }
        if (timer.isBeingDelivered) {
            continue;
        }
        timer.isBeingDelivered = true;
        const quint64 serial = timer.serial;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer.object, &event);
        // The event may have killed the timer, and its number may already belong to a new one.
        const auto still = m_timers.find(id);
        if (still != m_timers.end() && still->second.serial == serial) {
            still->second.isBeingDelivered = false;
        }
    }
    return fired;
}

} // namespace qiao::relay::net
