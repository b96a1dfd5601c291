#pragma once

#include "relay/config/RelayConfig.h"

#include <algorithm>
#include <chrono>

namespace qiao::relay::net {

// Lets `burst` pass at once and `perSecond` in the long run; a value.
class TokenBucket
{
public:
    using Clock = std::chrono::steady_clock;

    TokenBucket(config::FrameRate rate, Clock::time_point now)
        : m_rate(rate)
        , m_tokens(rate.burst)
        , m_filledAt(now)
    {
    }

    // A large message is as much work as many small ones: how many it counts for.
    static int costOf(qsizetype bytes) { return 1 + int(std::min<qsizetype>(bytes, 1 << 30) / 4096); }

    // Whether one more may pass now, or one that counts for so many. What counts for more than the burst counts for it.
    bool take(Clock::time_point now, int cost = 1)
    {
        const std::chrono::duration<double> elapsed = now - m_filledAt;
        m_filledAt = now;
        m_tokens = std::min<double>(m_rate.burst, m_tokens + elapsed.count() * m_rate.perSecond);
        const double taken = std::min(cost, m_rate.burst);
        if (m_tokens < taken) {
            return false;
        }
        m_tokens -= taken;
        return true;
    }

private:
    config::FrameRate m_rate;
    double m_tokens;
    Clock::time_point m_filledAt;
};

} // namespace qiao::relay::net
