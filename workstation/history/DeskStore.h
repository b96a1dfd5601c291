#pragma once

#include "workstation/history/Database.h"
#include "workstation/history/SavedDesk.h"

namespace qiao::workstation::history {

// SQL for what is the agent's own: the last session, drafts, and commands without an answer. In the database's thread.
class DeskStore
{
public:
    explicit DeskStore(Database &database)
        : m_database(database)
    {
    }

    // The agent whose history this is; empty before the first session.
    base::Result<QString> agent();
    base::Result<void> setSession(const protocol::AgentSession &session);
    // An empty reply erases.
    base::Result<void> setDraft(const domain::ConversationId &conversation, const SavedDraft &draft);
    base::Result<void> addCommand(const SavedCommand &command);
    base::Result<void> removeCommand(const domain::CommandId &command);
    base::Result<void> clear();

    base::Result<void> loadInto(SavedDesk &desk);

private:
    base::Result<QString> fact(const QString &name);
    base::Result<void> setFact(const QString &name, const QString &value);
    base::Result<void> loadDrafts(SavedDesk &desk);
    base::Result<void> loadOutbox(SavedDesk &desk);

    Database &m_database;
};

} // namespace qiao::workstation::history
