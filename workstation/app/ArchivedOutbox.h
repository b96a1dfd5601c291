#pragma once

#include "workstation/client/OutboxStore.h"
#include "workstation/history/Archive.h"

namespace qiao::workstation::app {

// The outbox's memory across restarts: the local history. GUI thread.
class ArchivedOutbox final : public client::OutboxStore
{
public:
    explicit ArchivedOutbox(history::Archive &archive)
        : m_archive(archive)
    {
    }

    void put(const client::OutboxEntry &entry) override { m_archive.saveCommand({entry.request, entry.at}); }
    void remove(const domain::CommandId &command) override { m_archive.eraseCommand(command); }

private:
    history::Archive &m_archive;
};

} // namespace qiao::workstation::app
