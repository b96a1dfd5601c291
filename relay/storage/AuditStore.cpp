#include "relay/storage/AuditStore.h"

namespace qiao::relay::storage {

base::Result<void> AuditStore::add(const link::AuditRecord &record)
{
    Statement insert(m_database,
        QStringLiteral("INSERT INTO audit (at, actor, actor_name, action, conversation, target, detail) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)"));
    return insert.bind(record.at)
        .bind(record.actor)
        .bind(record.actorName)
        .bind(record.action)
        .bind(record.conversation)
        .bind(record.target)
        .bind(record.detail)
        .run();
}

base::Result<std::vector<link::AuditRecord>> AuditStore::list(base::TimePoint before, int limit)
{
    Statement select(m_database,
        QStringLiteral("SELECT at, actor, actor_name, action, conversation, target, detail FROM audit "
                       "WHERE at < ? ORDER BY at DESC, id DESC LIMIT ?"));
    return select.bind(before).bind(limit).all([](Statement &row) {
        link::AuditRecord record;
        record.at = row.time();
        record.actor = row.id<domain::AgentId>();
        record.actorName = row.text();
        record.action = row.text();
        record.conversation = row.id<domain::ConversationId>();
        record.target = row.text();
        record.detail = row.object();
        return record;
    });
}

} // namespace qiao::relay::storage
