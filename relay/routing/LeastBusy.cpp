#include "relay/routing/LeastBusy.h"

#include <algorithm>

namespace qiao::relay::routing {

double headroomOf(const Candidate &candidate)
{
    if (candidate.capacity <= 0)
        return 0;
    return std::clamp(1.0 - static_cast<double>(candidate.load) / candidate.capacity, 0.0, 1.0);
}

std::optional<Choice> chooseLeastBusy(const QList<Candidate> &candidates)
{
    const Candidate *best = nullptr;
    for (const Candidate &candidate : candidates) {
        if (candidate.load >= candidate.capacity)
            continue;
        if (best == nullptr) {
            best = &candidate;
            continue;
        }
        const double difference = headroomOf(candidate) - headroomOf(*best);
        if (difference < 0)
            continue;
        if (difference > 0 || candidate.lastChosenAt < best->lastChosenAt
            || (candidate.lastChosenAt == best->lastChosenAt && candidate.agent < best->agent))
            best = &candidate;
    }
    if (best == nullptr)
        return std::nullopt;
    return Choice{best->agent, best->name, {{QStringLiteral("load"), 1.0, headroomOf(*best)}}};
}

} // namespace qiao::relay::routing
