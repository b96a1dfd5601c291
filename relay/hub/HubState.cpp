#include "relay/hub/HubState.h"

namespace qiao::relay::hub {

Room &HubState::insertRoom(const link::ConversationFound &found)
{
    auto room = std::make_unique<Room>();
    room->committed = found.conversation;
    room->working = found.conversation;
    room->setVisibleSeqs(found.visibleSeqs);
    VisitorState &state = visitors[found.visitor.id];
    if (state.profile.id.isEmpty())
        state.profile = found.visitor;
    if (state.conversation.isEmpty())
        state.conversation = found.conversation.id;
    return *(rooms[found.conversation.id] = std::move(room));
}

void HubState::forgetVisitorIfUnused(const domain::VisitorId &id)
{
    const VisitorState *state = visitor(id);
    if (state != nullptr && state->connections.isEmpty() && state->pendingCommits == 0
        && room(state->conversation) == nullptr)
        visitors.erase(id);
}

} // namespace qiao::relay::hub
