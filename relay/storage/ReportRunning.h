#pragma once

#include "relay/metrics/Report.h"
#include "relay/storage/Stores.h"

namespace qiao::relay::storage {

// Makes one report from the facts that are kept. On a connection of its own, beside the relay's; the reports' thread.
//
// Unavailable when `isOver` says so before it is done.
base::Result<QByteArray> runReport(
    Stores &stores, const metrics::ReportQuery &query, const std::function<bool()> &isOver);

} // namespace qiao::relay::storage
