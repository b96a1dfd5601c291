#pragma once

#include "common/base/Clock.h"
#include "common/protocol/Board.h"
#include "relay/metrics/Instrument.h"

#include <memory>

namespace qiao::relay::metrics {

// How the queues and the people stood when the hub last said so.
struct Standing
{
    QList<protocol::QueueFigures> queues;
    std::array<int, 4> agents{}; // by domain::Presence
};

enum class ConnectionKind { Visitor, Agent, Poll };
// Why a handshake or a request for one was refused.
enum class Refusal { Origin, Limit, Draining, Malformed };

// Everything that the relay measures of itself while it runs; docs/metrics.md lists it. Every thread changes its own
// part, and `/metrics` reads all of it.
struct Instruments
{
    explicit Instruments(base::TimePoint now)
        : startedAt(now)
    {
    }

    const base::TimePoint startedAt;

    std::array<Gauge, 3> connections; // by ConnectionKind
    std::array<Counter, 3> accepted; // likewise
    std::array<Counter, 4> refused; // by Refusal
    Counter failed; // handshakes that were broken off
    Counter framesIn;
    Counter framesOut;
    std::array<Counter, 5> requests; // by the first digit of the status, 1–5
    Counter requestsLimited; // by the rates of an address
    Counter commandsLimited; // by the rates of a visitor

    Counter messages; // stored
    Histogram stored{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5}; // seconds
    Histogram delivered{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5}; // seconds
    Histogram groupSeconds{0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2};
    Histogram groupSize{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

    Counter offersMade;
    Counter offersAccepted;
    Counter offersPassed; // declined, missed or withdrawn

    std::atomic<std::shared_ptr<const Standing>> standing;
};

} // namespace qiao::relay::metrics
