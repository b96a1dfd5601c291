#pragma once

#include "workstation/history/SavedDesk.h"
#include "workstation/history/Writes.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>

namespace qiao::workstation::history {

class ArchiveWorker;

// The local history of one agent at one relay, in an SQLite file with a thread of its own. Everything here returns at
// once; what was saved before a question is part of the answer. An answer comes to the GUI thread while its context
// lives. GUI thread.
class Archive : public QObject
{
    Q_OBJECT

public:
    static constexpr int usualPage = 200; // events

    explicit Archive(const QString &path, QObject *parent = nullptr);
    // Writes what is left and waits for it.
    ~Archive() override;

    // The file for one sign-in name at one relay, inside `folder`.
    static QString pathFor(const QString &folder, const QString &relay, const QString &signInName);

    // An event that is kept already changes nothing.
    void saveEvent(const domain::ConversationEvent &event);
    void saveUnknownEvent(const domain::ConversationId &conversation, quint64 seq);
    void saveSummary(const protocol::ConversationSummary &summary);
    void saveReadMark(const domain::ConversationId &conversation, quint64 seq);
    // Without its conversations. When it is another agent's than before, everything else is erased first.
    void saveSession(const protocol::AgentSession &session);
    void saveDraft(const domain::ConversationId &conversation, const SavedDraft &draft); // an empty reply erases
    void saveCommand(const SavedCommand &command);
    void eraseCommand(const domain::CommandId &command);

    void loadDesk(QObject *context, const std::function<void(const SavedDesk &)> &answer);
    // The events before number `before` (0: the newest), at most `limit`, down to the first one that is missing here.
    void loadPage(const domain::ConversationId &conversation, quint64 before, int limit, QObject *context,
        const std::function<void(const EventPage &)> &answer);
    // Messages, notes and file names with all the words, the newest first.
    void search(
        const QString &query, int limit, QObject *context, const std::function<void(const QList<SearchHit> &)> &answer);
    // After everything saved so far was written.
    void flush(QObject *context, const std::function<void()> &answer);

Q_SIGNALS:
    // The file was damaged: it was kept under this name and a fresh history begun.
    void setAside(const QString &keptAs);
    // The history cannot be read or written now; the work goes on without it.
    void failed(const QString &message);

private:
    void save(Write write);
    void writeNow();
    template <typename T>
    void ask(QObject *context, std::function<T(ArchiveWorker &)> question, std::function<void(const T &)> answer);

    QThread m_thread;
    ArchiveWorker *m_worker;
    WriteBatch m_batch; // of this turn of the event loop
    QHash<domain::ConversationId, size_t> m_summaries; // where in the batch
};

} // namespace qiao::workstation::history
