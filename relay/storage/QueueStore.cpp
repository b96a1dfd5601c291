#include "relay/storage/QueueStore.h"

#include "common/protocol/DirectoryCodec.h"

namespace qiao::relay::storage {

base::Result<void> QueueStore::save(const domain::Queue &queue, base::TimePoint at)
{
    Statement upsert(m_database,
        QStringLiteral("INSERT INTO queues (id, definition, place, updated_at) "
                       "VALUES (?, ?, (SELECT COALESCE(max(place), -1) + 1 FROM queues), ?) "
                       "ON CONFLICT (id) DO UPDATE SET definition = excluded.definition, "
                       "updated_at = excluded.updated_at"));
    return upsert.bind(queue.id).bind(protocol::toJson(queue)).bind(at).run();
}

base::Result<bool> QueueStore::remove(const domain::QueueId &id)
{
    Statement remove(m_database, QStringLiteral("DELETE FROM queues WHERE id = ?"));
    if (auto done = remove.bind(id).run(); !done)
        return done.error();
    return remove.changedRows() > 0;
}

base::Result<int> QueueStore::openConversations(const domain::QueueId &id)
{
    Statement select(
        m_database, QStringLiteral("SELECT count(*) FROM conversations WHERE queue = ? AND state <> 'closed'"));
    const auto count = select.bind(id).first([](Statement &row) { return row.smallInteger(); });
    if (!count)
        return count.error();
    return count->value_or(0);
}

base::Result<std::vector<domain::Queue>> QueueStore::all()
{
    Statement select(m_database, QStringLiteral("SELECT definition FROM queues ORDER BY place, id"));
    const auto rows = select.all([](Statement &row) { return protocol::queueFromJson(row.object()); });
    if (!rows)
        return rows.error();
    std::vector<domain::Queue> queues;
    for (const base::Result<domain::Queue> &queue : *rows) {
        if (!queue)
            return base::Error{base::ErrorCode::Internal, queue.error().message, {}};
        queues.push_back(*queue);
    }
    return queues;
}

} // namespace qiao::relay::storage
