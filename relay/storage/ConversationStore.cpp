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

ConversationStore::ConversationStore(Database &database)
    : m_database(database)
    , m_save(database.prepared(upsertConversation()))
    , m_saveProgress(database.prepared(updateProgress()))
    , m_saveEvent(database.prepared(
          QStringLiteral("INSERT INTO events (conversation, seq, visitor_seq, at, command, type, data) "
                         "VALUES (?, ?, ?, ?, ?, ?, CAST(? AS TEXT))")))
{
}

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
    m_due.clear();
    if (m_numbers.size() > mostNumbersKept)
        m_numbers.clear();
    if (m_rows.size() > mostRowsKept)
        m_rows.clear();
    return {};
}

void ConversationStore::forget()
{
    m_due.clear();
    m_numbers.clear();
    m_rows.clear();
}

base::Result<void> ConversationStore::save(const domain::Conversation &conversation)
{
    const auto further = saveProgress(conversation);
    if (!further)
        return further.error();
    if (!*further) {
        Statement upsert(m_database, m_save);
        bindConversation(upsert, conversation);
        if (auto saved = upsert.run(); !saved)
            return saved;
    }
    m_rows.insert(conversation.id, conversation);
    return {};
}

base::Result<bool> ConversationStore::saveProgress(const domain::Conversation &conversation)
{
    const auto row = m_rows.constFind(conversation.id);
    if (row == m_rows.cend() || !isOnlyProgress(*row, conversation))
        return false;
    Statement update(m_database, m_saveProgress);
    bindProgress(update, conversation);
    if (auto saved = update.run(); !saved)
        return saved.error();
    return update.changedRows() == 1;
}

base::Result<void> ConversationStore::saveEvent(const domain::ConversationEvent &event)
{
    Statement insert(m_database, m_saveEvent);
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
    Statement select(m_database,
        selectConversation()
            + QStringLiteral("WHERE state <> 'closed' OR wrapping_up <> '' "
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
    // The bounds of the visitor's numbering are looked for in the agents', which is the table's: the visitor's number
    // of an event is never larger, and smaller by no more than the events that the visitor does not see.
    const bool isForVisitor = query.side == domain::Side::Visitor;
    quint64 hidden = 0;
    if (isForVisitor) {
        const auto numbers = numbersOf(query.conversation);
        if (!numbers)
            return numbers.error();
        hidden = numbers->seq - numbers->visitorSeq;
    }
    const auto most = static_cast<quint64>(std::numeric_limits<qint64>::max());
    const quint64 before = query.before == 0 ? most : query.before;
    // `after` is at least 0, so that what the visitor does not see (visitor_seq 0) stays out.
    Statement select(m_database,
        QStringLiteral("SELECT seq, visitor_seq, at, command, type, data FROM events "
                       "WHERE conversation = ? AND seq > ? AND seq < ? AND %1 > ? AND %1 < ? ORDER BY seq %2 LIMIT ?")
            .arg(isForVisitor ? QStringLiteral("visitor_seq") : QStringLiteral("seq"),
                query.isFromEnd ? QStringLiteral("DESC") : QStringLiteral("ASC")));
    auto read = select.bind(query.conversation)
                    .bind(query.after)
                    .bind(before > most - hidden ? most : before + hidden)
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
    Statement select(
        m_database, QStringLiteral("SELECT seq FROM events WHERE conversation = ? AND visitor_seq > 0 ORDER BY seq"));
    return select.bind(id).all([](Statement &row) { return row.number(); });
}

} // namespace qiao::relay::storage
