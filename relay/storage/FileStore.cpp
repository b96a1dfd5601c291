#include "relay/storage/FileStore.h"

namespace qiao::relay::storage {

base::Result<void> FileStore::add(const link::FileFound &file, base::TimePoint at)
{
    Statement insert(m_database,
        QStringLiteral("INSERT INTO files (id, owner, name, mime, size, created_at) VALUES (?, ?, ?, ?, ?, ?)"));
    return insert.bind(file.file.id)
        .bind(file.owner)
        .bind(file.file.name)
        .bind(file.file.mime)
        .bind(file.file.size)
        .bind(at)
        .run();
}

base::Result<std::optional<link::FileFound>> FileStore::find(const domain::FileId &id)
{
    Statement select(m_database, QStringLiteral("SELECT id, owner, name, mime, size FROM files WHERE id = ?"));
    return select.bind(id).first([](Statement &row) {
        link::FileFound found;
        found.file.id = row.id<domain::FileId>();
        found.owner = row.text();
        found.file.name = row.text();
        found.file.mime = row.text();
        found.file.size = row.integer();
        return found;
    });
}

base::Result<bool> FileStore::isPostedTo(const domain::FileId &id, const domain::VisitorId &visitor)
{
    Statement select(m_database,
        QStringLiteral("SELECT 1 FROM posted_files JOIN conversations ON conversations.id = posted_files.conversation "
                       "WHERE posted_files.file = ? AND conversations.visitor = ? LIMIT 1"));
    const auto found = select.bind(id).bind(visitor).first([](Statement &row) { return row.integer(); });
    if (!found)
        return found.error();
    return found->has_value();
}

base::Result<qint64> FileStore::bytesOf(const QString &owner, base::TimePoint since)
{
    Statement select(
        m_database, QStringLiteral("SELECT COALESCE(SUM(size), 0) FROM files WHERE owner = ? AND created_at >= ?"));
    const auto sum = select.bind(owner).bind(since).first([](Statement &row) { return row.integer(); });
    if (!sum)
        return sum.error();
    return sum->value_or(0);
}

} // namespace qiao::relay::storage
