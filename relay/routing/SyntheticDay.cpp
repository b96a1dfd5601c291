#include "relay/routing/SyntheticDay.h"

#include <cmath>
#include <numbers>
#include <random>

namespace qiao::relay::routing {

namespace {

// Random numbers that are the same on every machine, which the standard library's distributions are not.
class Chance
{
public:
    explicit Chance(quint64 seed)
        : m_random(seed)
    {
    }

    // In (0, 1].
    double even() { return (static_cast<double>(m_random() >> 11) + 1) / 9007199254740992.0; }
    double exponential(double mean) { return -mean * std::log(even()); }
    double lognormal(double mean, double spread)
    {
        const double normal = std::sqrt(-2 * std::log(even())) * std::cos(2 * std::numbers::pi * even());
        return mean * std::exp(spread * normal - spread * spread / 2);
    }
    size_t below(size_t bound) { return static_cast<size_t>(m_random() % bound); }

private:
    std::mt19937_64 m_random;
};

base::Milliseconds milliseconds(double seconds)
{
    return base::Milliseconds(std::llround(seconds * 1'000));
}

} // namespace

std::vector<Arrival> SyntheticDay::arrivals(const std::vector<domain::QueueId> &queues) const
{
    std::vector<Arrival> all;
    Chance chance(seed);
    const double meanGap = 3'600 / perHour;
    for (double at = chance.exponential(meanGap); at < hours * 3'600; at += chance.exponential(meanGap)) {
        Arrival arrival;
        arrival.at = start + milliseconds(at);
        if (!queues.empty())
            arrival.queue = queues[chance.below(queues.size())];
        if (chance.even() <= vipShare)
            arrival.vip = 1 + static_cast<int>(chance.below(5));
        arrival.handling = milliseconds(
            spread > 0 ? chance.lognormal(handlingSeconds, spread) : chance.exponential(handlingSeconds));
        if (patienceSeconds > 0)
            arrival.patience = milliseconds(chance.exponential(patienceSeconds));
        all.push_back(arrival);
    }
    return all;
}

} // namespace qiao::relay::routing
