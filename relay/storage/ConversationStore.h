#pragma once

#include "relay/link/StorageRequest.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// Conversations with their events; each row is the fold of its events. Storage thread.
class ConversationStore
{
public:
    explicit ConversationStore(Database &database)
        : m_database(database)
    {
    }

    // Writes the events of one commit and the conversations as they are after them. Conflict unless each side's numbers
    // go on exactly where the stored conversation ends.
    base::Result<void> append(
        const std::vector<domain::ConversationEvent> &events, const std::vector<domain::Conversation> &conversations);

    base::Result<std::optional<domain::Conversation>> find(const domain::ConversationId &id);
    base::Result<std::vector<domain::Conversation>> open();
    // The open one, or else the last one.
    base::Result<std::optional<domain::Conversation>> lastOf(const domain::VisitorId &visitor);

    base::Result<std::vector<domain::ConversationEvent>> events(const link::LoadEvents &query);
    // The agents' numbers of what the visitor sees, in order.
    base::Result<std::vector<quint64>> visibleSeqs(const domain::ConversationId &id);

private:
    base::Result<void> save(const domain::Conversation &conversation);
    base::Result<void> saveEvent(const domain::ConversationEvent &event);

    Database &m_database;
};

} // namespace qiao::relay::storage
