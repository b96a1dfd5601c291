#pragma once

#include "common/base/TokenBucket.h"

#include <QHostAddress>

#include <atomic>
#include <memory>
#include <vector>

namespace qiao::relay::net {

// How often each address asks, and how many connections it holds: one object for all workers, any thread, no lock. The
// table has a fixed size, so that no crowd of addresses makes it grow; two addresses share a place in it only by a
// chance that nobody outside can bring about, and then share what one of them may have.
class AddressLimits
{
public:
    using Clock = std::chrono::steady_clock;

    AddressLimits(base::Rate requests, int mostHeld);

    // Zero when the address may ask once more now, else how long until it may.
    base::Milliseconds takeRequest(const QHostAddress &address, Clock::time_point now);

    // Counts what turned out to be worth `requests` more, whether they are left or not.
    void charge(const QHostAddress &address, Clock::time_point now, qint64 requests);

    // A connection of the address: held until the last copy of the pointer is gone. Null when it holds as many already.
    std::shared_ptr<const void> hold(const QHostAddress &address);

private:
    std::size_t placeOf(const QHostAddress &address) const;

    base::Rate m_requests;
    int m_mostHeld;
    std::size_t m_seed;
    std::vector<std::atomic<qint64>> m_fullAt; // microseconds of the clock, as in base::TokenBucket
    std::shared_ptr<std::vector<std::atomic<int>>> m_held;
};

} // namespace qiao::relay::net
