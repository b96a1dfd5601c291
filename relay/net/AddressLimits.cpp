#include "relay/net/AddressLimits.h"

#include "relay/link/AddressHolder.h"

#include <QRandomGenerator>

namespace qiao::relay::net {

namespace {

constexpr std::size_t places = 1 << 16;

} // namespace

AddressLimits::AddressLimits(base::Rate requests, int mostHeld)
    : m_requests(requests)
    , m_mostHeld(mostHeld)
    , m_seed(std::size_t(QRandomGenerator::system()->generate64()))
    , m_fullAt(places)
    , m_held(std::make_shared<std::vector<std::atomic<int>>>(places))
{
}

std::size_t AddressLimits::placeOf(const QHostAddress &address) const
{
    return qHash(link::holderOf(address), m_seed) % places;
}

base::Milliseconds AddressLimits::takeRequest(const QHostAddress &address, Clock::time_point now)
{
    using std::chrono::microseconds;
    if (!m_requests.isLimited()) {
        return base::Milliseconds(0);
    }
    std::atomic<qint64> &fullAt = m_fullAt[placeOf(address)];
    const qint64 at = std::chrono::duration_cast<microseconds>(now.time_since_epoch()).count();
    const qint64 latest = at + qint64(m_requests.burst) * m_requests.refill.count();
    qint64 before = fullAt.load(std::memory_order_relaxed);
    for (;;) {
        const qint64 after = std::max(before, at) + m_requests.refill.count();
        if (after > latest) {
            return std::chrono::ceil<base::Milliseconds>(microseconds(after - latest));
        }
        if (fullAt.compare_exchange_weak(before, after, std::memory_order_relaxed)) {
            return base::Milliseconds(0);
        }
    }
}

void AddressLimits::charge(const QHostAddress &address, Clock::time_point now, qint64 requests)
{
    if (!m_requests.isLimited() || requests == 0) {
        return;
    }
    std::atomic<qint64> &fullAt = m_fullAt[placeOf(address)];
    const qint64 at = std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch()).count();
    qint64 before = fullAt.load(std::memory_order_relaxed);
    while (!fullAt.compare_exchange_weak(
        before, std::max(before, at) + requests * m_requests.refill.count(), std::memory_order_relaxed)) { }
}

std::shared_ptr<const void> AddressLimits::hold(const QHostAddress &address)
{
    const std::size_t place = placeOf(address);
    std::atomic<int> &held = (*m_held)[place];
    if (held.fetch_add(1, std::memory_order_relaxed) >= m_mostHeld) {
        held.fetch_sub(1, std::memory_order_relaxed);
        return nullptr;
    }
    return {&held, [table = m_held, place](const void *) { (*table)[place].fetch_sub(1, std::memory_order_relaxed); }};
}

} // namespace qiao::relay::net
