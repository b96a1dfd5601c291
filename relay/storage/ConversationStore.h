#pragma once

#include "relay/link/StorageRequest.h"
#include "relay/storage/Statement.h"

#include <QHash>

namespace qiao::relay::storage {

// Conversations with their events; each row is the fold of its events. Storage thread.
//
// Many commits of one group change the same conversation: its row is written once for all of them, by flush() at the
// group's end. Whatever is read here sees it before.
class ConversationStore
{
public:
    explicit ConversationStore(Database &database);

    // Writes the events of one commit and takes the conversations as they are after them. Conflict unless each side's
    // numbers go on exactly where the stored conversation ends; then nothing is taken.
    base::Result<void> append(
        const std::vector<domain::ConversationEvent> &events, const std::vector<domain::Conversation> &conversations);
    // Writes the conversations that append() took. Before the transaction's end.
    base::Result<void> flush();
    // What append() took was undone with its transaction.
    void forget();

    base::Result<std::optional<domain::Conversation>> find(const domain::ConversationId &id);
    // Those that are open, or still being wrapped up.
    base::Result<std::vector<domain::Conversation>> open();
    // The open one, or else the last one.
    base::Result<std::optional<domain::Conversation>> lastOf(const domain::VisitorId &visitor);

    base::Result<std::vector<domain::ConversationEvent>> events(const link::LoadEvents &query);
    // The agents' numbers of what the visitor sees, in order.
    base::Result<std::vector<quint64>> visibleSeqs(const domain::ConversationId &id);

private:
    // How far one conversation's two numberings have come.
    struct Numbers
    {
        quint64 seq = 0;
        quint64 visitorSeq = 0;

        bool operator==(const Numbers &) const = default;
        bool advance(const domain::ConversationEvent &event);
    };

    static constexpr qsizetype mostNumbersKept = 20'000;
    static constexpr qsizetype mostRowsKept = 2'000;

    base::Result<Numbers> numbersOf(const domain::ConversationId &id);
    base::Result<void> save(const domain::Conversation &conversation);
    base::Result<bool> saveProgress(const domain::Conversation &conversation);
    base::Result<void> saveEvent(const domain::ConversationEvent &event);

    Database &m_database;
    Database::Prepared &m_save;
    Database::Prepared &m_saveProgress;
    Database::Prepared &m_saveEvent;
    QHash<domain::ConversationId, domain::Conversation> m_due; // rows that are behind their events
    QHash<domain::ConversationId, Numbers> m_numbers; // as of the last event; nobody else writes any
    QHash<domain::ConversationId, domain::Conversation> m_rows; // as they were written last
};

} // namespace qiao::relay::storage
