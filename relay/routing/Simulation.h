#pragma once

#include "common/domain/Agent.h"
#include "common/domain/Queue.h"

#include <optional>
#include <vector>

namespace qiao::relay::routing {

// A visitor who comes.
struct Arrival
{
    base::TimePoint at{};
    domain::QueueId queue = {}; // empty: as for a new conversation, by topic and language
    QString topic = {};
    QString language = {};
    int vip = 0;
    QString visitor = {}; // who comes again goes by the same name; empty: a stranger
    base::Milliseconds handling{0}; // what an agent needs for it
    std::optional<base::Milliseconds> patience = {}; // gone after waiting so long; none: waits for ever

    bool operator==(const Arrival &) const = default;
};

// An agent, and when it works.
struct Shift
{
    domain::Agent agent;
    domain::OpeningHours hours = {};

    bool operator==(const Shift &) const = default;
};

// A day to be tried out.
struct SimulationPlan
{
    std::vector<domain::Queue> queues;
    std::vector<Shift> shifts;
    std::vector<Arrival> arrivals; // in any order
};

enum class ArrivalEnd {
    Answered,
    Abandoned, // lost patience
    Message, // its queue was full or closed: may only leave a message
    Unanswered, // still waits when nothing happens any more
};

// What became of one arrival.
struct ArrivalOutcome
{
    Arrival arrival;
    domain::QueueId queue; // where it waited
    ArrivalEnd end = ArrivalEnd::Unanswered;
    base::Milliseconds waited{0};
    domain::AgentId agent; // who answered
};

struct SimulationResult
{
    std::vector<ArrivalOutcome> outcomes; // in the order of arrival
    // From the first arrival to the last:
    double busySeconds = 0; // of capacity, while its agent is at work
    double staffedSeconds = 0; // of capacity: agents at work times their capacity
};

// Plays the plan with the same Dispatcher that the hub asks: agents take at once what they are offered, hold capacity
// for the handling and the queue's wrap-up, and finish what they have after their shift. The same plan gives the same
// result.
SimulationResult simulate(const SimulationPlan &plan);

} // namespace qiao::relay::routing
