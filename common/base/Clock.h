#pragma once

#include <QtGlobal>

#include <chrono>

namespace qiao::base {

using Milliseconds = std::chrono::milliseconds;
// A moment in UTC, in milliseconds since the Unix epoch.
using TimePoint = std::chrono::time_point<std::chrono::system_clock, Milliseconds>;

inline TimePoint fromEpochMs(qint64 ms)
{
    return TimePoint(Milliseconds(ms));
}
inline qint64 toEpochMs(TimePoint time)
{
    return time.time_since_epoch().count();
}

// Where code that must be testable takes the time from.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual TimePoint now() const = 0;
};

// The machine's clock; any thread.
class SystemClock final : public Clock
{
public:
    TimePoint now() const override
    {
        return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
    }
};

// A clock that stands still until a test moves it.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(TimePoint start = fromEpochMs(1'795'305'600'000))
        : m_now(start)
    {
    }

    TimePoint now() const override { return m_now; }
    void advance(Milliseconds by) { m_now += by; }
    void set(TimePoint to) { m_now = to; }

private:
    TimePoint m_now;
};

} // namespace qiao::base
