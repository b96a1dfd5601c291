#include "workstation/history/ConversationStore.h"

#include "common/protocol/CommandCodec.h"
#include "common/protocol/EventCodec.h"
#include "common/protocol/ServerFrame.h"
#include "common/text/Excerpt.h"
#include "common/text/SearchWords.h"

#include <QJsonDocument>

namespace qiao::workstation::history {

namespace {

// The lower bits of an event's id tell events of one millisecond apart.
constexpr int idBits = 10;
constexpr qint64 largestAt = qint64(1) << 52;

// What people search for in an event.
QString wordsIn(const domain::EventBody &body)
{
    if (const auto *message = std::get_if<domain::MessagePosted>(&body))
        return message->text.isEmpty() ? message->file.name : message->text;
    if (const auto *note = std::get_if<domain::NotePosted>(&body))
        return note->text;
    if (const auto *whisper = std::get_if<domain::WhisperPosted>(&body))
        return whisper->text;
    return {};
}

domain::Author authorOf(const domain::EventBody &body)
{
    if (const auto *message = std::get_if<domain::MessagePosted>(&body))
        return message->from;
    if (const auto *note = std::get_if<domain::NotePosted>(&body))
        return note->from;
    if (const auto *whisper = std::get_if<domain::WhisperPosted>(&body))
        return whisper->from;
    return {};
}

base::Result<domain::ConversationEvent> eventOf(const QByteArray &frame)
{
    const base::Result<QJsonObject> object = protocol::parseObject(frame);
    if (!object)
        return object.error();
    return protocol::eventFromJson(*object);
}

// SQLite's numbers are signed; ours stay below 2^53.
qint64 number(quint64 value)
{
    return static_cast<qint64>(value);
}

} // namespace

base::Result<void> ConversationStore::addEvent(const domain::ConversationEvent &event)
{
    const QByteArray frame = protocol::encode(event, domain::Side::Agent);
    return insert(
        event.conversation, event.seq, base::toEpochMs(event.at), frame, text::searchLine(wordsIn(event.body)));
}

base::Result<void> ConversationStore::addUnknownEvent(const domain::ConversationId &conversation, quint64 seq)
{
    return insert(conversation, seq, 0, QByteArrayLiteral("{}"), {});
}

base::Result<void> ConversationStore::insert(
    const domain::ConversationId &conversation, quint64 seq, qint64 at, const QByteArray &frame, const QString &line)
{
    const base::Result<qint64> owner = numberOf(conversation);
    if (!owner)
        return owner.error();
    const base::Result<QSqlQuery *> asked = m_database.run(
        QStringLiteral("SELECT 1 FROM events WHERE conversation = ? AND seq = ?"), {*owner, number(seq)});
    if (!asked)
        return asked.error();
    const bool isKnown = (*asked)->next();
    (*asked)->finish();
    if (isKnown)
        return {};

    const base::Result<qint64> id = freeId(at, seq);
    if (!id)
        return id.error();
    const base::Result<QSqlQuery *> inserted
        = m_database.run(QStringLiteral("INSERT INTO events (id, conversation, seq, at, frame) VALUES (?, ?, ?, ?, ?)"),
            {*id, *owner, number(seq), at, QString::fromUtf8(frame)});
    if (!inserted)
        return inserted.error();
    const base::Result<QSqlQuery *> received
        = m_database.run(QStringLiteral("UPDATE conversations SET received = ? WHERE number = ? AND received < ?"),
            {number(seq), *owner, number(seq)});
    if (!received)
        return received.error();
    if (line.isEmpty())
        return {};
    const base::Result<QSqlQuery *> indexed
        = m_database.run(QStringLiteral("INSERT INTO words (rowid, line) VALUES (?, ?)"), {*id, line});
    if (!indexed)
        return indexed.error();
    return {};
}

base::Result<qint64> ConversationStore::freeId(qint64 at, quint64 seq)
{
    constexpr qint64 lowBits = (qint64(1) << idBits) - 1;
    qint64 id = (std::clamp<qint64>(at, 0, largestAt) << idBits) | (number(seq) & lowBits);
    for (;; ++id) {
        const base::Result<QSqlQuery *> asked
            = m_database.run(QStringLiteral("SELECT 1 FROM events WHERE id = ?"), {id});
        if (!asked)
            return asked.error();
        const bool isTaken = (*asked)->next();
        (*asked)->finish();
        if (!isTaken)
            return id;
    }
}

base::Result<qint64> ConversationStore::numberOf(const domain::ConversationId &conversation)
{
    const auto known = m_numbers.constFind(conversation);
    if (known != m_numbers.cend())
        return *known;
    const base::Result<QSqlQuery *> inserted
        = m_database.run(QStringLiteral("INSERT INTO conversations (id) VALUES (?) ON CONFLICT (id) DO NOTHING"),
            {conversation.toString()});
    if (!inserted)
        return inserted.error();
    const base::Result<QSqlQuery *> asked
        = m_database.run(QStringLiteral("SELECT number FROM conversations WHERE id = ?"), {conversation.toString()});
    if (!asked)
        return asked.error();
    const qint64 found = (*asked)->next() ? (*asked)->value(0).toLongLong() : 0;
    (*asked)->finish();
    m_numbers.insert(conversation, found);
    return found;
}

base::Result<void> ConversationStore::setSummary(const protocol::ConversationSummary &summary)
{
    const base::Result<qint64> owner = numberOf(summary.conversation.id);
    if (!owner)
        return owner.error();
    const QByteArray json = QJsonDocument(protocol::toJson(summary)).toJson(QJsonDocument::Compact);
    const base::Result<QSqlQuery *> done = m_database.run(
        QStringLiteral("UPDATE conversations SET summary = ? WHERE number = ?"), {QString::fromUtf8(json), *owner});
    if (!done)
        return done.error();
    return {};
}

base::Result<void> ConversationStore::setReadHere(const domain::ConversationId &conversation, quint64 seq)
{
    const base::Result<qint64> owner = numberOf(conversation);
    if (!owner)
        return owner.error();
    const base::Result<QSqlQuery *> done
        = m_database.run(QStringLiteral("UPDATE conversations SET read_here = ? WHERE number = ? AND read_here < ?"),
            {number(seq), *owner, number(seq)});
    if (!done)
        return done.error();
    return {};
}

base::Result<void> ConversationStore::clear()
{
    m_numbers.clear();
    for (const QString &statement : {QStringLiteral("INSERT INTO words (words) VALUES ('delete-all')"),
             QStringLiteral("DELETE FROM events"), QStringLiteral("DELETE FROM conversations")}) {
        const base::Result<QSqlQuery *> done = m_database.run(statement);
        if (!done)
            return done.error();
    }
    return {};
}

base::Result<void> ConversationStore::loadInto(SavedDesk &desk)
{
    const base::Result<QSqlQuery *> asked
        = m_database.run(QStringLiteral("SELECT id, received, read_here, summary FROM conversations ORDER BY number"));
    if (!asked)
        return asked.error();
    QSqlQuery &rows = **asked;
    while (rows.next()) {
        const domain::ConversationId id(rows.value(0).toString());
        if (const quint64 received = rows.value(1).toULongLong(); received > 0)
            desk.received.insert(id, received);
        if (const quint64 readHere = rows.value(2).toULongLong(); readHere > 0)
            desk.readHere.insert(id, readHere);
        const base::Result<QJsonObject> json = protocol::parseObject(rows.value(3).toString().toUtf8());
        if (!json)
            continue;
        protocol::ConversationSummary summary = protocol::conversationSummaryFromJson(*json);
        if (summary.conversation.id == id)
            desk.conversations.append(std::move(summary));
    }
    rows.finish();
    return {};
}

base::Result<EventPage> ConversationStore::page(const domain::ConversationId &conversation, quint64 before, int limit)
{
    constexpr qint64 noBound = std::numeric_limits<qint64>::max();
    const base::Result<QSqlQuery *> asked = m_database.run(
        QStringLiteral(
            "SELECT seq, frame FROM events WHERE conversation = (SELECT number FROM conversations WHERE id = ?)"
            " AND seq < ? ORDER BY seq DESC LIMIT ?"),
        {conversation.toString(), before == 0 ? noBound : number(before), limit});
    if (!asked)
        return asked.error();
    QSqlQuery &rows = **asked;
    EventPage page;
    page.first = before;
    while (rows.next()) {
        const quint64 seq = rows.value(0).toULongLong();
        if (page.first == 0)
            page.first = seq + 1; // the newest of all
        if (seq + 1 != page.first)
            break;
        page.first = seq;
        base::Result<domain::ConversationEvent> event = eventOf(rows.value(1).toString().toUtf8());
        if (event)
            page.events.prepend(*std::move(event));
    }
    rows.finish();
    return page;
}

base::Result<QList<SearchHit>> ConversationStore::search(const QString &query, int limit)
{
    const QString expression = text::searchExpression(query);
    if (expression.isEmpty() || limit <= 0)
        return QList<SearchHit>{};
    const base::Result<QSqlQuery *> asked = m_database.run(
        QStringLiteral(
            "SELECT e.frame FROM (SELECT rowid AS id FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?)"
            " AS found JOIN events AS e ON e.id = found.id ORDER BY e.id DESC"),
        {expression, limit});
    if (!asked)
        return asked.error();
    QSqlQuery &rows = **asked;
    QList<SearchHit> hits;
    while (rows.next()) {
        const base::Result<domain::ConversationEvent> event = eventOf(rows.value(0).toString().toUtf8());
        if (!event)
            continue;
        const text::Excerpt excerpt = text::excerptAround(wordsIn(event->body), query, longestSnippet);
        hits.append({event->conversation, event->seq, event->at, authorOf(event->body), excerpt.text,
            excerpt.matchStart, excerpt.matchLength});
    }
    rows.finish();
    return hits;
}

} // namespace qiao::workstation::history
