#include "relay/storage/ConversationRow.h"

#include <QJsonArray>

namespace qiao::relay::storage {

namespace {

QJsonArray participantsOf(const domain::Conversation &conversation)
{
    QJsonArray list;
    for (const domain::AgentId &agent : conversation.participants)
        list.append(agent.toString());
    return list;
}

QList<domain::AgentId> participantsFrom(const QJsonArray &list)
{
    QList<domain::AgentId> agents;
    for (const QJsonValue &agent : list)
        agents.append(domain::AgentId(agent.toString()));
    return agents;
}

QStringList textsFrom(const QJsonArray &list)
{
    QStringList texts;
    for (const QJsonValue &text : list)
        texts.append(text.toString());
    return texts;
}

domain::ConversationState stateFrom(const QString &name)
{
    return domain::conversationStateFromName(name).value_or(domain::ConversationState::Closed);
}

} // namespace

QString selectConversation()
{
    return QStringLiteral(
        "SELECT id, site, visitor, visitor_name, queue, channel, topic, state, agent, agent_name, offered_until, "
        "participants, tags, seq, visitor_seq, read_by_agents, read_by_visitor, last_visitor_message, "
        "last_agent_message, unread_by_agents, last_line, started_at, updated_at, waiting_since, feedback, "
        "is_deferred, goes_first, wrapping_up, wrap_up_until FROM conversations ");
}

domain::Conversation readConversation(Statement &row)
{
    domain::Conversation conversation;
    conversation.id = row.id<domain::ConversationId>();
    conversation.site = row.id<domain::SiteKey>();
    conversation.visitor = row.id<domain::VisitorId>();
    conversation.visitorName = row.text();
    conversation.queue = row.id<domain::QueueId>();
    conversation.channel = row.text();
    conversation.topic = row.text();
    conversation.state = stateFrom(row.text());
    conversation.agent = row.id<domain::AgentId>();
    conversation.agentName = row.text();
    conversation.offeredUntil = row.time();
    conversation.participants = participantsFrom(row.list());
    conversation.tags = textsFrom(row.list());
    conversation.seq = row.number();
    conversation.visitorSeq = row.number();
    conversation.readByAgents = row.number();
    conversation.readByVisitor = row.number();
    conversation.lastVisitorMessage = row.number();
    conversation.lastAgentMessage = row.number();
    conversation.unreadByAgents = row.smallInteger();
    conversation.lastLine = row.text();
    conversation.startedAt = row.time();
    conversation.updatedAt = row.time();
    conversation.waitingSince = row.time();
    conversation.feedback = row.smallInteger();
    conversation.isDeferred = row.integer() != 0;
    conversation.goesFirst = row.integer() != 0;
    conversation.wrappingUp = row.id<domain::AgentId>();
    conversation.wrapUpUntil = row.time();
    return conversation;
}

QString upsertConversation()
{
    return QStringLiteral(
        "INSERT INTO conversations (id, site, visitor, visitor_name, queue, channel, topic, state, agent, agent_name, "
        "offered_until, participants, tags, seq, visitor_seq, read_by_agents, read_by_visitor, last_visitor_message, "
        "last_agent_message, unread_by_agents, last_line, started_at, updated_at, waiting_since, feedback, "
        "is_deferred, goes_first, wrapping_up, wrap_up_until) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET visitor = excluded.visitor, visitor_name = excluded.visitor_name, "
        "queue = excluded.queue, topic = excluded.topic, state = excluded.state, agent = excluded.agent, "
        "agent_name = excluded.agent_name, offered_until = excluded.offered_until, "
        "participants = excluded.participants, tags = excluded.tags, seq = excluded.seq, "
        "visitor_seq = excluded.visitor_seq, read_by_agents = excluded.read_by_agents, "
        "read_by_visitor = excluded.read_by_visitor, last_visitor_message = excluded.last_visitor_message, "
        "last_agent_message = excluded.last_agent_message, unread_by_agents = excluded.unread_by_agents, "
        "last_line = excluded.last_line, updated_at = excluded.updated_at, waiting_since = excluded.waiting_since, "
        "feedback = excluded.feedback, is_deferred = excluded.is_deferred, goes_first = excluded.goes_first, "
        "wrapping_up = excluded.wrapping_up, wrap_up_until = excluded.wrap_up_until");
}

void bindConversation(Statement &statement, const domain::Conversation &conversation)
{
    statement.bind(conversation.id)
        .bind(conversation.site)
        .bind(conversation.visitor)
        .bind(conversation.visitorName)
        .bind(conversation.queue)
        .bind(conversation.channel)
        .bind(conversation.topic)
        .bind(domain::nameOf(conversation.state))
        .bind(conversation.agent)
        .bind(conversation.agentName)
        .bind(conversation.offeredUntil)
        .bind(participantsOf(conversation))
        .bind(QJsonArray::fromStringList(conversation.tags))
        .bind(conversation.seq)
        .bind(conversation.visitorSeq)
        .bind(conversation.readByAgents)
        .bind(conversation.readByVisitor)
        .bind(conversation.lastVisitorMessage)
        .bind(conversation.lastAgentMessage)
        .bind(conversation.unreadByAgents)
        .bind(conversation.lastLine)
        .bind(conversation.startedAt)
        .bind(conversation.updatedAt)
        .bind(conversation.waitingSince)
        .bind(conversation.feedback)
        .bind(conversation.isDeferred ? 1 : 0)
        .bind(conversation.goesFirst ? 1 : 0)
        .bind(conversation.wrappingUp)
        .bind(conversation.wrapUpUntil);
}

bool isOnlyProgress(const domain::Conversation &before, const domain::Conversation &after)
{
    domain::Conversation further = before;
    further.seq = after.seq;
    further.visitorSeq = after.visitorSeq;
    further.readByAgents = after.readByAgents;
    further.readByVisitor = after.readByVisitor;
    further.lastVisitorMessage = after.lastVisitorMessage;
    further.lastAgentMessage = after.lastAgentMessage;
    further.unreadByAgents = after.unreadByAgents;
    further.lastLine = after.lastLine;
    further.updatedAt = after.updatedAt;
    further.waitingSince = after.waitingSince;
    return further == after;
}

QString updateProgress()
{
    return QStringLiteral(
        "UPDATE conversations SET seq = ?, visitor_seq = ?, read_by_agents = ?, read_by_visitor = ?, "
        "last_visitor_message = ?, last_agent_message = ?, unread_by_agents = ?, last_line = ?, updated_at = ?, "
        "waiting_since = ? WHERE id = ?");
}

void bindProgress(Statement &statement, const domain::Conversation &conversation)
{
    statement.bind(conversation.seq)
        .bind(conversation.visitorSeq)
        .bind(conversation.readByAgents)
        .bind(conversation.readByVisitor)
        .bind(conversation.lastVisitorMessage)
        .bind(conversation.lastAgentMessage)
        .bind(conversation.unreadByAgents)
        .bind(conversation.lastLine)
        .bind(conversation.updatedAt)
        .bind(conversation.waitingSince)
        .bind(conversation.id);
}

} // namespace qiao::relay::storage
