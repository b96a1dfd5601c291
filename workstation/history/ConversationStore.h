#pragma once

#include "common/domain/ConversationEvent.h"
#include "workstation/history/Database.h"
#include "workstation/history/SavedDesk.h"

namespace qiao::workstation::history {

// SQL for conversations, their events and the words in them. In the database's thread.
class ConversationStore
{
public:
    static constexpr int longestSnippet = 120;

    explicit ConversationStore(Database &database)
        : m_database(database)
    {
    }

    base::Result<void> addEvent(const domain::ConversationEvent &event);
    base::Result<void> addUnknownEvent(const domain::ConversationId &conversation, quint64 seq);
    base::Result<void> setSummary(const protocol::ConversationSummary &summary);
    base::Result<void> setReadHere(const domain::ConversationId &conversation, quint64 seq);
    base::Result<void> clear();

    base::Result<void> loadInto(SavedDesk &desk);
    // The newest events below `before` (0: no bound), at most `limit`, down to the first hole.
    base::Result<EventPage> page(const domain::ConversationId &conversation, quint64 before, int limit);
    // The newest first.
    base::Result<QList<SearchHit>> search(const QString &query, int limit);

    // After the tables were replaced.
    void forgetNumbers() { m_numbers.clear(); }

private:
    base::Result<qint64> numberOf(const domain::ConversationId &conversation);
    base::Result<void> insert(const domain::ConversationId &conversation, quint64 seq, qint64 at,
        const QByteArray &frame, const QString &line);
    base::Result<qint64> freeId(qint64 at, quint64 seq);

    Database &m_database;
    QHash<domain::ConversationId, qint64> m_numbers;
};

} // namespace qiao::workstation::history
