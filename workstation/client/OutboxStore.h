#pragma once

#include "common/protocol/Commands.h"

#include <QList>

namespace qiao::workstation::client {

// A command that waits for its answer.
struct OutboxEntry
{
    protocol::AgentRequest request;
    base::TimePoint at{}; // when the agent gave it
};

// Where the outbox survives a restart. Called on the GUI thread; must not block it.
class OutboxStore
{
public:
    OutboxStore() = default;
    OutboxStore(const OutboxStore &) = delete;
    OutboxStore &operator=(const OutboxStore &) = delete;
    virtual ~OutboxStore() = default;

    // Keeps the entry behind all others.
    virtual void put(const OutboxEntry &entry) = 0;
    virtual void remove(const domain::CommandId &command) = 0;
};

} // namespace qiao::workstation::client
