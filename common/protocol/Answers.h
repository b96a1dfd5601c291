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
    int load = 0; // conversations that take capacity now, those asked for and those being wrapped up too
    base::TimePoint since{}; // when the presence became what it is
    QString reason = {}; // why away or busy

    bool operator==(const AgentStatus &) const = default;
};

struct QueueInfo
{
    domain::QueueId id;
    QString name;
    base::Milliseconds firstResponseGoal{15'000};
    base::Milliseconds sla{60'000}; // a wait beyond it is too long
    base::Milliseconds wrapUp{0};

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
    QList<domain::Macro> macros;
    QStringList pauseReasons; // to choose from
    QStringList tags = {}; // proposed to who tags
    QString presenceReason; // one's own
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
    std::optional<base::TimePoint> opensAt; // outside opening hours; epoch: not known
    qint64 uploadBytes = 0;
    QString greeting = {}; // the first words that an experiment gives this visitor; empty: the widget's own
};

QJsonObject toJson(const AgentSession &session);
QJsonObject toJson(const VisitorSession &session);
QJsonObject toJson(const ConversationSummary &summary);
QJsonObject toJson(const AgentStatus &status);
QJsonObject toJson(const domain::Visitor &visitor);
QJsonObject toJson(const QueueInfo &queue);

// Lenient readers for clients: what is missing stays at its default.
AgentSession agentSessionFromJson(const QJsonObject &json);
ConversationSummary conversationSummaryFromJson(const QJsonObject &json);
AgentStatus agentStatusFromJson(const QJsonObject &json);
QueueInfo queueInfoFromJson(const QJsonObject &json);
domain::Visitor visitorFromJson(const QJsonObject &json);

} // namespace qiao::protocol
