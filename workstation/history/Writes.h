#pragma once

#include "common/domain/ConversationEvent.h"
#include "workstation/history/SavedDesk.h"

#include <variant>
#include <vector>

// One thing to be written, as it travels to the history's thread.
namespace qiao::workstation::history {

struct WriteEvent
{
    domain::ConversationEvent event;
};

// An event of a kind that we do not know: its number is taken.
struct WriteUnknownEvent
{
    domain::ConversationId conversation;
    quint64 seq = 0;
};

struct WriteSummary
{
    protocol::ConversationSummary summary;
};

struct WriteReadMark
{
    domain::ConversationId conversation;
    quint64 seq = 0;
};

struct WriteSession
{
    protocol::AgentSession session;
};

struct WriteDraft
{
    domain::ConversationId conversation;
    SavedDraft draft;
};

struct WriteCommand
{
    SavedCommand command;
};

struct EraseCommand
{
    domain::CommandId command;
};

using Write = std::variant<WriteEvent, WriteUnknownEvent, WriteSummary, WriteReadMark, WriteSession, WriteDraft,
    WriteCommand, EraseCommand>;
using WriteBatch = std::vector<Write>;

} // namespace qiao::workstation::history
