#include "relay/metrics/Cases.h"

namespace qiao::relay::metrics {

namespace {

constexpr base::TimePoint never{};
constexpr int satisfied = 4; // the lowest score that counts as content

bool isDeferred(const link::ArrivalFacts &arrival)
{
    return arrival.deferredAt != never;
}

bool isAnswered(const link::ArrivalFacts &arrival)
{
    return arrival.answeredAt != never && !isDeferred(arrival);
}

bool isCounted(Metric metric, const link::ArrivalFacts &arrival)
{
    switch (metric) {
    case Metric::Arrivals:
    case Metric::Abandonment:
        return true;
    case Metric::Answered:
    case Metric::FirstResponse:
        return isAnswered(arrival);
    case Metric::Deferred:
        return isDeferred(arrival);
    case Metric::Abandoned:
        return arrival.isAbandoned;
    case Metric::Wait:
        return arrival.assignedAt != never && !isDeferred(arrival);
    case Metric::InGoal:
        return isAnswered(arrival) || arrival.isAbandoned;
    default:
        return false;
    }
}

Case caseOf(Metric metric, const link::ArrivalFacts &arrival, const QueueRules &rules)
{
    Case one{arrival.begunAt, arrival.queue, arrival.agent, {}, false};
    if (metric == Metric::Wait)
        one.value = (arrival.assignedAt - arrival.begunAt).count();
    else if (metric == Metric::Abandonment)
        one.isMet = arrival.isAbandoned;
    else if ((metric == Metric::FirstResponse || metric == Metric::InGoal) && isAnswered(arrival))
        one.value = (arrival.answeredAt - arrival.begunAt).count();
    if (metric == Metric::InGoal)
        one.isMet = one.value && *one.value <= rules.goalOf(arrival.queue).count();
    return one;
}

bool isCounted(Metric metric, const link::TurnFacts &turn)
{
    if (turn.end == link::TurnEnd::None)
        return false;
    switch (metric) {
    case Metric::Turns:
    case Metric::Handling:
    case Metric::TransferRate:
        return true;
    case Metric::WrapUp:
        return turn.wrappedAt != never;
    default:
        return false;
    }
}

Case caseOf(Metric metric, const link::TurnFacts &turn)
{
    Case one{turn.endedAt, turn.queue, turn.agent, {}, turn.end == link::TurnEnd::Transferred};
    const base::Milliseconds wrapUp = turn.wrappedAt == never ? base::Milliseconds(0) : turn.wrappedAt - turn.endedAt;
    if (metric == Metric::WrapUp)
        one.value = wrapUp.count();
    else if (metric == Metric::Handling)
        one.value = (turn.endedAt - turn.begunAt + wrapUp).count();
    return one;
}

} // namespace

void addCases(std::vector<Case> &cases, Metric metric, const link::ConversationFacts &facts, const QueueRules &rules)
{
    for (const link::ArrivalFacts &arrival : facts.arrivals) {
        if (isCounted(metric, arrival))
            cases.push_back(caseOf(metric, arrival, rules));
    }
    for (const link::TurnFacts &turn : facts.turns) {
        if (isCounted(metric, turn))
            cases.push_back(caseOf(metric, turn));
    }
    if (metric == Metric::Transfers) {
        for (const link::TransferFacts &transfer : facts.transfers)
            cases.push_back({transfer.at, transfer.queue, transfer.agent, {}, false});
    }
    const bool isDecided
        = facts.reason == domain::CloseReason::Resolved || facts.reason == domain::CloseReason::Unresolved;
    if (!facts.isOpen() && (metric == Metric::Closed || (metric == Metric::Resolution && isDecided)))
        cases.push_back(
            {facts.closedAt, facts.queue, facts.lastAgent(), {}, facts.reason == domain::CloseReason::Resolved});
    if (facts.score != 0 && (metric == Metric::Csat || metric == Metric::Rating))
        cases.push_back({facts.ratedAt, facts.queue, facts.lastAgent(), facts.score, facts.score >= satisfied});
}

} // namespace qiao::relay::metrics
