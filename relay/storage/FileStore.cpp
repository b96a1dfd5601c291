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

base::Result<UnpostedFiles> FileStore::removeUnposted(qint64 afterRow, base::TimePoint before, int limit)
{
    struct Row
    {
        qint64 number;
        domain::FileId id;
        base::TimePoint at;
        bool isPosted;
    };
    Statement select(m_database,
        QStringLiteral("SELECT rowid, id, created_at, EXISTS (SELECT 1 FROM posted_files WHERE file = files.id) "
                       "OR EXISTS (SELECT 1 FROM canned_replies, json_each(canned_replies.files) AS kept "
                       "WHERE json_extract(kept.value, '$.id') = files.id) "
                       "FROM files WHERE rowid > ? ORDER BY rowid LIMIT ?"));
    const auto rows = select.bind(afterRow).bind(limit).all([](Statement &row) {
        return Row{row.integer(), row.id<domain::FileId>(), row.time(), row.integer() != 0};
    });
    if (!rows)
        return rows.error();
    UnpostedFiles found{afterRow, static_cast<int>(rows->size()) < limit, {}};
    for (const Row &row : *rows) {
        if (row.at >= before) {
            found.isEnd = true;
            break;
        }
        found.lastRow = row.number;
        if (!row.isPosted)
            found.removed.push_back(row.id);
    }
    if (found.removed.empty())
        return found;
    return m_database.transaction([&]() -> base::Result<UnpostedFiles> {
        for (const domain::FileId &id : found.removed) {
            Statement remove(m_database, QStringLiteral("DELETE FROM files WHERE id = ?"));
            if (auto done = remove.bind(id).run(); !done)
                return done.error();
        }
        return found;
    });
}

} // namespace qiao::relay::storage
