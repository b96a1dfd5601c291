#include "workstation/history/ArchiveWorker.h"

#include <QLoggingCategory>

#include <iterator>

namespace qiao::workstation::history {

namespace {

Q_LOGGING_CATEGORY(logHistory, "qiao.workstation.history", QtInfoMsg)

} // namespace

ArchiveWorker::ArchiveWorker(QString path)
    : m_database(std::move(path))
    , m_conversations(m_database)
    , m_desk(m_database)
{
}

void ArchiveWorker::open()
{
    const base::Result<void> opened = m_database.open();
    if (!opened)
        recover(opened.error());
}

void ArchiveWorker::close()
{
    m_database.close();
}

void ArchiveWorker::write(WriteBatch batch)
{
    m_unwritten.insert(m_unwritten.end(), std::make_move_iterator(batch.begin()), std::make_move_iterator(batch.end()));
    if (m_database.isOpen()) {
        base::Result<void> written = writeAll(m_unwritten);
        if (!written && recover(written.error()))
            written = writeAll(m_unwritten);
        if (written)
            m_unwritten.clear();
    }
    const qsizetype surplus = static_cast<qsizetype>(m_unwritten.size()) - mostUnwritten;
    if (surplus > 0) {
        qCWarning(logHistory) << surplus << "changes could not be kept";
        m_unwritten.erase(m_unwritten.begin(), m_unwritten.begin() + surplus);
    }
}

SavedDesk ArchiveWorker::loadDesk()
{
    return readOr<SavedDesk>({}, [this]() -> base::Result<SavedDesk> {
        SavedDesk desk;
        if (const base::Result<void> loaded = m_conversations.loadInto(desk); !loaded)
            return loaded.error();
        if (const base::Result<void> loaded = m_desk.loadInto(desk); !loaded)
            return loaded.error();
        return desk;
    });
}

EventPage ArchiveWorker::page(const domain::ConversationId &conversation, quint64 before, int limit)
{
    return readOr<EventPage>({before, {}}, [&] { return m_conversations.page(conversation, before, limit); });
}

QList<SearchHit> ArchiveWorker::search(const QString &query, int limit)
{
    return readOr<QList<SearchHit>>({}, [&] { return m_conversations.search(query, limit); });
}

template <typename T> T ArchiveWorker::readOr(T fallback, const std::function<base::Result<T>()> &read)
{
    if (!m_database.isOpen())
        return fallback;
    base::Result<T> result = read();
    if (result)
        return *std::move(result);
    recover(result.error());
    return fallback;
}

// True: there is a fresh file now.
bool ArchiveWorker::recover(const base::Error &error)
{
    qCWarning(logHistory) << error.message;
    m_conversations.forgetNumbers();
    if (!m_database.isDamaged()) {
        Q_EMIT failed(error.message);
        return false;
    }
    const QString keptAs = m_database.setAside();
    const base::Result<void> opened = keptAs.isEmpty() ? base::Result<void>(error) : m_database.open();
    if (!opened) {
        m_database.close();
        Q_EMIT failed(opened.error().message);
        return false;
    }
    Q_EMIT setAside(keptAs);
    return true;
}

base::Result<void> ArchiveWorker::writeAll(const WriteBatch &batch)
{
    if (const base::Result<void> begun = m_database.begin(); !begun)
        return begun;
    for (const Write &write : batch) {
        const base::Result<void> done = writeOne(write);
        if (!done) {
            m_database.rollBack();
            m_conversations.forgetNumbers();
            return done;
        }
    }
    const base::Result<void> committed = m_database.commit();
    if (!committed) {
        m_database.rollBack();
        m_conversations.forgetNumbers();
    }
    return committed;
}

base::Result<void> ArchiveWorker::writeOne(const Write &write)
{
    if (const auto *event = std::get_if<WriteEvent>(&write))
        return m_conversations.addEvent(event->event);
    if (const auto *unknown = std::get_if<WriteUnknownEvent>(&write))
        return m_conversations.addUnknownEvent(unknown->conversation, unknown->seq);
    if (const auto *summary = std::get_if<WriteSummary>(&write))
        return m_conversations.setSummary(summary->summary);
    if (const auto *read = std::get_if<WriteReadMark>(&write))
        return m_conversations.setReadHere(read->conversation, read->seq);
    if (const auto *session = std::get_if<WriteSession>(&write))
        return writeSession(session->session);
    if (const auto *draft = std::get_if<WriteDraft>(&write))
        return m_desk.setDraft(draft->conversation, draft->draft);
    if (const auto *command = std::get_if<WriteCommand>(&write))
        return m_desk.addCommand(command->command);
    return m_desk.removeCommand(std::get<EraseCommand>(write).command);
}

// The same sign-in name at the same address may be somebody else after the relay was set up anew: what is kept belongs
// to another world then.
base::Result<void> ArchiveWorker::writeSession(const protocol::AgentSession &session)
{
    const base::Result<QString> known = m_desk.agent();
    if (!known)
        return known.error();
    if (!known->isEmpty() && *known != session.agent.id.toString()) {
        if (const base::Result<void> cleared = m_conversations.clear(); !cleared)
            return cleared;
        if (const base::Result<void> cleared = m_desk.clear(); !cleared)
            return cleared;
    }
    return m_desk.setSession(session);
}

} // namespace qiao::workstation::history
