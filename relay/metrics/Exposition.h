#pragma once

#include "relay/metrics/Instruments.h"

#include <QByteArray>

namespace qiao::relay::metrics {

// What the system says of the process.
struct ProcessFigures
{
    qint64 residentBytes = 0;
    qint64 openFiles = 0;
    qint64 mostFiles = 0;
    double cpuSeconds = 0;

    // Zeros where the system does not tell. Any thread.
    static ProcessFigures read();
};

// Queues with series of their own; the rest is summed up as `other`.
inline constexpr qsizetype mostQueuesShown = 100;

// All of it in Prometheus's text format, version 0.0.4. Any thread; its cost is bounded by the queues shown.
QByteArray expositionOf(const Instruments &instruments, const ProcessFigures &process, base::TimePoint now);

} // namespace qiao::relay::metrics
