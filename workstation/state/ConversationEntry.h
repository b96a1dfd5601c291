#pragma once

#include "common/domain/Waiting.h"
#include "common/protocol/Answers.h"

#include <optional>

namespace qiao::workstation::state {

// Somebody writes just now.
struct Typing
{
    domain::Author author;
    base::TimePoint until{}; // forgotten then unless it is said again

    bool operator==(const Typing &) const = default;
};

// Which event may come next.
enum class Expects {
    TheNext, // the one after `received`
    Any, // introduced as new: whatever comes first is the first one received
    AnyLater, // introduced again with a summary ahead of us: also one that leaves a hole behind
};

// What the desk knows of one conversation without its events.
struct ConversationEntry
{
    domain::Conversation conversation; // the fold of its events
    domain::Visitor visitor;
    bool isVisitorOnline = false;
    std::optional<Typing> typing; // never myself
    std::optional<domain::Waiting> waiting; // how it stands in its queue, while nobody has it
    bool isWatched = false; // I listen to it
    quint64 received = 0; // every event up to this number reached this desk or is covered by the summary
    quint64 readHere = 0; // read on this desk, perhaps not known to the relay yet
    Expects expects = Expects::TheNext;
    bool isStale = false; // was open when we last heard of it, but the relay lists it no more

    const domain::ConversationId &id() const { return conversation.id; }

    // Derived, kept by the book. All false while the entry is stale.
    bool isOpen = false;
    bool isMine = false; // assigned to me
    bool isOfferedToMe = false;
    bool isWaiting = false; // nobody has it yet: queued, or offered to anybody
    bool isDeferred = false; // waiting, but as a message that nobody waits for
    bool isWrappingUp = false; // closed, and I finish what is to be done after it
    // When the visitor began to wait for a word of the agent who has it, as far as it was heard here; epoch: not now.
    base::TimePoint unansweredSince{};
    int unread = 0; // visitor's messages I have not read; 0 for what is not mine
};

} // namespace qiao::workstation::state
