#include "relay/hub/HubState.h"

namespace qiao::relay::hub {

const domain::Queue &HubState::queue(const domain::QueueId &id) const
{
    const auto found = std::find_if(
        queues.begin(), queues.end(), [&](const domain::Queue &queue) { return queue.id == id && !queue.isDisabled; });
    if (found != queues.end())
        return *found;
    const auto other
        = std::find_if(queues.begin(), queues.end(), [](const domain::Queue &queue) { return !queue.isDisabled; });
    return other != queues.end() ? *other : queues.front();
}

Room &HubState::insertRoom(const link::ConversationFound &found)
{
    const domain::Conversation &conversation = found.conversation;
    VisitorState &owner = visitors[conversation.visitor];
    if (owner.profile.id.isEmpty()) {
        owner.profile = found.visitor;
        owner.profile.id = conversation.visitor;
    }
    if (owner.conversation.isEmpty())
        owner.conversation = conversation.id;
    Room &room = insertRoom(conversation.id, owner);
    room.committed = conversation;
    room.working = conversation;
    room.lastActivityAt = conversation.updatedAt;
    if (!conversation.participants.isEmpty())
        owner.lastServedBy = conversation.participants.last();
    room.setVisibleSeqs(found.visibleSeqs);
    return room;
}

Room &HubState::insertRoom(const domain::ConversationId &id, VisitorState &visitor)
{
    ++visitor.rooms;
    std::unique_ptr<Room> &room = rooms[id];
    room = std::make_unique<Room>();
    room->id = id;
    room->working.id = id;
    return *room;
}

void HubState::eraseRoom(const domain::ConversationId &id, const domain::VisitorId &visitorId)
{
    if (rooms.erase(id) == 0)
        return;
    if (VisitorState *owner = visitor(visitorId))
        --owner->rooms;
    forgetVisitorIfUnused(visitorId);
}

void HubState::forgetVisitorIfUnused(const domain::VisitorId &id)
{
    const VisitorState *state = visitor(id);
    if (state != nullptr && state->connections.isEmpty() && state->pendingCommits == 0 && state->openings == 0
        && state->rooms == 0)
        visitors.erase(id);
}

} // namespace qiao::relay::hub
