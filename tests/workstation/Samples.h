#pragma once

#include "common/protocol/Answers.h"
#include "common/protocol/Commands.h"

// Values that many tests of the workstation begin with.
namespace qiao::tests::samples {

inline domain::Agent ann()
{
    domain::Agent agent;
    agent.id = domain::AgentId(QStringLiteral("a1"));
    agent.name = QStringLiteral("ann");
    agent.displayName = QStringLiteral("Ann");
    return agent;
}

inline domain::Author annAsAuthor()
{
    return {domain::AuthorRole::Agent, QStringLiteral("a1"), QStringLiteral("Ann")};
}

inline domain::Author lilei()
{
    return {domain::AuthorRole::Visitor, QStringLiteral("v1"), QStringLiteral("李雷")};
}

inline domain::ConversationId conversationId(int number = 1)
{
    return domain::ConversationId(QStringLiteral("c%1").arg(number));
}

inline domain::CommandId commandId(int number)
{
    return domain::CommandId(QStringLiteral("cmd-%1").arg(number));
}

inline domain::ConversationEvent event(
    quint64 seq, domain::EventBody body, int conversation = 1, const domain::CommandId &command = {})
{
    domain::ConversationEvent made;
    made.conversation = conversationId(conversation);
    made.seq = seq;
    made.visitorSeq = domain::isVisibleToVisitor(body) ? seq : 0;
    made.at = base::fromEpochMs(1'795'305'600'000 + static_cast<qint64>(seq) * 1000);
    made.command = command;
    made.body = std::move(body);
    return made;
}

inline domain::ConversationEvent started(int conversation = 1)
{
    domain::ConversationStarted body;
    body.site = domain::SiteKey(QStringLiteral("demo"));
    body.visitor = domain::VisitorId(QStringLiteral("v%1").arg(conversation));
    body.visitorName = QStringLiteral("李雷");
    body.queue = domain::QueueId(QStringLiteral("default"));
    body.channel = QStringLiteral("web");
    return event(1, body, conversation);
}

inline domain::ConversationEvent assigned(quint64 seq, int conversation = 1)
{
    return event(seq, domain::ConversationAssigned{ann().id, ann().displayName, {}}, conversation);
}

inline domain::ConversationEvent offered(quint64 seq, int conversation = 1)
{
    return event(seq, domain::ConversationOffered{ann().id, ann().displayName, base::fromEpochMs(1'795'305'700'000)},
        conversation);
}

inline domain::ConversationEvent fromVisitor(quint64 seq, const QString &text, int conversation = 1)
{
    return event(seq, domain::MessagePosted{lilei(), text, {}}, conversation);
}

inline domain::ConversationEvent fromMe(
    quint64 seq, const QString &text, const domain::CommandId &command = {}, int conversation = 1)
{
    return event(seq, domain::MessagePosted{annAsAuthor(), text, {}}, conversation, command);
}

inline domain::ConversationEvent readByVisitor(quint64 seq, quint64 upTo, int conversation = 1)
{
    return event(seq, domain::MessageRead{lilei(), upTo, upTo}, conversation);
}

// A conversation that is mine and stands at `seq`.
inline protocol::ConversationSummary summary(int number = 1, quint64 seq = 2)
{
    protocol::ConversationSummary made;
    domain::Conversation &conversation = made.conversation;
    conversation.id = conversationId(number);
    conversation.site = domain::SiteKey(QStringLiteral("demo"));
    conversation.visitor = domain::VisitorId(QStringLiteral("v%1").arg(number));
    conversation.visitorName = QStringLiteral("李雷");
    conversation.queue = domain::QueueId(QStringLiteral("default"));
    conversation.channel = QStringLiteral("web");
    conversation.state = domain::ConversationState::Assigned;
    conversation.agent = ann().id;
    conversation.agentName = ann().displayName;
    conversation.participants = {ann().id};
    conversation.seq = seq;
    conversation.visitorSeq = seq;
    conversation.updatedAt = base::fromEpochMs(1'795'305'600'000 + number);
    made.visitor.id = conversation.visitor;
    made.visitor.site = conversation.site;
    made.visitor.name = conversation.visitorName;
    made.isVisitorOnline = true;
    return made;
}

inline protocol::AgentSession session(const QList<protocol::ConversationSummary> &conversations = {})
{
    protocol::AgentSession made;
    made.agent = ann();
    made.presence = domain::Presence::Online;
    made.queues = {{domain::QueueId(QStringLiteral("default")), QStringLiteral("Everybody")}};
    made.agents = {{ann(), domain::Presence::Online, 1}};
    made.conversations = conversations;
    made.cannedReplies = {{QStringLiteral("r1"), QStringLiteral("hi"), QStringLiteral("Greeting"),
        QStringLiteral("Hello!"), QStringLiteral("en")}};
    made.uploadBytes = 10 * 1024 * 1024;
    return made;
}

} // namespace qiao::tests::samples
