#include "relay/storage/CommandStore.h"

namespace qiao::relay::storage {

base::Result<void> CommandStore::save(const link::CommandRecord &command)
{
    // An id may come again after the promised time, while its old row is still kept.
    Statement insert(m_database,
        QStringLiteral("INSERT INTO commands (sender, id, answer, at) VALUES (?, ?, CAST(? AS TEXT), ?) "
                       "ON CONFLICT (sender, id) DO UPDATE SET answer = excluded.answer, at = excluded.at "
                       "WHERE commands.at <= excluded.at - ?"));
    auto saved = insert.bind(command.sender)
                     .bind(command.id)
                     .bind(command.answer.isEmpty() ? QByteArrayLiteral("{}") : command.answer)
                     .bind(command.at)
                     .bind(static_cast<qint64>(base::Milliseconds(promised).count()))
                     .run();
    if (saved && insert.changedRows() != 1)
        return base::conflict(QStringLiteral("The command was carried out before."));
    return saved;
}

base::Result<std::vector<link::CommandRecord>> CommandStore::of(const QString &sender, base::TimePoint since)
{
    Statement select(
        m_database, QStringLiteral("SELECT id, answer, at FROM commands WHERE sender = ? AND at >= ? ORDER BY at, id"));
    return select.bind(sender).bind(since).all([&](Statement &row) {
        link::CommandRecord command;
        command.sender = sender;
        command.id = row.id<domain::CommandId>();
        command.answer = row.text().toUtf8();
        command.at = row.time();
        return command;
    });
}

base::Result<int> CommandStore::removeOlder(base::TimePoint before, int limit)
{
    Statement remove(m_database,
        QStringLiteral("DELETE FROM commands WHERE (sender, id) IN "
                       "(SELECT sender, id FROM commands WHERE at < ? ORDER BY at LIMIT ?)"));
    if (auto done = remove.bind(before).bind(limit).run(); !done)
        return done.error();
    return remove.changedRows();
}

} // namespace qiao::relay::storage
