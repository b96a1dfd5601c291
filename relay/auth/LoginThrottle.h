#pragma once

#include "common/base/Result.h"
#include "common/base/TokenBucket.h"

#include <QHash>
#include <QHostAddress>

#include <array>

namespace qiao::relay::auth {

// How often somebody may try a password: a token bucket for each name at each address, one for each address, and a
// wider one for each name from everywhere, so that one who guesses does not lock out the agent whose name it is. Pure:
// the time is given; no thread of its own. Its memory is bounded; the entries nearest to full are forgotten first.
class LoginThrottle
{
public:
    static constexpr base::Rate nameRate = base::Rate::perMinute(6, 10);
    static constexpr base::Rate addressRate = base::Rate::perMinute(20, 30);
    static constexpr int everywhere = 10; // times the name's rate
    static constexpr qsizetype longestTable = 10'000;

    explicit LoginThrottle(base::Rate name = nameRate, base::Rate address = addressRate)
        : m_rates{name, address, {name.burst * everywhere, name.refill / everywhere}}
    {
    }

    // Takes one try. RateLimited with the time to wait when there is none left.
    base::Result<void> admit(const QString &name, const QHostAddress &address, base::TimePoint now);
    // Gives the try back: the password was right.
    void forgive(const QString &name, const QHostAddress &address);

    qsizetype entries() const;

private:
    using Buckets = QHash<QString, base::TokenBucket>;
    static constexpr size_t kinds = 3; // the name at the address, the address, the name everywhere

    static std::array<QString, kinds> keysOf(const QString &name, const QHostAddress &address);
    static void makeRoom(Buckets &buckets, const QString &key, base::TimePoint now);

    std::array<base::Rate, kinds> m_rates;
    std::array<Buckets, kinds> m_buckets;
};

} // namespace qiao::relay::auth
