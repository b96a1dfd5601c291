#include "relay/hub/Resumption.h"

namespace qiao::relay::hub {

void Resumption::resume(Connection &connection, const protocol::ResumeCursors &cursors)
{
    for (auto cursor = cursors.begin(); cursor != cursors.end(); ++cursor) {
        const domain::ConversationId id = cursor.key();
        if (m_state.room(id) == nullptr) {
            // A closed conversation: it comes into memory for as long as this reader follows it.
            connection.resuming.insert(id, cursor.value());
            m_ledger.load(link::LoadConversation{id},
                [this, waiting = connection.id, id](const auto &reply) { takeLoaded(waiting, id, reply); });
            continue;
        }
        Room &room = *m_state.room(id);
        const AgentState *agent = m_state.agent(connection.agent);
        const bool isAllowed = agent != nullptr ? Staff::maySee(agent->agent, room.committed)
                                                : room.committed.visitor == connection.visitor;
        if (!isAllowed)
            continue;
        m_delivery.follow(connection, room, cursor.value(), Delivery::Pin::Yes);
        m_delivery.deliver(room);
    }
}

void Resumption::takeLoaded(
    link::ConnectionId waiting, const domain::ConversationId &id, const base::Result<link::Reply> &reply)
{
    Connection *reader = m_state.connection(waiting);
    if (reader == nullptr || !reader->resuming.contains(id))
        return;
    const quint64 cursor = reader->resuming.take(id);
    if (!reply) {
        m_state.effects.outbound.emplace_back(
            link::Disconnect{waiting, protocol::CloseCode::Draining, QStringLiteral("The history is unavailable.")});
        return;
    }
    const auto *found = std::get_if<link::ConversationFound>(&*reply);
    if (found == nullptr)
        return;
    if (m_state.room(id) == nullptr)
        m_state.insertRoom(*found);
    resume(*reader, {{id, cursor}});
    m_delivery.forgetIfUnused(id);
}

} // namespace qiao::relay::hub
