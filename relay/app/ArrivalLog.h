#pragma once

#include "common/base/Result.h"
#include "relay/routing/Simulation.h"

// The file that says who came on a day. Pure.
namespace qiao::relay::app {

// One arrival a line: JSON objects, or CSV with a head of the same names, `at`, `handlingMs`, and where known `queue`,
// `topic`, `language`, `vip`, `visitor`, `patienceMs`. An error is one sentence that names the line.
base::Result<std::vector<routing::Arrival>> readArrivals(const QByteArray &text);

} // namespace qiao::relay::app
