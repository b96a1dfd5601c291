#include "relay/metrics/FactsFold.h"

#include <algorithm>

namespace qiao::relay::metrics {

namespace {

using base::TimePoint;
using link::TurnEnd;

constexpr TimePoint never{};

// Folds one event's body; each overload tells whether a fact changed.
struct Fold
{
    link::ConversationFacts &facts;
    const domain::ConversationEvent &event;

    bool operator()(const domain::ConversationStarted &body) const
    {
        facts.conversation = event.conversation;
        facts.channel = body.channel;
        facts.arms = body.arms;
        facts.queue = body.queue;
        facts.startedAt = event.at;
        facts.waitingSince = event.at;
        arrive();
        return true;
    }
    bool operator()(const domain::ConversationQueued &body) const
    {
        const bool isLost = endTurn(TurnEnd::AgentLeft);
        if (isLost && !facts.isDeferred)
            facts.waitingSince = event.at;
        const bool isMoved = facts.queue != body.queue;
        facts.queue = body.queue;
        if (link::ArrivalFacts *arrival = openArrival(); isMoved && arrival && arrival->assignedAt == never)
            arrival->queue = body.queue;
        return isLost || isMoved;
    }
    bool operator()(const domain::ConversationOffered &) const { return false; }
    bool operator()(const domain::ConversationAssigned &body) const
    {
        endTurn(TurnEnd::TakenOver);
        facts.agent = body.agent;
        facts.waitingSince = never;
        facts.isDeferred = false;
        facts.turns.push_back({facts.queue, body.agent, event.at});
        if (link::ArrivalFacts *arrival = openArrival(); arrival && arrival->assignedAt == never) {
            arrival->assignedAt = event.at;
            arrival->agent = body.agent;
        }
        return true;
    }
    bool operator()(const domain::ConversationTransferred &body) const
    {
        facts.transfers.push_back({facts.queue, facts.agent, event.at});
        endTurn(TurnEnd::Transferred);
        if (!facts.isDeferred)
            facts.waitingSince = event.at;
        if (body.toQueue.isEmpty())
            return true;
        if (link::ArrivalFacts *arrival = openArrival())
            arrival->endedAt = event.at;
        facts.queue = body.toQueue;
        arrive();
        return true;
    }
    bool operator()(const domain::ConversationClosed &body) const
    {
        const bool isHad = endTurn(TurnEnd::Closed);
        if (isHad && body.wrapUpUntil > event.at)
            facts.turns.back().wrappedAt = body.wrapUpUntil;
        if (link::ArrivalFacts *arrival = openArrival()) {
            arrival->endedAt = event.at;
            arrival->isAbandoned = !isHad && body.by.role != domain::AuthorRole::Agent && arrival->answeredAt == never
                && arrival->deferredAt == never;
        }
        facts.closedAt = event.at;
        facts.reason = body.reason;
        facts.waitingSince = never;
        facts.isDeferred = false;
        return true;
    }
    bool operator()(const domain::ConversationWrapped &) const { return endWrapUp(); }
    bool operator()(const domain::ConversationDeferred &) const
    {
        facts.isDeferred = true;
        facts.waitingSince = never;
        if (link::ArrivalFacts *arrival = openArrival(); arrival && arrival->answeredAt == never)
            arrival->deferredAt = event.at;
        return true;
    }
    bool operator()(const domain::ConversationJoined &) const { return false; }
    bool operator()(const domain::ConversationReopened &) const
    {
        endWrapUp();
        facts.closedAt = never;
        facts.reason = {};
        facts.waitingSince = event.at;
        return true;
    }
    bool operator()(const domain::ConversationTagged &) const { return false; }
    bool operator()(const domain::MessagePosted &body) const
    {
        link::ArrivalFacts *arrival = openArrival();
        if (body.from.role != domain::AuthorRole::Agent || !arrival || arrival->answeredAt != never)
            return false;
        arrival->answeredAt = event.at;
        return true;
    }
    bool operator()(const domain::MessageRead &) const { return false; }
    bool operator()(const domain::NotePosted &) const { return false; }
    bool operator()(const domain::WhisperPosted &) const { return false; }
    bool operator()(const domain::FeedbackSubmitted &body) const
    {
        facts.score = body.score;
        facts.ratedAt = event.at;
        return true;
    }

    void arrive() const
    {
        link::ArrivalFacts arrival{facts.queue, {}, event.at};
        if (facts.isDeferred)
            arrival.deferredAt = event.at; // nobody waits in the new queue either
        facts.arrivals.push_back(arrival);
    }
    link::ArrivalFacts *openArrival() const
    {
        return facts.arrivals.empty() || facts.arrivals.back().endedAt != never ? nullptr : &facts.arrivals.back();
    }
    bool endTurn(TurnEnd end) const
    {
        if (facts.agent.isEmpty())
            return false;
        facts.agent = {};
        facts.turns.back().endedAt = event.at;
        facts.turns.back().end = end;
        return true;
    }
    bool endWrapUp() const
    {
        if (facts.turns.empty() || facts.turns.back().wrappedAt <= event.at)
            return false;
        facts.turns.back().wrappedAt = event.at;
        return true;
    }
};

} // namespace

bool apply(link::ConversationFacts &facts, const domain::ConversationEvent &event)
{
    return std::visit(Fold{facts, event}, event.body);
}

} // namespace qiao::relay::metrics
