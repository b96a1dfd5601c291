#include "relay/metrics/LocalTime.h"

namespace qiao::relay::metrics {

namespace {

constexpr qint64 quarterMs = 15 * 60'000;
constexpr qint64 hourMs = 3'600'000;
constexpr qsizetype mostOffsets = 100'000;

qint64 floorTo(qint64 value, qint64 step)
{
    const qint64 rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

} // namespace

QDateTime LocalTime::at(base::TimePoint time) const
{
    const qint64 ms = base::toEpochMs(time);
    return QDateTime::fromMSecsSinceEpoch(ms + offsetMs(ms), Qt::UTC);
}

int LocalTime::hourOfWeek(base::TimePoint time) const
{
    const QDateTime local = at(time);
    return (local.date().dayOfWeek() - 1) * 24 + local.time().hour();
}

base::TimePoint LocalTime::hourStart(base::TimePoint time) const
{
    const qint64 ms = base::toEpochMs(time);
    const qint64 wall = floorTo(ms + offsetMs(ms), hourMs);
    const qint64 start = wall - offsetMs(ms);
    // Just after the clock was set back, the same hour has been shown before.
    const qint64 earlier = start - hourMs;
    return base::fromEpochMs(floorTo(earlier + offsetMs(earlier), hourMs) == wall ? earlier : start);
}

base::TimePoint LocalTime::dayStart(base::TimePoint time) const
{
    return base::fromEpochMs(at(time).date().startOfDay(m_zone).toMSecsSinceEpoch());
}

base::TimePoint LocalTime::nextDayStart(base::TimePoint time) const
{
    return base::fromEpochMs(at(time).date().addDays(1).startOfDay(m_zone).toMSecsSinceEpoch());
}

qint64 LocalTime::offsetMs(qint64 at) const
{
    const qint64 quarter = floorTo(at, quarterMs);
    if (const auto known = m_offsets.constFind(quarter); known != m_offsets.cend())
        return *known;
    if (m_offsets.size() >= mostOffsets)
        m_offsets.clear();
    const qint64 offset = qint64(m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(quarter, Qt::UTC))) * 1'000;
    m_offsets.insert(quarter, offset);
    return offset;
}

} // namespace qiao::relay::metrics
