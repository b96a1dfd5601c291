#include "workstation/history/DeskStore.h"

#include "common/protocol/CommandCodec.h"

#include <QJsonDocument>

namespace qiao::workstation::history {

namespace {

const QString agentFact = QStringLiteral("agent");
const QString sessionFact = QStringLiteral("session");
const QString replyKind = QStringLiteral("reply");
const QString noteKind = QStringLiteral("note");
const QString whisperKind = QStringLiteral("whisper");

QString nameOf(SavedDraft::Kind kind)
{
    switch (kind) {
    case SavedDraft::Kind::Reply:
        return replyKind;
    case SavedDraft::Kind::Note:
        return noteKind;
    case SavedDraft::Kind::Whisper:
        return whisperKind;
    }
    return replyKind;
}

SavedDraft::Kind kindFromName(const QString &name)
{
    if (name == noteKind)
        return SavedDraft::Kind::Note;
    return name == whisperKind ? SavedDraft::Kind::Whisper : SavedDraft::Kind::Reply;
}

base::Result<void> ended(const base::Result<QSqlQuery *> &done)
{
    if (!done)
        return done.error();
    (*done)->finish();
    return {};
}

} // namespace

base::Result<QString> DeskStore::agent()
{
    return fact(agentFact);
}

base::Result<void> DeskStore::setSession(const protocol::AgentSession &session)
{
    protocol::AgentSession kept = session;
    kept.conversations.clear();
    const QByteArray json = QJsonDocument(protocol::toJson(kept)).toJson(QJsonDocument::Compact);
    if (const base::Result<void> done = setFact(agentFact, session.agent.id.toString()); !done)
        return done;
    return setFact(sessionFact, QString::fromUtf8(json));
}

base::Result<void> DeskStore::setDraft(const domain::ConversationId &conversation, const SavedDraft &draft)
{
    if (draft == SavedDraft{}) {
        return ended(
            m_database.run(QStringLiteral("DELETE FROM drafts WHERE conversation = ?"), {conversation.toString()}));
    }
    return ended(m_database.run(
        QStringLiteral("INSERT INTO drafts (conversation, kind, text) VALUES (?, ?, ?)"
                       " ON CONFLICT (conversation) DO UPDATE SET kind = excluded.kind, text = excluded.text"),
        {conversation.toString(), nameOf(draft.kind), draft.text}));
}

base::Result<void> DeskStore::addCommand(const SavedCommand &command)
{
    return ended(m_database.run(
        QStringLiteral("INSERT INTO outbox (id, at, frame) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING"),
        {command.request.id.toString(), static_cast<qint64>(base::toEpochMs(command.at)),
            QString::fromUtf8(protocol::encode(command.request))}));
}

base::Result<void> DeskStore::removeCommand(const domain::CommandId &command)
{
    return ended(m_database.run(QStringLiteral("DELETE FROM outbox WHERE id = ?"), {command.toString()}));
}

base::Result<void> DeskStore::clear()
{
    for (const QString &table : {QStringLiteral("DELETE FROM facts"), QStringLiteral("DELETE FROM drafts"),
             QStringLiteral("DELETE FROM outbox")}) {
        if (const base::Result<void> done = ended(m_database.run(table)); !done)
            return done;
    }
    return {};
}

base::Result<void> DeskStore::loadInto(SavedDesk &desk)
{
    const base::Result<QString> session = fact(sessionFact);
    if (!session)
        return session.error();
    if (!session->isEmpty()) {
        if (const base::Result<QJsonObject> json = protocol::parseObject(session->toUtf8()))
            desk.session = protocol::agentSessionFromJson(*json);
    }
    if (const base::Result<void> done = loadDrafts(desk); !done)
        return done;
    return loadOutbox(desk);
}

base::Result<void> DeskStore::loadDrafts(SavedDesk &desk)
{
    const base::Result<QSqlQuery *> asked
        = m_database.run(QStringLiteral("SELECT conversation, kind, text FROM drafts"));
    if (!asked)
        return asked.error();
    QSqlQuery &rows = **asked;
    while (rows.next()) {
        SavedDraft draft;
        draft.kind = kindFromName(rows.value(1).toString());
        draft.text = rows.value(2).toString();
        desk.drafts.insert(domain::ConversationId(rows.value(0).toString()), draft);
    }
    rows.finish();
    return {};
}

base::Result<void> DeskStore::loadOutbox(SavedDesk &desk)
{
    const base::Result<QSqlQuery *> asked
        = m_database.run(QStringLiteral("SELECT at, frame FROM outbox ORDER BY position"));
    if (!asked)
        return asked.error();
    QSqlQuery &rows = **asked;
    while (rows.next()) {
        std::variant<protocol::AgentRequest, protocol::Refusal> command
            = protocol::decodeAgentCommand(rows.value(1).toString().toUtf8());
        // A command that even we cannot read would only be refused by the relay.
        if (auto *request = std::get_if<protocol::AgentRequest>(&command))
            desk.outbox.append({std::move(*request), base::fromEpochMs(rows.value(0).toLongLong())});
    }
    rows.finish();
    return {};
}

base::Result<QString> DeskStore::fact(const QString &name)
{
    const base::Result<QSqlQuery *> asked
        = m_database.run(QStringLiteral("SELECT value FROM facts WHERE name = ?"), {name});
    if (!asked)
        return asked.error();
    const QString value = (*asked)->next() ? (*asked)->value(0).toString() : QString();
    (*asked)->finish();
    return value;
}

base::Result<void> DeskStore::setFact(const QString &name, const QString &value)
{
    return ended(m_database.run(QStringLiteral("INSERT INTO facts (name, value) VALUES (?, ?)"
                                               " ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
        {name, value}));
}

} // namespace qiao::workstation::history
