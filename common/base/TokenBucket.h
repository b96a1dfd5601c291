#pragma once

#include "common/base/Clock.h"

#include <QHash>

#include <algorithm>
#include <compare>

namespace qiao::base {

// So many at once, and one more after each `refill`. A burst of 0 is no limit at all.
struct Rate
{
    int burst = 0;
    std::chrono::microseconds refill{0};

    static constexpr Rate perMinute(int count, int burst)
    {
        // A microsecond is the least that the buckets can tell apart.
        return {
            burst, std::max(std::chrono::microseconds(60'000'000) / std::max(count, 1), std::chrono::microseconds(1))};
    }
    bool isLimited() const { return burst > 0; }

    bool operator==(const Rate &) const = default;
};

// How much of a rate was used: one number, the moment at which the bucket will be full again. Pure: the time is given,
// and a clock that is set back empties no bucket for longer than the rate itself would. A value.
class TokenBucket
{
public:
    // Takes `cost`. Zero when it was there; else how long until it will be, and nothing was taken. What costs more than
    // the whole burst costs the whole burst.
    Milliseconds take(const Rate &rate, TimePoint now, int cost = 1)
    {
        if (!rate.isLimited())
            return Milliseconds(0);
        const Moment full = fullAt(rate, now) + std::min(cost, rate.burst) * rate.refill;
        const auto wait = full - (Moment(now) + rate.burst * rate.refill);
        if (wait > std::chrono::microseconds(0))
            return std::chrono::ceil<Milliseconds>(wait);
        m_fullAt = full;
        return Milliseconds(0);
    }

    // Takes `cost` even where it is not there: the debt has to be refilled first.
    void charge(const Rate &rate, TimePoint now, int cost)
    {
        if (rate.isLimited())
            m_fullAt = std::max(m_fullAt, Moment(now)) + cost * rate.refill;
    }

    void giveBack(const Rate &rate) { m_fullAt -= rate.refill; }

    bool isFull(TimePoint now) const { return m_fullAt <= Moment(now); }

    // The one that will be full sooner comes first.
    friend auto operator<=>(const TokenBucket &, const TokenBucket &) = default;

private:
    using Moment = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;

    Moment fullAt(const Rate &rate, TimePoint now) const
    {
        // Beyond a debt as deep as ten bursts the clock was set back.
        const Moment latest = Moment(now) + 10 * rate.burst * rate.refill;
        return std::clamp(m_fullAt, Moment(now), latest);
    }

    Moment m_fullAt{};
};

// A bucket for everybody who was heard of lately; who has not come for so long that the bucket is full is forgotten.
// Each step is O(1) on average.
template <typename Key> class TokenBuckets
{
public:
    explicit TokenBuckets(Rate rate = {})
        : m_rate(rate)
    {
    }

    Milliseconds take(const Key &key, TimePoint now, int cost = 1)
    {
        return m_rate.isLimited() ? bucketOf(key, now).take(m_rate, now, cost) : Milliseconds(0);
    }
    void charge(const Key &key, TimePoint now, int cost)
    {
        if (m_rate.isLimited())
            bucketOf(key, now).charge(m_rate, now, cost);
    }

    const Rate &rate() const { return m_rate; }
    qsizetype size() const { return m_buckets.size(); }

private:
    TokenBucket &bucketOf(const Key &key, TimePoint now)
    {
        constexpr qsizetype fewest = 1024;
        if (m_buckets.size() >= std::max(fewest, 2 * m_sizeAfterCleaning) && !m_buckets.contains(key)) {
            m_buckets.removeIf([&](const auto &entry) { return entry.value().isFull(now); });
            m_sizeAfterCleaning = m_buckets.size();
        }
        return m_buckets[key];
    }

    Rate m_rate;
    QHash<Key, TokenBucket> m_buckets;
    qsizetype m_sizeAfterCleaning = 0;
};

} // namespace qiao::base
