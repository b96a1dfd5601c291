#include "relay/routing/WaitEstimates.h"

#include <algorithm>

namespace qiao::relay::routing {

void WaitEstimates::answered(const domain::QueueId &queue, base::TimePoint at)
{
    std::deque<base::TimePoint> &answers = m_answers[queue];
    answers.insert(std::upper_bound(answers.begin(), answers.end(), at), at);
    if (answers.size() > mostAnswers)
        answers.pop_front();
}

std::optional<base::Milliseconds> WaitEstimates::estimate(
    const domain::QueueId &queue, int position, base::TimePoint now) const
{
    const auto found = m_answers.find(queue);
    if (found == m_answers.end() || position < 1)
        return std::nullopt;
    const std::deque<base::TimePoint> &answers = found->second;
    const auto oldest = std::lower_bound(answers.begin(), answers.end(), now - window);
    const auto count = static_cast<size_t>(answers.end() - oldest);
    if (count < fewestAnswers || *oldest >= now)
        return std::nullopt;
    return (now - *oldest) * position / static_cast<base::Milliseconds::rep>(count - 1);
}

} // namespace qiao::relay::routing
