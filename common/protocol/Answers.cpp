#include "common/protocol/Answers.h"

#include "common/protocol/CannedReplyCodec.h"
#include "common/protocol/DirectoryCodec.h"

#include <QJsonArray>

namespace qiao::protocol {

namespace {

using namespace Qt::StringLiterals;
using protocol::toJson;

qint64 epochMs(base::TimePoint time)
{
    return base::toEpochMs(time);
}

base::TimePoint timeIn(const QJsonObject &json, QLatin1StringView name)
{
    return base::fromEpochMs(json.value(name).toInteger());
}

quint64 numberIn(const QJsonObject &json, QLatin1StringView name)
{
    return static_cast<quint64>(std::max<qint64>(0, json.value(name).toInteger()));
}

QJsonValue number(quint64 value)
{
    return QJsonValue(static_cast<qint64>(value));
}

QJsonObject toJson(const domain::Agent &agent)
{
    QJsonObject json = profileOf(agent);
    json.insert("id"_L1, agent.id.toString());
    json.insert("signInName"_L1, agent.name);
    json.insert("name"_L1, agent.displayName);
    json.insert("role"_L1, domain::nameOf(agent.role));
    json.insert("capacity"_L1, agent.capacity);
    return json;
}

domain::Agent agentFromJson(const QJsonObject &json)
{
    domain::Agent agent;
    agent.id = domain::AgentId(json.value("id"_L1).toString());
    agent.name = json.value("signInName"_L1).toString();
    agent.displayName = json.value("name"_L1).toString();
    agent.role = domain::agentRoleFromName(json.value("role"_L1).toString()).value_or(domain::AgentRole::Agent);
    agent.capacity = json.value("capacity"_L1).toInt();
    static_cast<void>(readProfile(agent, json)); // what a newer relay says in another way stays empty
    return agent;
}

QJsonObject toJson(const domain::Conversation &c)
{
    QJsonArray participants;
    for (const domain::AgentId &participant : c.participants)
        participants.append(participant.toString());
    QJsonObject json{
        {u"id"_s, c.id.toString()},
        {u"site"_s, c.site.toString()},
        {u"queue"_s, c.queue.toString()},
        {u"channel"_s, c.channel},
        {u"state"_s, domain::nameOf(c.state)},
        {u"participants"_s, participants},
        {u"tags"_s, QJsonArray::fromStringList(c.tags)},
        {u"seq"_s, number(c.seq)},
        {u"visitorSeq"_s, number(c.visitorSeq)},
        {u"readByAgents"_s, number(c.readByAgents)},
        {u"readByVisitor"_s, number(c.readByVisitor)},
        {u"lastVisitorMessage"_s, number(c.lastVisitorMessage)},
        {u"lastAgentMessage"_s, number(c.lastAgentMessage)},
        {u"unread"_s, c.unreadByAgents},
        {u"lastLine"_s, c.lastLine},
        {u"startedAt"_s, epochMs(c.startedAt)},
        {u"updatedAt"_s, epochMs(c.updatedAt)},
    };
    if (!c.topic.isEmpty())
        json.insert("topic"_L1, c.topic);
    if (!c.agent.isEmpty())
        json.insert("agent"_L1, QJsonObject{{u"id"_s, c.agent.toString()}, {u"name"_s, c.agentName}});
    if (c.offeredUntil != base::TimePoint{})
        json.insert("offeredUntil"_L1, epochMs(c.offeredUntil));
    if (c.waitingSince != base::TimePoint{})
        json.insert("waitingSince"_L1, epochMs(c.waitingSince));
    if (c.isDeferred)
        json.insert("deferred"_L1, true);
    if (c.goesFirst)
        json.insert("goesFirst"_L1, true);
    if (!c.wrappingUp.isEmpty()) {
        json.insert("wrappingUp"_L1, c.wrappingUp.toString());
        json.insert("wrapUpUntil"_L1, epochMs(c.wrapUpUntil));
    }
    if (c.feedback != 0)
        json.insert("feedback"_L1, c.feedback);
    return json;
}

domain::Conversation conversationFromJson(const QJsonObject &json)
{
    domain::Conversation c;
    c.id = domain::ConversationId(json.value("id"_L1).toString());
    c.site = domain::SiteKey(json.value("site"_L1).toString());
    c.queue = domain::QueueId(json.value("queue"_L1).toString());
    c.channel = json.value("channel"_L1).toString();
    c.topic = json.value("topic"_L1).toString();
    c.state = domain::conversationStateFromName(json.value("state"_L1).toString())
                  .value_or(domain::ConversationState::Closed);
    const QJsonObject agent = json.value("agent"_L1).toObject();
    c.agent = domain::AgentId(agent.value("id"_L1).toString());
    c.agentName = agent.value("name"_L1).toString();
    for (const QJsonValue &participant : json.value("participants"_L1).toArray())
        c.participants.append(domain::AgentId(participant.toString()));
    for (const QJsonValue &tag : json.value("tags"_L1).toArray())
        c.tags.append(tag.toString());
    c.seq = numberIn(json, "seq"_L1);
    c.visitorSeq = numberIn(json, "visitorSeq"_L1);
    c.readByAgents = numberIn(json, "readByAgents"_L1);
    c.readByVisitor = numberIn(json, "readByVisitor"_L1);
    c.lastVisitorMessage = numberIn(json, "lastVisitorMessage"_L1);
    c.lastAgentMessage = numberIn(json, "lastAgentMessage"_L1);
    c.unreadByAgents = json.value("unread"_L1).toInt();
    c.lastLine = json.value("lastLine"_L1).toString();
    c.startedAt = timeIn(json, "startedAt"_L1);
    c.updatedAt = timeIn(json, "updatedAt"_L1);
    c.offeredUntil = timeIn(json, "offeredUntil"_L1);
    c.waitingSince = timeIn(json, "waitingSince"_L1);
    c.isDeferred = json.value("deferred"_L1).toBool();
    c.goesFirst = json.value("goesFirst"_L1).toBool();
    c.wrappingUp = domain::AgentId(json.value("wrappingUp"_L1).toString());
    c.wrapUpUntil = timeIn(json, "wrapUpUntil"_L1);
    c.feedback = json.value("feedback"_L1).toInt();
    return c;
}

template <typename List> QJsonArray arrayOf(const List &list)
{
    QJsonArray array;
    for (const auto &entry : list)
        array.append(toJson(entry));
    return array;
}

} // namespace

QJsonObject toJson(const domain::Visitor &v)
{
    QJsonObject json{
        {u"id"_s, v.id.toString()},
        {u"site"_s, v.site.toString()},
        {u"name"_s, v.name},
        {u"vip"_s, v.vip},
        {u"locale"_s, v.locale},
        {u"userAgent"_s, v.userAgent},
        {u"page"_s, QJsonObject{{u"url"_s, v.page.url}, {u"title"_s, v.page.title}, {u"referrer"_s, v.page.referrer}}},
        {u"firstSeenAt"_s, epochMs(v.firstSeenAt)},
        {u"lastSeenAt"_s, epochMs(v.lastSeenAt)},
        {u"visits"_s, v.visits},
    };
    if (!v.externalId.isEmpty())
        json.insert("externalId"_L1, v.externalId);
    if (!v.email.isEmpty())
        json.insert("email"_L1, v.email);
    if (!v.phone.isEmpty())
        json.insert("phone"_L1, v.phone);
    if (!v.attributes.isEmpty())
        json.insert("attributes"_L1, v.attributes);
    return json;
}

domain::Visitor visitorFromJson(const QJsonObject &json)
{
    domain::Visitor v;
    v.id = domain::VisitorId(json.value("id"_L1).toString());
    v.site = domain::SiteKey(json.value("site"_L1).toString());
    v.externalId = json.value("externalId"_L1).toString();
    v.name = json.value("name"_L1).toString();
    v.email = json.value("email"_L1).toString();
    v.phone = json.value("phone"_L1).toString();
    v.vip = json.value("vip"_L1).toInt();
    v.attributes = json.value("attributes"_L1).toObject();
    v.locale = json.value("locale"_L1).toString();
    v.userAgent = json.value("userAgent"_L1).toString();
    const QJsonObject page = json.value("page"_L1).toObject();
    v.page = {page.value("url"_L1).toString(), page.value("title"_L1).toString(), page.value("referrer"_L1).toString()};
    v.firstSeenAt = timeIn(json, "firstSeenAt"_L1);
    v.lastSeenAt = timeIn(json, "lastSeenAt"_L1);
    v.visits = json.value("visits"_L1).toInt();
    return v;
}

QJsonObject toJson(const ConversationSummary &summary)
{
    QJsonObject json = toJson(summary.conversation);
    json.insert("visitor"_L1, toJson(summary.visitor));
    json.insert("visitorOnline"_L1, summary.isVisitorOnline);
    return json;
}

ConversationSummary conversationSummaryFromJson(const QJsonObject &json)
{
    ConversationSummary summary{conversationFromJson(json), visitorFromJson(json.value("visitor"_L1).toObject()),
        json.value("visitorOnline"_L1).toBool()};
    summary.conversation.visitor = summary.visitor.id;
    summary.conversation.visitorName = summary.visitor.name;
    return summary;
}

QJsonObject toJson(const AgentStatus &status)
{
    QJsonObject json = toJson(status.agent);
    json.insert("presence"_L1, domain::nameOf(status.presence));
    json.insert("load"_L1, status.load);
    if (status.since != base::TimePoint{})
        json.insert("since"_L1, epochMs(status.since));
    if (!status.reason.isEmpty())
        json.insert("reason"_L1, status.reason);
    return json;
}

AgentStatus agentStatusFromJson(const QJsonObject &json)
{
    return {agentFromJson(json),
        domain::presenceFromName(json.value("presence"_L1).toString()).value_or(domain::Presence::Offline),
        json.value("load"_L1).toInt(), timeIn(json, "since"_L1), json.value("reason"_L1).toString()};
}

QJsonObject toJson(const QueueInfo &queue)
{
    return {{u"id"_s, queue.id.toString()}, {u"name"_s, queue.name},
        {u"goalMs"_s, static_cast<qint64>(queue.firstResponseGoal.count())},
        {u"slaMs"_s, static_cast<qint64>(queue.sla.count())},
        {u"wrapUpMs"_s, static_cast<qint64>(queue.wrapUp.count())}};
}

QueueInfo queueInfoFromJson(const QJsonObject &json)
{
    QueueInfo queue{domain::QueueId(json.value("id"_L1).toString()), json.value("name"_L1).toString()};
    queue.firstResponseGoal = base::Milliseconds(json.value("goalMs"_L1).toInteger(queue.firstResponseGoal.count()));
    queue.sla = base::Milliseconds(json.value("slaMs"_L1).toInteger(queue.sla.count()));
    queue.wrapUp = base::Milliseconds(json.value("wrapUpMs"_L1).toInteger());
    return queue;
}

QJsonObject toJson(const AgentSession &session)
{
    QJsonObject json{
        {u"agent"_s, toJson(session.agent)},
        {u"role"_s, domain::nameOf(session.agent.role)},
        {u"presence"_s, domain::nameOf(session.presence)},
        {u"queues"_s, arrayOf(session.queues)},
        {u"agents"_s, arrayOf(session.agents)},
        {u"conversations"_s, arrayOf(session.conversations)},
        {u"cannedReplies"_s, arrayOf(session.cannedReplies)},
        {u"macros"_s, arrayOf(session.macros)},
        {u"pauseReasons"_s, QJsonArray::fromStringList(session.pauseReasons)},
        {u"tags"_s, QJsonArray::fromStringList(session.tags)},
        {u"upload"_s, QJsonObject{{u"maxBytes"_s, session.uploadBytes}}},
    };
    if (!session.presenceReason.isEmpty())
        json.insert("presenceReason"_L1, session.presenceReason);
    return json;
}

AgentSession agentSessionFromJson(const QJsonObject &json)
{
    AgentSession session;
    session.agent = agentFromJson(json.value("agent"_L1).toObject());
    session.presence
        = domain::presenceFromName(json.value("presence"_L1).toString()).value_or(domain::Presence::Offline);
    for (const QJsonValue &value : json.value("queues"_L1).toArray())
        session.queues.append(queueInfoFromJson(value.toObject()));
    for (const QJsonValue &value : json.value("macros"_L1).toArray()) {
        if (auto macro = macroFromJson(value.toObject()))
            session.macros.append(*std::move(macro));
    }
    for (const QJsonValue &value : json.value("pauseReasons"_L1).toArray())
        session.pauseReasons.append(value.toString());
    for (const QJsonValue &value : json.value("tags"_L1).toArray())
        session.tags.append(value.toString());
    session.presenceReason = json.value("presenceReason"_L1).toString();
    for (const QJsonValue &value : json.value("agents"_L1).toArray())
        session.agents.append(agentStatusFromJson(value.toObject()));
    for (const QJsonValue &value : json.value("conversations"_L1).toArray())
        session.conversations.append(conversationSummaryFromJson(value.toObject()));
    for (const QJsonValue &value : json.value("cannedReplies"_L1).toArray()) {
        const QJsonObject reply = value.toObject();
        domain::CannedReply read{reply.value("id"_L1).toString(), reply.value("shortcut"_L1).toString(),
            reply.value("title"_L1).toString(), reply.value("text"_L1).toString(), reply.value("locale"_L1).toString()};
        for (const QJsonValue &file : reply.value("files"_L1).toArray())
            read.files.append(fileReferenceFromJson(file.toObject()));
        session.cannedReplies.append(std::move(read));
    }
    session.uploadBytes = json.value("upload"_L1).toObject().value("maxBytes"_L1).toInteger();
    return session;
}

QJsonObject toJson(const VisitorSession &session)
{
    QJsonObject json{
        {u"visitor"_s, session.visitor.toString()},
        {u"token"_s, session.token},
        {u"locale"_s, session.locale},
        {u"site"_s, QJsonObject{{u"name"_s, session.siteName}}},
        {u"features"_s,
            QJsonObject{{u"available"_s, session.isSomebodyAvailable},
                {u"upload"_s, QJsonObject{{u"maxBytes"_s, session.uploadBytes}}}}},
    };
    if (!session.greeting.isEmpty()) {
        QJsonObject features = json.value("features"_L1).toObject();
        features.insert("greeting"_L1, session.greeting);
        json.insert("features"_L1, features);
    }
    if (session.opensAt) {
        QJsonObject hours{{u"open"_s, false}};
        if (*session.opensAt != base::TimePoint{})
            hours.insert("opensAt"_L1, epochMs(*session.opensAt));
        json.insert("hours"_L1, hours);
    }
    if (session.conversation) {
        const domain::Conversation &c = *session.conversation;
        QJsonObject conversation{
            {u"id"_s, c.id.toString()}, {u"state"_s, domain::nameOf(c.state)}, {u"seq"_s, number(c.visitorSeq)}};
        // An offer is the company's affair: to the visitor the conversation still waits.
        if (c.state == domain::ConversationState::Offered)
            conversation.insert("state"_L1, domain::nameOf(domain::ConversationState::Queued));
        if (c.state == domain::ConversationState::Assigned)
            conversation.insert("agent"_L1, QJsonObject{{u"id"_s, c.agent.toString()}, {u"name"_s, c.agentName}});
        if (c.isDeferred)
            conversation.insert("deferred"_L1, true);
        json.insert("conversation"_L1, conversation);
    }
    return json;
}

} // namespace qiao::protocol
