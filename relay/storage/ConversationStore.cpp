#include "relay/storage/ConversationStore.h"

#include "common/protocol/EventCodec.h"
#include "relay/storage/ConversationRow.h"

#include <QHash>

#include <algorithm>

namespace qiao::relay::storage {

namespace {

base::Error outOfOrder(const domain::ConversationId &id)
{
    return base::conflict(
        QStringLiteral("The numbers of conversation %1 do not go on where it ends.").arg(id.toString()));
}

base::Result<domain::ConversationEvent> readEvent(const domain::ConversationId &conversation, Statement &row)
{
    domain::ConversationEvent event;
    event.conversation = conversation;
    event.seq = row.number();
    event.visitorSeq = row.number();
    event.at = row.time();
    event.command = row.id<domain::CommandId>();
    const QString type = row.text();
    auto body = protocol::bodyFromJson(type, row.object());
    if (!body)
        return body.error();
    event.body = std::move(*body);
    return event;
}

} // namespace

bool ConversationStore::Numbers::advance(const domain::ConversationEvent &event)
{
    if (event.seq != ++seq)
        return false;
    return event.visitorSeq == 0 || event.visitorSeq == ++visitorSeq;
}

base::Result<ConversationStore::Numbers> ConversationStore::numbersOf(const domain::ConversationId &id)
{
    if (const auto known = m_numbers.constFind(id); known != m_numbers.cend())
        return *known;
    Statement select(m_database, QStringLiteral("SELECT seq, visitor_seq FROM conversations WHERE id = ?"));
    const auto stored = select.bind(id).first([](Statement &row) {
        const quint64 seq = row.number();
        return Numbers{seq, row.number()};
    });
    if (!stored)
        return stored.error();
    return stored->value_or(Numbers());
}

base::Result<void> ConversationStore::append(
    const std::vector<domain::ConversationEvent> &events, const std::vector<domain::Conversation> &conversations)
{
    QHash<domain::ConversationId, Numbers> numbers;
    for (const domain::Conversation &conversation : conversations) {
        const auto stored = numbersOf(conversation.id);
        if (!stored)
            return stored.error();
        numbers.insert(conversation.id, *stored);
        // Its events refer to it.
        if (*stored == Numbers()) {
            if (auto saved = save(conversation); !saved)
                return saved;
        }
    }
    for (const domain::ConversationEvent &event : events) {
        const auto found = numbers.find(event.conversation);
        if (found == numbers.end() || !found->advance(event))
            return outOfOrder(event.conversation);
    }
    for (const domain::Conversation &conversation : conversations) {
        if (numbers.value(conversation.id) != Numbers{conversation.seq, conversation.visitorSeq})
            return outOfOrder(conversation.id);
    }
    for (const domain::ConversationEvent &event : events) {
        if (auto saved = saveEvent(event); !saved)
            return saved;
    }
    for (const domain::Conversation &conversation : conversations) {
        m_numbers.insert(conversation.id, numbers.value(conversation.id));
        m_due.insert(conversation.id, conversation);
    }
    return {};
}

base::Result<void> ConversationStore::flush()
{
    for (const domain::Conversation &conversation : std::as_const(m_due)) {
        if (auto saved = save(conversation); !saved)
            return saved;
    }
    forget();
    return {};
}

void ConversationStore::forget()
{
    m_due.clear();
    m_numbers.clear();
}

base::Result<void> ConversationStore::save(const domain::Conversation &conversation)
{
    Statement insert(m_database, upsertConversation());
    bindConversation(insert, conversation);
    return insert.run();
}

base::Result<void> ConversationStore::saveEvent(const domain::ConversationEvent &event)
{
    Statement insert(m_database,
        QStringLiteral("INSERT INTO events (conversation, seq, visitor_seq, at, command, type, data) "
                       "VALUES (?, ?, ?, ?, ?, ?, CAST(? AS TEXT))"));
    auto saved = insert.bind(event.conversation)
                     .bind(event.seq)
                     .bind(event.visitorSeq)
                     .bind(event.at)
                     .bind(event.command)
                     .bind(protocol::typeOf(event.body))
                     .bind(protocol::dataOf(event.body, domain::Side::Agent))
                     .run();
    const auto *message = std::get_if<domain::MessagePosted>(&event.body);
    if (!saved || !message || message->file.id.isEmpty())
        return saved;
    Statement post(m_database,
        QStringLiteral("INSERT INTO posted_files (file, conversation) VALUES (?, ?) ON CONFLICT DO NOTHING"));
    return post.bind(message->file.id).bind(event.conversation).run();
}

base::Result<std::optional<domain::Conversation>> ConversationStore::find(const domain::ConversationId &id)
{
    if (auto flushed = flush(); !flushed)
        return flushed.error();
    Statement select(m_database, selectConversation() + QStringLiteral("WHERE id = ?"));
    return select.bind(id).first(readConversation);
}

base::Result<std::vector<domain::Conversation>> ConversationStore::open()
{
    if (auto flushed = flush(); !flushed)
        return flushed.error();
    Statement select(
        m_database, selectConversation() + QStringLiteral("WHERE state <> 'closed' OR wrapping_up <> '' "
                                                     "ORDER BY started_at, id"));
    return select.all(readConversation);
}

base::Result<std::optional<domain::Conversation>> ConversationStore::lastOf(const domain::VisitorId &visitor)
{
    if (auto flushed = flush(); !flushed)
        return flushed.error();
    Statement select(m_database,
        selectConversation()
            + QStringLiteral("WHERE visitor = ? ORDER BY state = 'closed', started_at DESC, id DESC LIMIT 1"));
    return select.bind(visitor).first(readConversation);
}

base::Result<std::vector<domain::ConversationEvent>> ConversationStore::events(const link::LoadEvents &query)
{
    const QString column = query.side == domain::Side::Agent ? QStringLiteral("seq") : QStringLiteral("visitor_seq");
    const QString direction = query.isFromEnd ? QStringLiteral("DESC") : QStringLiteral("ASC");
    // `after` is at least 0, so that what the visitor does not see (visitor_seq 0) stays out.
    Statement select(m_database,
        QStringLiteral("SELECT seq, visitor_seq, at, command, type, data FROM events "
                       "WHERE conversation = ? AND %1 > ? AND %1 < ? AND %1 > 0 ORDER BY %1 %2 LIMIT ?")
            .arg(column, direction));
    const qint64 before = query.before == 0 ? std::numeric_limits<qint64>::max() : static_cast<qint64>(query.before);
    auto read = select.bind(query.conversation)
                    .bind(query.after)
                    .bind(before)
                    .bind(std::max(query.limit, 0))
                    .all([&](Statement &row) { return readEvent(query.conversation, row); });
    if (!read)
        return read.error();
    std::vector<domain::ConversationEvent> events;
    events.reserve(read->size());
    for (auto &event : *read) {
        if (!event)
            return event.error();
        events.push_back(std::move(*event));
    }
    if (query.isFromEnd)
        std::reverse(events.begin(), events.end());
    return events;
}

base::Result<std::vector<quint64>> ConversationStore::visibleSeqs(const domain::ConversationId &id)
{
    Statement select(m_database,
        QStringLiteral("SELECT seq FROM events WHERE conversation = ? AND visitor_seq > 0 ORDER BY visitor_seq"));
    return select.bind(id).all([](Statement &row) { return row.number(); });
}

} // namespace qiao::relay::storage
