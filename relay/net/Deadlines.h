#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <set>
#include <utility>

namespace qiao::relay::net {

class Deadline;

// All deadlines of one worker on one timer; lives in the worker's thread. They are met on a grid of 50 ms, never early.
class Deadlines : public QObject
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    explicit Deadlines(QObject *parent = nullptr);

private:
    friend class Deadline;

    void insert(Clock::time_point at, Deadline *deadline);
    void remove(Clock::time_point at, Deadline *deadline);
    void meetDue();
    void wakeFor(Clock::time_point at);

    std::set<std::pair<Clock::time_point, Deadline *>> m_queue;
    QTimer m_timer;
    Clock::time_point m_wakesAt{};
};

// One moment after which something is called, once; belongs to the object that it watches over.
class Deadline
{
public:
    Deadline(Deadlines &deadlines, std::function<void()> onReached);
    ~Deadline();
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

    // From now; replaces what was set before.
    void set(std::chrono::milliseconds in);
    void clear();
    bool isSet() const { return m_isSet; }

private:
    friend class Deadlines;

    Deadlines &m_deadlines;
    std::function<void()> m_onReached;
    Deadlines::Clock::time_point m_at{};
    bool m_isSet = false;
};

} // namespace qiao::relay::net
