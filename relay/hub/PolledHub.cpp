#include "relay/hub/PolledHub.h"

#include <iterator>

namespace qiao::relay::hub {

PolledHub::PolledHub(const HubConfig &config, link::Restored restored, base::TimePoint now)
    : m_polls(config.pollSessionsPerAddress, [newId = config.newId] { return newId(u'p'); })
    , m_hub(config, std::move(restored), now)
{
}

void PolledHub::handle(const link::Inbound &inbound, base::TimePoint now)
{
    if (const auto *poll = std::get_if<link::VisitorPolled>(&inbound)) {
        for (const link::Inbound &meant : m_polls.take(*poll, now))
            m_hub.handle(meant, now);
    } else if (const auto *abandoned = std::get_if<link::PollAbandoned>(&inbound)) {
        m_polls.take(*abandoned);
    } else {
        m_hub.handle(inbound, now);
    }
}

void PolledHub::wake(base::TimePoint now)
{
    m_hub.wake(now);
    for (const link::Inbound &inbound : m_polls.expire(now))
        m_hub.handle(inbound, now);
}

std::optional<base::TimePoint> PolledHub::nextWake() const
{
    const std::optional<base::TimePoint> hub = m_hub.nextWake();
    const std::optional<base::TimePoint> polls = m_polls.nextWake();
    return hub && polls ? std::min(*hub, *polls) : hub ? hub : polls;
}

Effects PolledHub::takeEffects(base::TimePoint now)
{
    Effects all;
    const auto append = [](auto &to, auto &from) {
        if (to.empty())
            to = std::move(from);
        else
            to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    // What a poll session hears may make the hub do more, so this goes on until nothing is left.
    for (;;) {
        Effects effects = m_hub.takeEffects();
        if (effects.outbound.empty() && effects.storage.empty())
            break;
        for (const link::Outbound &outbound : effects.outbound) {
            link::InboundBatch echoes;
            if (const auto *send = std::get_if<link::Send>(&outbound))
                echoes = m_polls.deliver(*send);
            else if (const auto *disconnect = std::get_if<link::Disconnect>(&outbound))
                echoes = m_polls.close(*disconnect);
            for (const link::Inbound &echo : echoes)
                m_hub.handle(echo, now);
        }
        append(all.outbound, effects.outbound);
        append(all.storage, effects.storage);
    }
    link::OutboundBatch answers = m_polls.settle(now);
    append(all.outbound, answers);
    return all;
}

} // namespace qiao::relay::hub
