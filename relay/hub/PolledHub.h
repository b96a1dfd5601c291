#pragma once

#include "relay/hub/Hub.h"
#include "relay/hub/PollSessions.h"

namespace qiao::relay::hub {

// The hub together with the visitors who speak plain HTTP, as pure as the hub itself: polls come in beside everything
// else, and their answers go out. Whoever runs it calls it from one thread.
class PolledHub
{
public:
    PolledHub(const HubConfig &config, link::Restored restored, base::TimePoint now);

    void handle(const link::Inbound &inbound, base::TimePoint now);
    void handle(const link::FromStorage &fromStorage, base::TimePoint now) { m_hub.handle(fromStorage, now); }
    // Does what has become due.
    void wake(base::TimePoint now);

    std::optional<base::TimePoint> nextWake() const;

    // All that is to be done by now. What goes to a poll session's connection is kept there too, until it is fetched.
    Effects takeEffects(base::TimePoint now);

    const PollSessions &polls() const { return m_polls; }

private:
    PollSessions m_polls;
    Hub m_hub;
};

} // namespace qiao::relay::hub
