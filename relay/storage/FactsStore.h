#pragma once

#include "relay/link/ConversationFacts.h"
#include "relay/storage/ConversationStore.h"

#include <functional>

namespace qiao::relay::storage {

// What the figures need of each conversation: the fold of its events, kept beside them. Storage thread; the command
// line and the reports each have one of their own.
//
// Like a conversation's row, the facts that the commits of one group change are written once, by flush() at its end.
class FactsStore
{
public:
    FactsStore(Database &database, ConversationStore &conversations)
        : m_database(database)
        , m_conversations(conversations)
    {
    }

    // Takes events that have just been appended.
    base::Result<void> take(const std::vector<domain::ConversationEvent> &events);
    // Writes what take() changed. Before the transaction's end.
    base::Result<void> flush();
    // What take() took was undone with its transaction.
    void forget();

    // As it was written last; none also when that cannot be read: then it is made anew.
    base::Result<std::optional<link::ConversationFacts>> stored(const domain::ConversationId &id);
    // As of the last event; none of a conversation that there is not.
    base::Result<std::optional<link::ConversationFacts>> find(const domain::ConversationId &id);
    // As the events say, whatever is kept.
    base::Result<std::optional<link::ConversationFacts>> fromEvents(const domain::ConversationId &id);
    base::Result<void> save(const link::ConversationFacts &facts);

    // Every conversation that may have a case in [from, to), one after the other, until `visit` says false.
    using Visit = std::function<bool(const link::ConversationFacts &)>;
    base::Result<void> visit(base::TimePoint from, base::TimePoint to, const Visit &visit);

private:
    static constexpr qsizetype mostKept = 20'000;

    struct Kept
    {
        link::ConversationFacts facts;
        quint64 seq = 0; // the events up to this one are in it
        bool isDue = false;
    };

    base::Result<Kept> folded(const domain::ConversationId &id);
    base::Result<Kept *> kept(const domain::ConversationEvent &next);

    Database &m_database;
    ConversationStore &m_conversations;
    std::unordered_map<domain::ConversationId, Kept> m_kept;
    std::vector<domain::ConversationId> m_due;
};

} // namespace qiao::relay::storage
