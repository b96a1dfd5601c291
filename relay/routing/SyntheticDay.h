#pragma once

#include "relay/routing/Simulation.h"

namespace qiao::relay::routing {

// Arrivals that nobody recorded: a Poisson stream. Handling times are exponential, or lognormal with a given spread;
// patience is exponential.
struct SyntheticDay
{
    base::TimePoint start = base::fromEpochMs(1'767'603'600'000); // a Monday, 09:00 UTC
    double hours = 8;
    double perHour = 60; // arrivals
    double handlingSeconds = 300; // in the mean
    double spread = 0; // standard deviation of the logarithm of the handling time; 0: exponential
    double patienceSeconds = 0; // in the mean; 0: everybody waits for ever
    double vipShare = 0; // of rank 1 to 5, each as often as the others
    quint64 seed = 1;

    bool operator==(const SyntheticDay &) const = default;

    // The same day always gives the same arrivals, spread evenly over the queues.
    std::vector<Arrival> arrivals(const std::vector<domain::QueueId> &queues) const;
};

} // namespace qiao::relay::routing
