#include "relay/storage/CannedReplyStore.h"

#include "common/protocol/CannedReplyCodec.h"

namespace qiao::relay::storage {

base::Result<void> CannedReplyStore::save(const domain::CannedReply &reply)
{
    QJsonArray files;
    for (const domain::FileReference &file : reply.files)
        files.append(protocol::toJson(file));
    Statement insert(m_database,
        QStringLiteral("INSERT INTO canned_replies (id, shortcut, title, text, locale, files) "
                       "VALUES (?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (id) DO UPDATE SET shortcut = excluded.shortcut, title = excluded.title, "
                       "text = excluded.text, locale = excluded.locale, files = excluded.files"));
    return insert.bind(reply.id)
        .bind(reply.shortcut)
        .bind(reply.title)
        .bind(reply.text)
        .bind(reply.locale)
        .bind(files)
        .run();
}

base::Result<bool> CannedReplyStore::remove(const QString &id)
{
    Statement remove(m_database, QStringLiteral("DELETE FROM canned_replies WHERE id = ?"));
    if (auto done = remove.bind(id).run(); !done)
        return done.error();
    return remove.changedRows() > 0;
}

base::Result<std::vector<domain::CannedReply>> CannedReplyStore::all()
{
    Statement select(m_database,
        QStringLiteral("SELECT id, shortcut, title, text, locale, files FROM canned_replies ORDER BY shortcut, id"));
    return select.all([](Statement &row) {
        domain::CannedReply reply;
        reply.id = row.text();
        reply.shortcut = row.text();
        reply.title = row.text();
        reply.text = row.text();
        reply.locale = row.text();
        const QJsonArray files = row.list();
        for (const QJsonValue &file : files)
            reply.files.append(protocol::fileReferenceFromJson(file.toObject()));
        return reply;
    });
}

} // namespace qiao::relay::storage
