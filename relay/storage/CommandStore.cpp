#include "relay/storage/CommandStore.h"

namespace qiao::relay::storage {

CommandStore::CommandStore(Database &database)
    : m_database(database)
    // An id may come again after the promised time, while its old row is still kept.
    , m_save(database.prepared(
          QStringLiteral("INSERT INTO commands (sender, id, answer, at) VALUES (?, ?, CAST(? AS TEXT), ?) "
                         "ON CONFLICT (sender, id) DO UPDATE SET answer = excluded.answer, at = excluded.at "
                         "WHERE commands.at <= excluded.at - ?")))
{
}

base::Result<void> CommandStore::save(const link::CommandRecord &command)
{
    Statement insert(m_database, m_save);
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

base::Result<int> CommandStore::removeOlder(base::TimePoint before, int count)
{
    const auto last = lastOfNext(count);
    if (!last)
        return last.error();
    Statement remove(m_database,
        QStringLiteral("DELETE FROM commands WHERE (sender, id) > (?, ?) AND (sender, id) <= (?, ?) AND at < ?"));
    // Behind the last row it begins anew, next time.
    const Key from = std::exchange(m_lookedAt, last->value_or(Key()));
    if (!*last)
        return 0;
    if (auto done
        = remove.bind(from.sender).bind(from.id).bind(m_lookedAt.sender).bind(m_lookedAt.id).bind(before).run();
        !done)
        return done.error();
    return remove.changedRows();
}

base::Result<std::optional<CommandStore::Key>> CommandStore::lastOfNext(int count)
{
    Statement select(m_database,
        QStringLiteral("SELECT sender, id FROM (SELECT sender, id FROM commands WHERE (sender, id) > (?, ?) "
                       "ORDER BY sender, id LIMIT ?) ORDER BY sender DESC, id DESC LIMIT 1"));
    return select.bind(m_lookedAt.sender).bind(m_lookedAt.id).bind(count).first([](Statement &row) {
        QString sender = row.text();
        return Key{std::move(sender), row.text()};
    });
}

} // namespace qiao::relay::storage
