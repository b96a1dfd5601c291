#include "common/protocol/ServerFrame.h"

#include "common/protocol/CommandCodec.h"
#include "common/protocol/EventCodec.h"

#include <QJsonArray>

namespace qiao::protocol {

namespace {

using namespace Qt::StringLiterals;

ConversationWaiting waitingFromJson(const domain::ConversationId &conversation, const QJsonObject &data)
{
    ConversationWaiting event{conversation, {}};
    event.waiting.reason
        = domain::waitReasonFromName(data.value("reason"_L1).toString()).value_or(domain::WaitReason::AllBusy);
    event.waiting.until = base::fromEpochMs(data.value("until"_L1).toInteger());
    event.waiting.position = data.value("position"_L1).toInt();
    if (data.value("estimateMs"_L1).isDouble())
        event.waiting.estimate = base::Milliseconds(data.value("estimateMs"_L1).toInteger());
    return event;
}

DirectoryChanged directoryFromJson(const QJsonObject &data)
{
    // What a session holds besides is not here and stays empty.
    AgentSession session = agentSessionFromJson(data);
    return {std::move(session.queues), std::move(session.cannedReplies), std::move(session.macros),
        std::move(session.pauseReasons), std::move(session.tags), data.value("more"_L1).toBool()};
}

std::optional<EphemeralEvent> ephemeralFromJson(const QString &type, const QJsonObject &frame)
{
    const QJsonObject data = frame.value("data"_L1).toObject();
    if (type == "typing.changed"_L1) {
        const QJsonObject from = data.value("from"_L1).toObject();
        return TypingChanged{domain::ConversationId(frame.value("conversation"_L1).toString()),
            {domain::authorRoleFromName(from.value("role"_L1).toString()).value_or(domain::AuthorRole::System),
                from.value("id"_L1).toString(), from.value("name"_L1).toString()},
            data.value("on"_L1).toBool()};
    }
    if (type == "agent.presence"_L1)
        return AgentPresence{agentStatusFromJson(data)};
    if (type == "visitor.presence"_L1)
        return VisitorPresence{visitorFromJson(data.value("visitor"_L1).toObject()), data.value("online"_L1).toBool()};
    if (type == "conversation.introduced"_L1)
        return ConversationIntroduced{conversationSummaryFromJson(data)};
    if (type == "conversation.waiting"_L1)
        return waitingFromJson(domain::ConversationId(frame.value("conversation"_L1).toString()), data);
    if (type == "queue.changed"_L1) {
        QueueChanged changed{data.value("reset"_L1).toBool(), {}, {}};
        for (const QJsonValue &figures : data.value("queues"_L1).toArray())
            changed.queues.append(queueFiguresFromJson(figures.toObject()));
        for (const QJsonValue &figures : data.value("agents"_L1).toArray())
            changed.agents.append(agentFiguresFromJson(figures.toObject()));
        return changed;
    }
    if (type == "directory.changed"_L1)
        return directoryFromJson(data);
    return std::nullopt;
}

} // namespace

base::Result<domain::ConversationEvent> eventFromJson(const QJsonObject &json)
{
    base::Result<domain::EventBody> body
        = bodyFromJson(json.value("type"_L1).toString(), json.value("data"_L1).toObject());
    if (!body)
        return body.error();
    domain::ConversationEvent event;
    event.conversation = domain::ConversationId(json.value("conversation"_L1).toString());
    event.seq = static_cast<quint64>(std::max<qint64>(0, json.value("seq"_L1).toInteger()));
    event.visitorSeq = static_cast<quint64>(std::max<qint64>(0, json.value("visitorSeq"_L1).toInteger()));
    event.at = base::fromEpochMs(json.value("at"_L1).toInteger());
    event.command = domain::CommandId(json.value("id"_L1).toString());
    event.body = *std::move(body);
    if (event.conversation.isEmpty() || event.seq == 0)
        return base::badRequest(QStringLiteral("An event names its conversation and its number."));
    return event;
}

base::Result<ServerFrame> decodeServerFrame(const QByteArray &frame)
{
    base::Result<QJsonObject> object = parseObject(frame);
    if (!object)
        return object.error();
    const QString type = object->value("type"_L1).toString();
    const domain::CommandId re(object->value("re"_L1).toString());
    const QJsonObject data = object->value("data"_L1).toObject();
    if (type == "ok"_L1)
        return ServerFrame{OkAnswer{re, data}};
    if (type == "error"_L1)
        return ServerFrame{ErrorAnswer{re, errorFromJson(data)}};
    if (!object->contains("seq"_L1)) {
        if (std::optional<EphemeralEvent> event = ephemeralFromJson(type, *object))
            return ServerFrame{*std::move(event)};
    } else {
        base::Result<domain::ConversationEvent> event = eventFromJson(*object);
        if (event)
            return ServerFrame{*std::move(event)};
        if (event.error().code != base::ErrorCode::UnknownType)
            return event.error();
    }
    return ServerFrame{UnknownEvent{type, domain::ConversationId(object->value("conversation"_L1).toString()),
        static_cast<quint64>(std::max<qint64>(0, object->value("seq"_L1).toInteger()))}};
}

} // namespace qiao::protocol
