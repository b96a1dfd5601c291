#include "workstation/history/Archive.h"

#include "workstation/history/ArchiveWorker.h"

#include <QCryptographicHash>
#include <QDir>

namespace qiao::workstation::history {

Archive::Archive(const QString &path, QObject *parent)
    : QObject(parent)
    , m_worker(new ArchiveWorker(path))
{
    m_thread.setObjectName(QStringLiteral("history"));
    m_worker->moveToThread(&m_thread);
    connect(m_worker, &ArchiveWorker::setAside, this, &Archive::setAside);
    connect(m_worker, &ArchiveWorker::failed, this, &Archive::failed);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, &ArchiveWorker::open, Qt::QueuedConnection);
}

Archive::~Archive()
{
    writeNow();
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, thread = &m_thread] {
            worker->close();
            thread->quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

QString Archive::pathFor(const QString &folder, const QString &relay, const QString &signInName)
{
    const QByteArray whose = relay.toUtf8() + '\n' + signInName.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(whose, QCryptographicHash::Sha256).toHex().left(24);
    return QDir(folder).filePath(QString::fromLatin1(hash) + QStringLiteral(".sqlite"));
}

void Archive::saveEvent(const domain::ConversationEvent &event)
{
    save(WriteEvent{event});
}

void Archive::saveUnknownEvent(const domain::ConversationId &conversation, quint64 seq)
{
    save(WriteUnknownEvent{conversation, seq});
}

void Archive::saveSummary(const protocol::ConversationSummary &summary)
{
    const auto place = m_summaries.constFind(summary.conversation.id);
    if (place != m_summaries.cend()) {
        m_batch[*place] = WriteSummary{summary};
        return;
    }
    m_summaries.insert(summary.conversation.id, m_batch.size());
    save(WriteSummary{summary});
}

void Archive::saveReadMark(const domain::ConversationId &conversation, quint64 seq)
{
    save(WriteReadMark{conversation, seq});
}

void Archive::saveSession(const protocol::AgentSession &session)
{
    // It may erase what was saved before it, so that an earlier place in the batch is not good enough any more.
    m_summaries.clear();
    save(WriteSession{session});
}

void Archive::saveDraft(const domain::ConversationId &conversation, const SavedDraft &draft)
{
    save(WriteDraft{conversation, draft});
}

void Archive::saveCommand(const SavedCommand &command)
{
    save(WriteCommand{command});
}

void Archive::eraseCommand(const domain::CommandId &command)
{
    save(EraseCommand{command});
}

void Archive::loadDesk(QObject *context, const std::function<void(const SavedDesk &)> &answer)
{
    ask<SavedDesk>(
        context, [](ArchiveWorker &worker) { return worker.loadDesk(); }, answer);
}

void Archive::loadPage(const domain::ConversationId &conversation, quint64 before, int limit, QObject *context,
    const std::function<void(const EventPage &)> &answer)
{
    ask<EventPage>(
        context,
        [conversation, before, limit](ArchiveWorker &worker) { return worker.page(conversation, before, limit); },
        answer);
}

void Archive::search(
    const QString &query, int limit, QObject *context, const std::function<void(const QList<SearchHit> &)> &answer)
{
    ask<QList<SearchHit>>(
        context, [query, limit](ArchiveWorker &worker) { return worker.search(query, limit); }, answer);
}

void Archive::flush(QObject *context, const std::function<void()> &answer)
{
    ask<bool>(
        context, [](ArchiveWorker &) { return true; }, [answer](bool) { answer(); });
}

void Archive::save(Write write)
{
    if (m_batch.empty())
        QMetaObject::invokeMethod(this, &Archive::writeNow, Qt::QueuedConnection);
    m_batch.push_back(std::move(write));
}

void Archive::writeNow()
{
    if (m_batch.empty())
        return;
    m_summaries.clear();
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, batch = std::exchange(m_batch, {})]() mutable { worker->write(std::move(batch)); },
        Qt::QueuedConnection);
}

template <typename T>
void Archive::ask(QObject *context, std::function<T(ArchiveWorker &)> question, std::function<void(const T &)> answer)
{
    writeNow();
    const auto deliver = [guard = QPointer<QObject>(context), answer = std::move(answer)](const T &value) {
        if (guard)
            answer(value);
    };
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, question = std::move(question), deliver] {
            // The destructor waits for this thread, so that `this` is there; what is posted to it dies with it.
            QMetaObject::invokeMethod(
                this, [deliver, value = question(*worker)] { deliver(value); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace qiao::workstation::history
