#include "relay/storage/AuditStore.h"

namespace qiao::relay::storage {

namespace {

link::AuditRecord readRecord(Statement &row)
{
    link::AuditRecord record;
    record.at = row.time();
    record.actor = row.id<domain::AgentId>();
    record.actorName = row.text();
    record.action = row.text();
    record.conversation = row.id<domain::ConversationId>();
    record.target = row.text();
    record.detail = row.object();
    return record;
}

} // namespace

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
    return select.bind(before).bind(limit).all(readRecord);
}

base::Result<std::vector<NumberedAuditRecord>> AuditStore::page(qint64 before, const QString &about, int limit)
{
    Statement select(m_database,
        QStringLiteral("SELECT id, at, actor, actor_name, action, conversation, target, detail FROM audit "
                       "WHERE (? = 0 OR id < ?) AND (? = '' OR instr(lower(actor_name || ' ' || action || ' ' || "
                       "target), lower(?)) > 0) ORDER BY id DESC LIMIT ?"));
    return select.bind(before).bind(before).bind(about).bind(about).bind(limit).all([](Statement &row) {
        const qint64 number = row.integer();
        return NumberedAuditRecord{number, readRecord(row)};
    });
}

} // namespace qiao::relay::storage
