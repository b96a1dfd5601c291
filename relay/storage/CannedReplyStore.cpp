#include "relay/storage/CannedReplyStore.h"

namespace qiao::relay::storage {

base::Result<void> CannedReplyStore::save(const domain::CannedReply &reply)
{
    Statement insert(m_database,
        QStringLiteral("INSERT INTO canned_replies (id, shortcut, title, text, locale) VALUES (?, ?, ?, ?, ?) "
                       "ON CONFLICT (id) DO UPDATE SET shortcut = excluded.shortcut, title = excluded.title, "
                       "text = excluded.text, locale = excluded.locale"));
    return insert.bind(reply.id).bind(reply.shortcut).bind(reply.title).bind(reply.text).bind(reply.locale).run();
}

base::Result<std::vector<domain::CannedReply>> CannedReplyStore::all()
{
    Statement select(m_database,
        QStringLiteral("SELECT id, shortcut, title, text, locale FROM canned_replies ORDER BY shortcut, id"));
    return select.all([](Statement &row) {
        domain::CannedReply reply;
        reply.id = row.text();
        reply.shortcut = row.text();
        reply.title = row.text();
        reply.text = row.text();
        reply.locale = row.text();
        return reply;
    });
}

} // namespace qiao::relay::storage
