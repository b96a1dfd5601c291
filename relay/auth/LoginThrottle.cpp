#include "relay/auth/LoginThrottle.h"

#include "relay/link/AddressHolder.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace qiao::relay::auth {

std::array<QString, LoginThrottle::kinds> LoginThrottle::keysOf(const QString &name, const QHostAddress &address)
{
    const QString who = name.trimmed().toCaseFolded();
    const QString where = link::holderOf(address).toString();
    return {who + QLatin1Char('\n') + where, where, who};
}

base::Result<void> LoginThrottle::admit(const QString &name, const QHostAddress &address, base::TimePoint now)
{
    const auto keys = keysOf(name, address);
    // All of them or none: a refused try takes nothing from any.
    std::array<base::TokenBucket, kinds> after;
    base::Milliseconds wait(0);
    for (size_t i = 0; i < kinds; ++i) {
        after[i] = m_buckets[i].value(keys[i]);
        wait = std::max(wait, after[i].take(m_rates[i], now));
    }
    if (wait > base::Milliseconds(0))
        return base::Error{base::ErrorCode::RateLimited, QStringLiteral("Too many attempts to sign in."), wait};
    for (size_t i = 0; i < kinds; ++i) {
        makeRoom(m_buckets[i], keys[i], now);
        m_buckets[i].insert(keys[i], after[i]);
    }
    return {};
}

void LoginThrottle::forgive(const QString &name, const QHostAddress &address)
{
    const auto keys = keysOf(name, address);
    for (size_t i = 0; i < kinds; ++i) {
        if (const auto found = m_buckets[i].find(keys[i]); found != m_buckets[i].end())
            found->giveBack(m_rates[i]);
    }
}

qsizetype LoginThrottle::entries() const
{
    return std::accumulate(m_buckets.begin(), m_buckets.end(), qsizetype(0),
        [](qsizetype sum, const Buckets &buckets) { return sum + buckets.size(); });
}

void LoginThrottle::makeRoom(Buckets &buckets, const QString &key, base::TimePoint now)
{
    if (buckets.size() < longestTable || buckets.contains(key))
        return;
    buckets.removeIf([now](Buckets::iterator bucket) { return bucket->isFull(now); });
    if (buckets.size() < longestTable)
        return;
    std::vector<base::TokenBucket> byFullness(buckets.cbegin(), buckets.cend());
    const auto middle = byFullness.begin() + static_cast<qptrdiff>(byFullness.size() / 2);
    std::nth_element(byFullness.begin(), middle, byFullness.end());
    buckets.removeIf([median = *middle](Buckets::iterator bucket) { return *bucket <= median; });
}

} // namespace qiao::relay::auth
