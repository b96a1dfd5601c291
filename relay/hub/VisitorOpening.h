#pragma once

#include "relay/auth/VisitorIdentity.h"
#include "relay/hub/HubState.h"

namespace qiao::relay::hub {

// A visitor's session.open between its steps. Once the visitor is found, it keeps the visitor's state in memory: what
// was loaded must not miss a command that is answered meanwhile. Hub thread.
struct VisitorOpening
{
    explicit VisitorOpening(HubState &hubState)
        : state(hubState)
    {
    }
    ~VisitorOpening() { release(); }
    Q_DISABLE_COPY_MOVE(VisitorOpening)

    void take(const link::VisitorFound &visitorFound)
    {
        release();
        found = visitorFound;
        held = found->visitor.id;
        VisitorState &visitor = state.visitors[held];
        ++visitor.openings;
        if (visitor.profile.id.isEmpty())
            visitor.profile = found->visitor;
        visitor.commands.remember(found->commands);
    }
    void release()
    {
        found.reset();
        const domain::VisitorId visitorId = std::exchange(held, {});
        if (VisitorState *visitor = state.visitor(visitorId)) {
            --visitor->openings;
            state.forgetVisitorIfUnused(visitorId);
        }
    }

    HubState &state;
    domain::VisitorId held;
    link::ConnectionId connection;
    domain::CommandId id;
    protocol::visitor::SessionOpen command;
    std::optional<auth::IdentityClaims> identity;
    std::optional<link::VisitorFound> found; // by the token, then by the identity
    QString token; // the one to go on with
};

} // namespace qiao::relay::hub
