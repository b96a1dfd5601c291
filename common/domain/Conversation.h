#pragma once

#include "common/base/Result.h"
#include "common/domain/ConversationEvent.h"

#include <optional>

namespace qiao::domain {

enum class ConversationState {
    Queued, // waits for somebody
    Offered, // one agent is asked
    Assigned, // an agent has it
    Closed,
};

QString nameOf(ConversationState state);
std::optional<ConversationState> conversationStateFromName(QStringView name);

// One visitor's matter from the first word to the close: the fold of its events.
struct Conversation
{
    // What may happen now; the error says why not.
    base::Result<void> canPost() const;
    base::Result<void> canAccept(const AgentId &candidate) const;
    base::Result<void> canDecline(const AgentId &candidate) const;
    base::Result<void> canTransfer() const;
    base::Result<void> canClose() const;
    base::Result<void> canReopen() const;

    // The number each side's next event gets.
    quint64 nextSeq() const { return seq + 1; }
    quint64 nextVisitorSeq() const { return visitorSeq + 1; }

    // Takes the next event into account. Its numbers must be the next ones.
    void apply(const ConversationEvent &event);

    bool isOpen() const { return state != ConversationState::Closed; }
    bool hasParticipant(const AgentId &candidate) const { return participants.contains(candidate); }

    bool operator==(const Conversation &) const = default;

    ConversationId id;
    SiteKey site;
    VisitorId visitor;
    QString visitorName;
    QueueId queue;
    QString channel;
    QString topic;
    ConversationState state = ConversationState::Queued;
    AgentId agent; // who is asked (Offered) or has it (Assigned)
    QString agentName;
    base::TimePoint offeredUntil{};
    QList<AssignmentFactor> offeredBecause; // why this agent is asked; not stored with the row
    QList<AgentId> participants; // everybody who ever had it, in order
    QStringList tags;
    quint64 seq = 0;
    quint64 visitorSeq = 0;
    quint64 readByAgents = 0; // agents' numbering
    quint64 readByVisitor = 0; // agents' numbering
    quint64 lastVisitorMessage = 0; // agents' numbering
    quint64 lastAgentMessage = 0; // agents' numbering
    int unreadByAgents = 0; // visitor messages since the last read mark
    QString lastLine; // of the last message, at most 120 characters
    base::TimePoint startedAt{};
    base::TimePoint updatedAt{};
    base::TimePoint waitingSince{}; // when the visitor last began to wait for a person; epoch when nobody waits
    bool isDeferred = false; // nobody waits here any more: a message to be answered when there is time
    bool goesFirst = false; // lost its agent: waits before all others of its priority
    AgentId wrappingUp; // who still finishes after the close; empty: nobody
    base::TimePoint wrapUpUntil{};
    int feedback = 0; // 1–5; 0: none
};

// The first line of a message, shortened for lists.
QString lastLineOf(const MessagePosted &message);

} // namespace qiao::domain
