#pragma once

#include "relay/metrics/Instruments.h"
#include "relay/metrics/ReportQuery.h"

#include <QByteArray>

namespace qiao::relay::metrics {

// How the relay itself did since it was started: who was let in, and how long messages took. Any thread.
QByteArray serviceReportOf(const Instruments &instruments, ReportFormat format);

} // namespace qiao::relay::metrics
