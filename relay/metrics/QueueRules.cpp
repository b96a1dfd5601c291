#include "relay/metrics/QueueRules.h"

namespace qiao::relay::metrics {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qsizetype mostMinutes = 100'000; // kept for one queue

} // namespace

QueueRules::QueueRules(const std::vector<domain::Queue> &queues)
{
    m_unknown.zone = QTimeZone::utc();
    for (const domain::Queue &queue : queues) {
        const QTimeZone zone(queue.hours.zone);
        m_rules.insert(queue.id, {queue, zone.isValid() ? zone : QTimeZone::utc(), {}});
    }
}

base::Milliseconds QueueRules::goalOf(const domain::QueueId &queue) const
{
    return of(queue).queue.firstResponseGoal;
}

bool QueueRules::isOpenAt(const domain::QueueId &queue, base::TimePoint time) const
{
    const Rules &rules = of(queue);
    if (rules.queue.hours.isAlways)
        return true;
    const qint64 minute = base::toEpochMs(time) / minuteMs;
    if (const auto known = rules.openMinutes.constFind(minute); known != rules.openMinutes.cend())
        return *known;
    if (rules.openMinutes.size() >= mostMinutes)
        rules.openMinutes.clear();
    const bool isOpen = rules.queue.hours.isOpenAt(time);
    rules.openMinutes.insert(minute, isOpen);
    return isOpen;
}

const QTimeZone &QueueRules::zoneOf(const domain::QueueId &queue) const
{
    return of(queue).zone;
}

QString QueueRules::nameOf(const domain::QueueId &queue) const
{
    return of(queue).queue.name;
}

const QueueRules::Rules &QueueRules::of(const domain::QueueId &queue) const
{
    const auto found = m_rules.constFind(queue);
    return found == m_rules.cend() ? m_unknown : *found;
}

} // namespace qiao::relay::metrics
