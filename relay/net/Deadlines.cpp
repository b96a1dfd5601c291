#include "relay/net/Deadlines.h"

namespace qiao::relay::net {

namespace {

constexpr std::chrono::milliseconds grid{50};

Deadlines::Clock::time_point onGrid(Deadlines::Clock::time_point time)
{
    const auto sinceEpoch = std::chrono::ceil<std::chrono::milliseconds>(time.time_since_epoch());
    return Deadlines::Clock::time_point((sinceEpoch + grid - std::chrono::milliseconds(1)) / grid * grid);
}

} // namespace

Deadlines::Deadlines(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Deadlines::meetDue);
}

void Deadlines::insert(Clock::time_point at, Deadline *deadline)
{
    m_queue.emplace(at, deadline);
    if (!m_timer.isActive() || at < m_wakesAt) {
        wakeFor(at);
    }
}

void Deadlines::remove(Clock::time_point at, Deadline *deadline)
{
    m_queue.erase({at, deadline});
}

void Deadlines::wakeFor(Clock::time_point at)
{
    m_wakesAt = at;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(at - Clock::now());
    m_timer.start(std::max(left, std::chrono::milliseconds(0)));
}

void Deadlines::meetDue()
{
    const Clock::time_point now = Clock::now();
    while (!m_queue.empty() && m_queue.begin()->first <= now) {
        Deadline *deadline = m_queue.begin()->second;
        m_queue.erase(m_queue.begin());
        deadline->m_isSet = false;
        // A copy, because the call may end the object that the deadline belongs to.
        const std::function<void()> onReached = deadline->m_onReached;
        onReached();
    }
    if (!m_queue.empty()) {
        wakeFor(m_queue.begin()->first);
    }
}

Deadline::Deadline(Deadlines &deadlines, std::function<void()> onReached)
    : m_deadlines(deadlines)
    , m_onReached(std::move(onReached))
{
}

Deadline::~Deadline()
{
    clear();
}

void Deadline::set(std::chrono::milliseconds in)
{
    clear();
    m_at = onGrid(Deadlines::Clock::now() + in);
    m_isSet = true;
    m_deadlines.insert(m_at, this);
}

void Deadline::clear()
{
    if (m_isSet) {
        m_deadlines.remove(m_at, this);
        m_isSet = false;
    }
}

} // namespace qiao::relay::net
