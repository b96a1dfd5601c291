#pragma once

#include "common/protocol/Answers.h"
#include "common/protocol/Commands.h"

#include <optional>

// What the local history keeps and gives back.
namespace qiao::workstation::history {

struct SavedDraft
{
    enum class Kind { Reply, Note, Whisper };

    QString text;
    Kind kind = Kind::Reply;

    bool operator==(const SavedDraft &) const = default;
};

// A command that was not answered.
struct SavedCommand
{
    protocol::AgentRequest request;
    base::TimePoint at{}; // when the agent gave it
};

// Everything that the desk needs at the start.
struct SavedDesk
{
    std::optional<protocol::AgentSession> session; // the last answer, without its conversations
    QList<protocol::ConversationSummary> conversations;
    protocol::ResumeCursors received; // the last event of each conversation that is kept
    protocol::ResumeCursors readHere;
    QHash<domain::ConversationId, SavedDraft> drafts;
    QList<SavedCommand> outbox; // in order
};

// Events of one conversation without a hole: everything from `first` to the number that was asked for.
struct EventPage
{
    quint64 first = 0; // the number after the last one when there is nothing
    QList<domain::ConversationEvent> events; // rising; numbers without an event that we can show are left out
};

// A message, note or file name that was found.
struct SearchHit
{
    domain::ConversationId conversation;
    quint64 seq = 0;
    base::TimePoint at{};
    domain::Author from;
    QString snippet; // one line around the match
    int matchStart = 0; // in the snippet
    int matchLength = 0;
};

} // namespace qiao::workstation::history
