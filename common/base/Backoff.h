#pragma once

#include "common/base/Clock.h"

namespace qiao::base {

// How long to wait before the next attempt: doubling from `first` to `limit`, each wait spread over its upper half at
// random so that many clients do not return in the same instant.
class Backoff
{
public:
    explicit Backoff(Milliseconds first = Milliseconds(500), Milliseconds limit = Milliseconds(30'000))
        : m_first(first)
        , m_limit(limit)
    {
    }

    Milliseconds next();
    void reset() { m_attempts = 0; }
    int attempts() const { return m_attempts; }

private:
    Milliseconds m_first;
    Milliseconds m_limit;
    int m_attempts = 0;
};

} // namespace qiao::base
