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

    // Whether one more may pass now.
    bool take(Clock::time_point now)
    {
        const std::chrono::duration<double> elapsed = now - m_filledAt;
        m_filledAt = now;
        m_tokens = std::min<double>(m_rate.burst, m_tokens + elapsed.count() * m_rate.perSecond);
        if (m_tokens < 1.0) {
            return false;
        }
        m_tokens -= 1.0;
        return true;
    }

private:
    config::FrameRate m_rate;
    double m_tokens;
    Clock::time_point m_filledAt;
};

} // namespace qiao::relay::net
