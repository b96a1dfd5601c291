#pragma once

#include "workstation/history/ConversationStore.h"
#include "workstation/history/DeskStore.h"
#include "workstation/history/Writes.h"

#include <QObject>

namespace qiao::workstation::history {

// The history's side of Archive: owns the database, in the history's thread.
class ArchiveWorker : public QObject
{
    Q_OBJECT

public:
    // What could not be written waits for the next batch, up to so many.
    static constexpr qsizetype mostUnwritten = 50'000;

    explicit ArchiveWorker(QString path);

    void open();
    void close();
    // In one transaction.
    void write(WriteBatch batch);
    SavedDesk loadDesk();
    EventPage page(const domain::ConversationId &conversation, quint64 before, int limit);
    QList<SearchHit> search(const QString &query, int limit);

Q_SIGNALS:
    // The file was not readable; it was kept under this name and a fresh one begun.
    void setAside(const QString &keptAs);
    void failed(const QString &message);

private:
    template <typename T> T readOr(T fallback, const std::function<base::Result<T>()> &read);
    bool recover(const base::Error &error);
    base::Result<void> writeAll(const WriteBatch &batch);
    base::Result<void> writeOne(const Write &write);
    base::Result<void> writeSession(const protocol::AgentSession &session);

    Database m_database;
    ConversationStore m_conversations;
    DeskStore m_desk;
    WriteBatch m_unwritten;
};

} // namespace qiao::workstation::history
