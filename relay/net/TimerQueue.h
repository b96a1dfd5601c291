#pragma once

#include <QAbstractEventDispatcher>
#include <QList>

#include <chrono>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

class QObject;

namespace qiao::relay::net {

// The timers of one event dispatcher in the order in which they fall due; lives in the dispatcher's thread.
class TimerQueue
{
public:
    using Clock = std::chrono::steady_clock;

    TimerQueue() = default;
    TimerQueue(const TimerQueue &) = delete;
    TimerQueue &operator=(const TimerQueue &) = delete;

    void add(int id, std::chrono::milliseconds interval, Qt::TimerType type, QObject *object);
    bool remove(int id);
    bool removeAllOf(const QObject *object);

    QList<QAbstractEventDispatcher::TimerInfo> timersOf(const QObject *object) const;

    // The time until the timer is due, rounded up; zero when it is overdue, nothing when there is no such timer.
    std::optional<std::chrono::milliseconds> remaining(int id) const;

    // When the next timer falls due that is not being delivered further up the stack.
    std::optional<Clock::time_point> nextDeadline() const;

    // Delivers every timer that is due now, each at most once; answers how many with an interval were among them.
    int fireDue();

private:
    using Place = std::pair<Clock::time_point, quint64>;

    struct Timer
    {
        std::chrono::milliseconds interval;
        Qt::TimerType type;
        QObject *object;
        Place place;
        quint64 serial;
        bool isBeingDelivered;
    };

    static Clock::time_point firstDeadline(
        Clock::time_point now, std::chrono::milliseconds interval, Qt::TimerType type);
    static Clock::time_point followingDeadline(
        Clock::time_point previous, Clock::time_point now, std::chrono::milliseconds interval, Qt::TimerType type);

    std::unordered_map<int, Timer> m_timers;
    std::map<Place, int> m_order;
    quint64 m_lastSerial = 0;
};

} // namespace qiao::relay::net
