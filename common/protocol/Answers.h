#pragma once

#include "common/domain/Agent.h"
#include "common/domain/Conversation.h"
#include "common/domain/Visitor.h"

#include <QJsonObject>
#include <QList>

#include <optional>

// The data of the answers that carry more than a number or two.
namespace qiao::protocol {

// A colleague as the others see one.
struct AgentStatus
{
    domain::Agent agent;
    domain::Presence presence = domain::Presence::Offline;
    int load = 0; // conversations assigned now

    bool operator==(const AgentStatus &) const = default;
};

struct QueueInfo
{
    domain::QueueId id;
    QString name;

    bool operator==(const QueueInfo &) const = default;
};

// A conversation as a list shows it, with its visitor.
struct ConversationSummary
{
    domain::Conversation conversation;
    domain::Visitor visitor;
    bool isVisitorOnline = false;

    bool operator==(const ConversationSummary &) const = default;
};

// What an agent's session.open is answered with.
struct AgentSession
{
    domain::Agent agent;
    domain::Presence presence = domain::Presence::Offline;
    QList<QueueInfo> queues;
    QList<AgentStatus> agents;
    QList<ConversationSummary> conversations;
    QList<domain::CannedReply> cannedReplies;
    qint64 uploadBytes = 0; // the largest file

    bool operator==(const AgentSession &) const = default;
};

// What a visitor's session.open is answered with.
struct VisitorSession
{
    domain::VisitorId visitor;
    QString token;
    std::optional<domain::Conversation> conversation; // the one to go on with
    QString locale;
    QString siteName;
    bool isSomebodyAvailable = false;
    qint64 uploadBytes = 0;
};

QJsonObject toJson(const AgentSession &session);
QJsonObject toJson(const VisitorSession &session);
QJsonObject toJson(const ConversationSummary &summary);
QJsonObject toJson(const AgentStatus &status);
QJsonObject toJson(const domain::Visitor &visitor);

// Lenient readers for clients: what is missing stays at its default.
AgentSession agentSessionFromJson(const QJsonObject &json);
ConversationSummary conversationSummaryFromJson(const QJsonObject &json);
AgentStatus agentStatusFromJson(const QJsonObject &json);
domain::Visitor visitorFromJson(const QJsonObject &json);

} // namespace qiao::protocol
