#pragma once

#include "common/base/Clock.h"
#include "common/base/Result.h"

#include <QHash>
#include <QHostAddress>

namespace qiao::relay::auth {

// How often somebody may try a password: a token bucket for each name and one for each address. Pure: the time is
// given; no thread of its own. Its memory is bounded; the entries nearest to full are forgotten first.
class LoginThrottle
{
public:
    struct Rate
    {
        int burst = 1;
        base::Milliseconds refill{1000}; // for one more try
    };

    static constexpr Rate nameRate{10, std::chrono::seconds(10)};
    static constexpr Rate addressRate{30, std::chrono::seconds(3)};
    static constexpr qsizetype longestTable = 10'000;

    // Takes one try. RateLimited with the time to wait when there is none left.
    base::Result<void> admit(const QString &name, const QHostAddress &address, base::TimePoint now);
    // Gives the try back: the password was right.
    void forgive(const QString &name, const QHostAddress &address);

    qsizetype entries() const { return m_names.size() + m_addresses.size(); }

private:
    // When the bucket will be full again tells how many tries are left in it.
    using Buckets = QHash<QString, base::TimePoint>;

    static base::Milliseconds waitFor(const Buckets &buckets, const QString &key, Rate rate, base::TimePoint now);
    static void take(Buckets &buckets, const QString &key, Rate rate, base::TimePoint now);
    static void giveBack(Buckets &buckets, const QString &key, Rate rate);
    static void shrink(Buckets &buckets, base::TimePoint now);

    Buckets m_names;
    Buckets m_addresses;
};

} // namespace qiao::relay::auth
