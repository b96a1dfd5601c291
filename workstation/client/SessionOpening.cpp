#include "workstation/client/SessionOpening.h"

#include "common/protocol/CommandCodec.h"
#include "common/protocol/Limits.h"

namespace qiao::workstation::client {

namespace {

void drop(protocol::ResumeCursors &cursors, qsizetype surplus)
{
    for (; surplus > 0 && !cursors.isEmpty(); --surplus)
        cursors.erase(cursors.cbegin());
}

} // namespace

SessionOpening::SessionOpening(
    const domain::CommandId &id, const QString &token, const protocol::ResumeCursors &cursors)
    : resumed(cursors)
{
    drop(resumed, resumed.size() - protocol::limits::resumeEntries);
    const auto encoded = [&] {
        protocol::agent::SessionOpen opening;
        opening.token = token;
        opening.resume = resumed;
        return protocol::encode(protocol::AgentRequest{id, {}, opening});
    };
    frame = encoded();
    while (frame.size() > protocol::limits::frameBytes && !resumed.isEmpty()) {
        drop(resumed, resumed.size() / 4 + 1);
        frame = encoded();
    }
}

} // namespace qiao::workstation::client
