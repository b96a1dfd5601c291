#include "relay/auth/LoginThrottle.h"

#include <algorithm>
#include <vector>

namespace qiao::relay::auth {

namespace {

QString nameKey(const QString &name)
{
    return name.trimmed().toCaseFolded();
}

// One customer of a provider usually has a whole IPv6 /64.
QString addressKey(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4).toString();
    constexpr int networkBytes = 8;
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(std::begin(bytes.c) + networkBytes, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes).toString();
}

} // namespace

base::Result<void> LoginThrottle::admit(const QString &name, const QHostAddress &address, base::TimePoint now)
{
    const QString byName = nameKey(name);
    const QString byAddress = addressKey(address);
    const base::Milliseconds wait
        = std::max(waitFor(m_names, byName, nameRate, now), waitFor(m_addresses, byAddress, addressRate, now));
    if (wait > base::Milliseconds(0))
        return base::Error{base::ErrorCode::RateLimited, QStringLiteral("Too many attempts to sign in."), wait};
    take(m_names, byName, nameRate, now);
    take(m_addresses, byAddress, addressRate, now);
    return {};
}

void LoginThrottle::forgive(const QString &name, const QHostAddress &address)
{
    giveBack(m_names, nameKey(name), nameRate);
    giveBack(m_addresses, addressKey(address), addressRate);
}

base::Milliseconds LoginThrottle::waitFor(const Buckets &buckets, const QString &key, Rate rate, base::TimePoint now)
{
    const base::TimePoint full = std::max(buckets.value(key, now), now);
    // One more try may put the moment of fullness off to at most a whole burst from now.
    const base::TimePoint latest = now + rate.burst * rate.refill;
    return std::max(full + rate.refill - latest, base::Milliseconds(0));
}

void LoginThrottle::take(Buckets &buckets, const QString &key, Rate rate, base::TimePoint now)
{
    if (buckets.size() >= longestTable && !buckets.contains(key))
        shrink(buckets, now);
    base::TimePoint &full = buckets[key];
    full = std::max(full, now) + rate.refill;
}

void LoginThrottle::giveBack(Buckets &buckets, const QString &key, Rate rate)
{
    if (const auto found = buckets.find(key); found != buckets.end())
        *found -= rate.refill;
}

void LoginThrottle::shrink(Buckets &buckets, base::TimePoint now)
{
    buckets.removeIf([now](Buckets::iterator bucket) { return *bucket <= now; });
    if (buckets.size() < longestTable)
        return;
    std::vector<base::TimePoint> fullness(buckets.cbegin(), buckets.cend());
    const auto middle = fullness.begin() + static_cast<qptrdiff>(fullness.size() / 2);
    std::nth_element(fullness.begin(), middle, fullness.end());
    buckets.removeIf([median = *middle](Buckets::iterator bucket) { return *bucket <= median; });
}

} // namespace qiao::relay::auth
