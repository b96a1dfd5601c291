#pragma once

#include "common/base/Clock.h"
#include "common/domain/Ids.h"

#include <deque>
#include <optional>
#include <unordered_map>

namespace qiao::relay::routing {

// How long somebody in a queue will wait, from how fast the queue moved lately: position ÷ rate. The rate is that of
// the last 20 answers within the last 15 minutes: their number but for the oldest, over the time since the oldest. With
// fewer than three there is no estimate. Hub thread.
class WaitEstimates
{
public:
    static constexpr size_t mostAnswers = 20;
    static constexpr size_t fewestAnswers = 3;
    static constexpr base::Milliseconds window{900'000};

    // An agent took a waiting conversation of the queue.
    void answered(const domain::QueueId &queue, base::TimePoint at);
    std::optional<base::Milliseconds> estimate(const domain::QueueId &queue, int position, base::TimePoint now) const;

private:
    std::unordered_map<domain::QueueId, std::deque<base::TimePoint>> m_answers;
};

} // namespace qiao::relay::routing
