#pragma once

#include "common/base/Result.h"
#include "relay/routing/SyntheticDay.h"

#include <optional>

namespace qiao::relay::app {

// `qiao-relay routing simulate`: a day played under a policy. Either of the two says who comes.
struct SimulateRouting
{
    QString policyFile;
    QString logFile;
    std::optional<routing::SyntheticDay> synthetic;

    bool operator==(const SimulateRouting &) const = default;
};

// "perHour=120,hours=8,handling=300,spread=0,patience=180,vip=0.1,seed=1,start=2026-01-05T09:00:00Z": times in seconds,
// what is left out as in SyntheticDay. The error is one sentence.
base::Result<routing::SyntheticDay> readSyntheticDay(const QString &text);

// What is to be printed, or one sentence why not.
base::Result<QString> carryOut(const SimulateRouting &command);

} // namespace qiao::relay::app
