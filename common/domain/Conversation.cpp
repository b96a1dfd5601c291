#include "common/domain/Conversation.h"

#include "common/domain/EnumNames.h"

namespace qiao::domain {

namespace {

constexpr std::array states{
    Named{ConversationState::Queued, QLatin1StringView("queued")},
    Named{ConversationState::Offered, QLatin1StringView("offered")},
    Named{ConversationState::Assigned, QLatin1StringView("assigned")},
    Named{ConversationState::Closed, QLatin1StringView("closed")},
};

base::Error closedError()
{
    return base::conflict(QStringLiteral("The conversation is closed."));
}

// Folds one event's body into the conversation it belongs to.
struct Fold
{
    Conversation &conversation;
    const ConversationEvent &event;

    void operator()(const ConversationStarted &body) const
    {
        conversation.id = event.conversation;
        conversation.site = body.site;
        conversation.visitor = body.visitor;
        conversation.visitorName = body.visitorName;
        conversation.queue = body.queue;
        conversation.channel = body.channel;
        conversation.topic = body.topic;
        conversation.startedAt = event.at;
        conversation.waitingSince = event.at;
        conversation.state = ConversationState::Queued;
    }
    void operator()(const ConversationQueued &body) const
    {
        conversation.state = ConversationState::Queued;
        conversation.queue = body.queue;
        // Whoever lost its agent waits again, and has waited since that moment.
        if (conversation.waitingSince == base::TimePoint{} && !conversation.isDeferred)
            conversation.waitingSince = event.at;
        conversation.goesFirst = conversation.goesFirst || body.cause == WaitCause::AgentLeft;
        release();
    }
    void operator()(const ConversationOffered &body) const
    {
        conversation.state = ConversationState::Offered;
        conversation.agent = body.agent;
        conversation.agentName = body.agentName;
        conversation.offeredUntil = body.until;
        conversation.offeredBecause = body.because;
    }
    void operator()(const ConversationAssigned &body) const
    {
        conversation.state = ConversationState::Assigned;
        conversation.agent = body.agent;
        conversation.agentName = body.agentName;
        endOffer();
        conversation.waitingSince = {};
        conversation.isDeferred = false;
        conversation.goesFirst = false;
        join(body.agent);
    }
    void operator()(const ConversationTransferred &body) const
    {
        conversation.state = ConversationState::Queued;
        if (!body.toQueue.isEmpty())
            conversation.queue = body.toQueue;
        conversation.waitingSince = event.at;
        release();
    }
    void operator()(const ConversationClosed &body) const
    {
        conversation.state = ConversationState::Closed;
        endOffer();
        conversation.waitingSince = {};
        conversation.isDeferred = false;
        if (body.wrapUpUntil != base::TimePoint{}) {
            conversation.wrappingUp = conversation.agent;
            conversation.wrapUpUntil = body.wrapUpUntil;
        }
    }
    void operator()(const ConversationWrapped &) const { endWrapUp(); }
    void operator()(const ConversationDeferred &) const
    {
        conversation.isDeferred = true;
        conversation.waitingSince = {};
    }
    void operator()(const ConversationJoined &body) const { join(body.agent); }
    void operator()(const ConversationReopened &) const
    {
        conversation.state = ConversationState::Queued;
        conversation.waitingSince = event.at;
        endWrapUp();
        release();
    }
    void operator()(const ConversationTagged &body) const { conversation.tags = body.tags; }
    void operator()(const MessagePosted &body) const
    {
        conversation.lastLine = lastLineOf(body);
        if (body.from.role == AuthorRole::Visitor) {
            conversation.lastVisitorMessage = event.seq;
            ++conversation.unreadByAgents;
        } else {
            conversation.lastAgentMessage = event.seq;
        }
    }
    void operator()(const MessageRead &body) const
    {
        if (body.by.role == AuthorRole::Visitor) {
            conversation.readByVisitor = std::max(conversation.readByVisitor, body.upTo);
            return;
        }
        conversation.readByAgents = std::max(conversation.readByAgents, body.upTo);
        if (conversation.readByAgents >= conversation.lastVisitorMessage)
            conversation.unreadByAgents = 0;
    }
    void operator()(const NotePosted &) const { }
    void operator()(const WhisperPosted &) const { }
    void operator()(const FeedbackSubmitted &body) const { conversation.feedback = body.score; }

    void release() const
    {
        conversation.agent = {};
        conversation.agentName.clear();
        endOffer();
    }
    void endOffer() const
    {
        conversation.offeredUntil = {};
        conversation.offeredBecause.clear();
    }
    void join(const AgentId &agent) const
    {
        if (!conversation.participants.contains(agent))
            conversation.participants.append(agent);
    }
    void endWrapUp() const
    {
        conversation.wrappingUp = {};
        conversation.wrapUpUntil = {};
    }
};

} // namespace

QString nameOf(ConversationState state)
{
    return nameIn(states, state);
}

std::optional<ConversationState> conversationStateFromName(QStringView name)
{
    return valueIn(states, name);
}

base::Result<void> Conversation::canPost() const
{
    if (!isOpen())
        return closedError();
    return {};
}

base::Result<void> Conversation::canAccept(const AgentId &candidate) const
{
    if (!isOpen())
        return closedError();
    if (state == ConversationState::Assigned && agent == candidate)
        return base::conflict(QStringLiteral("You already have this conversation."));
    if (state == ConversationState::Assigned)
        return base::conflict(QStringLiteral("Another agent has this conversation."));
    if (state == ConversationState::Offered && agent != candidate)
        return base::conflict(QStringLiteral("The conversation is offered to another agent."));
    return {};
}

base::Result<void> Conversation::canDecline(const AgentId &candidate) const
{
    if (state != ConversationState::Offered || agent != candidate)
        return base::conflict(QStringLiteral("The conversation is not offered to you."));
    return {};
}

base::Result<void> Conversation::canTransfer() const
{
    if (!isOpen())
        return closedError();
    return {};
}

base::Result<void> Conversation::canClose() const
{
    if (!isOpen())
        return closedError();
    return {};
}

base::Result<void> Conversation::canReopen() const
{
    if (isOpen())
        return base::conflict(QStringLiteral("The conversation is open."));
    return {};
}

void Conversation::apply(const ConversationEvent &event)
{
    Q_ASSERT(event.seq == nextSeq());
    std::visit(Fold{*this, event}, event.body);
    seq = event.seq;
    if (event.visitorSeq != 0)
        visitorSeq = event.visitorSeq;
    updatedAt = event.at;
}

QString lastLineOf(const MessagePosted &message)
{
    constexpr qsizetype longest = 120;
    constexpr qsizetype glance = longest + 8; // nearly always enough
    if (message.text.isEmpty())
        return message.file.name.left(longest);
    const QString beginning = message.text.left(glance).simplified();
    return beginning.size() >= longest ? beginning.left(longest) : message.text.simplified().left(longest);
}

} // namespace qiao::domain
