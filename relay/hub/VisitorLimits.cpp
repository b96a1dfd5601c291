#include "relay/hub/VisitorLimits.h"

#include "relay/hub/CommandMemory.h"
#include "relay/link/AddressHolder.h"

namespace qiao::relay::hub {

namespace {

// One session of a visitor with so many remembered commands costs as much as another one's with few.
constexpr size_t commandsForOne = 10;

std::optional<base::Error> unlessPassed(base::Milliseconds wait, const char *what)
{
    if (wait == base::Milliseconds(0))
        return std::nullopt;
    return base::Error{base::ErrorCode::RateLimited, QString::fromLatin1(what), wait};
}

} // namespace

void VisitorLimits::setRates(const VisitorRates &rates)
{
    m_rates = rates;
    m_messages = base::TokenBuckets<domain::VisitorId>(rates.messages);
    m_starts = base::TokenBuckets<domain::VisitorId>(rates.starts);
    m_steps = base::TokenBuckets<domain::VisitorId>(rates.steps);
    m_others = base::TokenBuckets<domain::VisitorId>(rates.others);
    m_newcomers = base::TokenBuckets<QHostAddress>(rates.newcomers);
    m_sessions = base::TokenBuckets<QHostAddress>(rates.sessions);
}

std::optional<base::Error> VisitorLimits::admitOpening(
    base::TokenBucket &ofConnection, const QHostAddress &address, base::TimePoint now)
{
    if (auto refusal = unlessPassed(ofConnection.take(m_rates.others, now), "Too many sessions are opened here."))
        return refusal;
    return unlessPassed(m_sessions.take(link::holderOf(address), now), "Too many sessions are opened from there.");
}

std::optional<base::Error> VisitorLimits::admitNewcomer(const QHostAddress &address, base::TimePoint now)
{
    return unlessPassed(m_newcomers.take(link::holderOf(address), now), "Too many new visitors come from there.");
}

std::optional<base::Error> VisitorLimits::admit(
    const domain::VisitorId &visitor, const protocol::VisitorCommand &command, base::TimePoint now)
{
    if (std::holds_alternative<protocol::MessagePost>(command))
        return unlessPassed(m_messages.take(visitor, now), "Too many messages.");
    if (std::holds_alternative<protocol::visitor::ConversationStart>(command))
        return unlessPassed(m_starts.take(visitor, now), "Too many conversations.");
    if (const auto *track = std::get_if<protocol::visitor::JourneyTrack>(&command))
        return unlessPassed(m_steps.take(visitor, now, static_cast<int>(track->events.size())), "Too many steps.");
    return unlessPassed(m_others.take(visitor, now), "Too many commands.");
}

std::optional<base::Error> VisitorLimits::admitAnother(
    size_t remembered, base::TimePoint oldest, base::TimePoint now) const
{
    if (m_rates.commandsPerDay == 0 || remembered < static_cast<size_t>(m_rates.commandsPerDay))
        return std::nullopt;
    const base::Milliseconds left = oldest + CommandMemory::span - now;
    return unlessPassed(
        std::clamp<base::Milliseconds>(left, std::chrono::seconds(1), CommandMemory::span), "Too many commands today.");
}

void VisitorLimits::chargeOpening(const QHostAddress &address, size_t remembered, base::TimePoint now)
{
    if (remembered >= commandsForOne)
        m_sessions.charge(link::holderOf(address), now, static_cast<int>(remembered / commandsForOne));
}

qsizetype VisitorLimits::entries() const
{
    return m_messages.size() + m_starts.size() + m_steps.size() + m_others.size() + m_newcomers.size()
        + m_sessions.size();
}

} // namespace qiao::relay::hub
