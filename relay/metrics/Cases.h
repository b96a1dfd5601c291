#pragma once

#include "relay/link/ConversationFacts.h"
#include "relay/metrics/Metric.h"
#include "relay/metrics/QueueRules.h"

namespace qiao::relay::metrics {

// One thing that a metric counts; docs/metrics.md says which these are.
struct Case
{
    base::TimePoint at{}; // the moment that decides where it counts
    domain::QueueId queue;
    domain::AgentId agent; // empty: nobody
    std::optional<qint64> value; // milliseconds or a score
    bool isMet = false; // of a ratio
};

// The cases of one conversation for a metric are added to `cases`. Pure, any thread.
void addCases(std::vector<Case> &cases, Metric metric, const link::ConversationFacts &facts, const QueueRules &rules);

} // namespace qiao::relay::metrics
