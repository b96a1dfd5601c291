#include "relay/app/StoredAdministration.h"

#include "relay/administration/Administration.h"

namespace qiao::relay::app {

void StoredAdministration::carryOut(const link::AdminRequest &request, Done done)
{
    const auto work = [request, now = m_clock.now()](storage::Stores &stores) {
        return administration::Administration(stores).carryOut(request, now);
    };
    if (request.verb == link::AdminVerb::Read)
        m_queries.run(work, std::move(done));
    else
        m_queries.change(work, std::move(done));
}

} // namespace qiao::relay::app
