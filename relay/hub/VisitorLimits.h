#pragma once

#include "common/base/Error.h"
#include "common/base/TokenBucket.h"
#include "relay/link/Inbound.h"

#include <optional>

namespace qiao::relay::hub {

// How much visitors may ask for; each without a limit unless one is set.
struct VisitorRates
{
    base::Rate messages{}; // of one visitor
    base::Rate starts{}; // conversations begun by one visitor
    base::Rate steps{}; // of one visitor's journey
    base::Rate others{}; // all other commands of one visitor; sessions opened by one connection
    base::Rate newcomers{}; // visitors who come for the first time, from one address
    base::Rate sessions{}; // opened from one address
    int commandsPerDay = 0; // of one visitor; 0: no limit
};

// Who asks too much: strict for each visitor, generous for an address behind which a whole office may sit. It outlives
// connections, so that coming back wins nothing; whoever was quiet for long enough is forgotten. Hub thread.
class VisitorLimits
{
public:
    void setRates(const VisitorRates &rates);

    // Each: nothing when it may be, or the error that tells how long to wait.
    std::optional<base::Error> admitOpening(
        base::TokenBucket &ofConnection, const QHostAddress &address, base::TimePoint now);
    std::optional<base::Error> admitNewcomer(const QHostAddress &address, base::TimePoint now);
    std::optional<base::Error> admit(
        const domain::VisitorId &visitor, const protocol::VisitorCommand &command, base::TimePoint now);
    // Of a visitor who has given so many commands within a day, the oldest of them at `oldest`.
    std::optional<base::Error> admitAnother(size_t remembered, base::TimePoint oldest, base::TimePoint now) const;

    // Whoever comes with a long memory costs more to let in: the address pays for it afterwards.
    void chargeOpening(const QHostAddress &address, size_t remembered, base::TimePoint now);

    // How many are remembered.
    qsizetype entries() const;

private:
    VisitorRates m_rates;
    base::TokenBuckets<domain::VisitorId> m_messages;
    base::TokenBuckets<domain::VisitorId> m_starts;
    base::TokenBuckets<domain::VisitorId> m_steps;
    base::TokenBuckets<domain::VisitorId> m_others;
    base::TokenBuckets<QHostAddress> m_newcomers;
    base::TokenBuckets<QHostAddress> m_sessions;
};

} // namespace qiao::relay::hub
