#include "common/protocol/EventCodec.h"

#include "common/protocol/CannedReplyCodec.h"
#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/JsonReader.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace qiao::protocol {

namespace {

using namespace Qt::StringLiterals;

QJsonValue number(quint64 value)
{
    return QJsonValue(static_cast<qint64>(value));
}

QJsonObject toJson(const domain::Author &author)
{
    return {{u"role"_s, domain::nameOf(author.role)}, {u"id"_s, author.id}, {u"name"_s, author.name}};
}

domain::Author authorFromJson(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    return {domain::authorRoleFromName(json.value("role"_L1).toString()).value_or(domain::AuthorRole::System),
        json.value("id"_L1).toString(), json.value("name"_L1).toString()};
}

QJsonArray toJson(const QList<domain::AssignmentFactor> &because)
{
    QJsonArray json;
    for (const domain::AssignmentFactor &factor : because)
        json.append(QJsonObject{{u"factor"_s, factor.factor}, {u"weight"_s, factor.weight}, {u"value"_s, factor.value}});
    return json;
}

QList<domain::AssignmentFactor> becauseFromJson(const QJsonValue &value)
{
    QList<domain::AssignmentFactor> because;
    for (const QJsonValue &entry : value.toArray()) {
        const QJsonObject factor = entry.toObject();
        because.append({factor.value("factor"_L1).toString(), factor.value("weight"_L1).toDouble(),
            factor.value("value"_L1).toDouble()});
    }
    return because;
}

QJsonObject agentJson(const domain::AgentId &id, const QString &name)
{
    return {{u"id"_s, id.toString()}, {u"name"_s, name}};
}

void insertUnlessEmpty(QJsonObject &json, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

void insertUnlessEmpty(QJsonObject &json, QLatin1StringView name, const QJsonObject &object)
{
    if (!object.isEmpty())
        json.insert(name, object);
}

struct TypeName
{
    QString operator()(const domain::ConversationStarted &) const { return u"conversation.started"_s; }
    QString operator()(const domain::ConversationQueued &) const { return u"conversation.queued"_s; }
    QString operator()(const domain::ConversationOffered &) const { return u"conversation.offered"_s; }
    QString operator()(const domain::ConversationAssigned &) const { return u"conversation.assigned"_s; }
    QString operator()(const domain::ConversationTransferred &) const { return u"conversation.transferred"_s; }
    QString operator()(const domain::ConversationClosed &) const { return u"conversation.closed"_s; }
    QString operator()(const domain::ConversationWrapped &) const { return u"conversation.wrapped"_s; }
    QString operator()(const domain::ConversationDeferred &) const { return u"conversation.deferred"_s; }
    QString operator()(const domain::ConversationJoined &) const { return u"conversation.joined"_s; }
    QString operator()(const domain::ConversationReopened &) const { return u"conversation.reopened"_s; }
    QString operator()(const domain::ConversationTagged &) const { return u"conversation.tagged"_s; }
    QString operator()(const domain::MessagePosted &) const { return u"message.posted"_s; }
    QString operator()(const domain::MessageRead &) const { return u"message.read"_s; }
    QString operator()(const domain::NotePosted &) const { return u"note.posted"_s; }
    QString operator()(const domain::WhisperPosted &) const { return u"whisper.posted"_s; }
    QString operator()(const domain::FeedbackSubmitted &) const { return u"feedback.submitted"_s; }
};

struct Data
{
    QJsonObject operator()(const domain::ConversationStarted &b) const
    {
        QJsonObject json{{u"site"_s, b.site.toString()}, {u"visitor"_s, b.visitor.toString()},
            {u"queue"_s, b.queue.toString()}, {u"channel"_s, b.channel}};
        insertUnlessEmpty(json, "visitorName"_L1, b.visitorName);
        insertUnlessEmpty(json, "topic"_L1, b.topic);
        insertUnlessEmpty(json, "form"_L1, b.form);
        insertUnlessEmpty(json, "product"_L1, b.product);
        insertUnlessEmpty(json, "order"_L1, b.order);
        insertUnlessEmpty(json, "arms"_L1, b.arms);
        return json;
    }
    QJsonObject operator()(const domain::ConversationQueued &b) const
    {
        return {{u"queue"_s, b.queue.toString()}, {u"cause"_s, domain::nameOf(b.cause)}};
    }
    QJsonObject operator()(const domain::ConversationOffered &b) const
    {
        return {{u"agent"_s, agentJson(b.agent, b.agentName)}, {u"until"_s, base::toEpochMs(b.until)},
            {u"because"_s, toJson(b.because)}};
    }
    QJsonObject operator()(const domain::ConversationAssigned &b) const
    {
        QJsonObject json{{u"agent"_s, agentJson(b.agent, b.agentName)}, {u"because"_s, toJson(b.because)}};
        if (!b.by.id.isEmpty())
            json.insert("by"_L1, toJson(b.by));
        return json;
    }
    QJsonObject operator()(const domain::ConversationTransferred &b) const
    {
        QJsonObject to;
        if (!b.toAgent.isEmpty())
            to.insert("agent"_L1, agentJson(b.toAgent, b.toAgentName));
        insertUnlessEmpty(to, "queue"_L1, b.toQueue.toString());
        QJsonObject json{{u"by"_s, toJson(b.by)}, {u"to"_s, to}};
        insertUnlessEmpty(json, "note"_L1, b.note);
        return json;
    }
    QJsonObject operator()(const domain::ConversationClosed &b) const
    {
        QJsonObject json{{u"by"_s, toJson(b.by)}, {u"reason"_s, domain::nameOf(b.reason)},
            {u"asksFeedback"_s, b.asksFeedback}};
        if (b.wrapUpUntil != base::TimePoint{})
            json.insert("wrapUpUntil"_L1, base::toEpochMs(b.wrapUpUntil));
        return json;
    }
    QJsonObject operator()(const domain::ConversationWrapped &b) const { return {{u"agent"_s, b.agent.toString()}}; }
    QJsonObject operator()(const domain::ConversationDeferred &b) const
    {
        QJsonObject json{{u"by"_s, toJson(b.by)}};
        insertUnlessEmpty(json, "name"_L1, b.name);
        insertUnlessEmpty(json, "email"_L1, b.email);
        return json;
    }
    QJsonObject operator()(const domain::ConversationJoined &b) const
    {
        return {{u"agent"_s, agentJson(b.agent, b.agentName)}};
    }
    QJsonObject operator()(const domain::ConversationReopened &b) const { return {{u"by"_s, toJson(b.by)}}; }
    QJsonObject operator()(const domain::ConversationTagged &b) const
    {
        return {{u"by"_s, toJson(b.by)}, {u"tags"_s, QJsonArray::fromStringList(b.tags)}};
    }
    QJsonObject operator()(const domain::MessagePosted &b) const
    {
        QJsonObject json{{u"from"_s, toJson(b.from)}};
        insertUnlessEmpty(json, "text"_L1, b.text);
        if (!b.file.id.isEmpty())
            json.insert("file"_L1, protocol::toJson(b.file));
        return json;
    }
    QJsonObject operator()(const domain::MessageRead &b) const
    {
        return {{u"by"_s, toJson(b.by)}, {u"upTo"_s, number(b.upTo)}, {u"visitorUpTo"_s, number(b.visitorUpTo)}};
    }
    QJsonObject operator()(const domain::NotePosted &b) const
    {
        return {{u"from"_s, toJson(b.from)}, {u"text"_s, b.text}};
    }
    QJsonObject operator()(const domain::WhisperPosted &b) const
    {
        return {{u"from"_s, toJson(b.from)}, {u"text"_s, b.text}};
    }
    QJsonObject operator()(const domain::FeedbackSubmitted &b) const
    {
        QJsonObject json{{u"score"_s, b.score}};
        insertUnlessEmpty(json, "comment"_L1, b.comment);
        return json;
    }
};

// The same facts without what is the company's alone. Hidden kinds give nothing.
struct VisitorData
{
    QJsonObject operator()(const domain::ConversationStarted &b) const
    {
        QJsonObject json{{u"channel"_s, b.channel}};
        insertUnlessEmpty(json, "topic"_L1, b.topic);
        return json;
    }
    QJsonObject operator()(const domain::ConversationAssigned &b) const
    {
        return {{u"agent"_s, agentJson(b.agent, b.agentName)}};
    }
    QJsonObject operator()(const domain::ConversationClosed &b) const
    {
        return {{u"by"_s, toJson(b.by)}, {u"asksFeedback"_s, b.asksFeedback}};
    }
    QJsonObject operator()(const domain::ConversationDeferred &) const { return {}; }
    QJsonObject operator()(const domain::ConversationJoined &b) const { return Data{}(b); }
    QJsonObject operator()(const domain::MessagePosted &b) const { return Data{}(b); }
    QJsonObject operator()(const domain::MessageRead &b) const
    {
        return {{u"by"_s, toJson(b.by)}, {u"upTo"_s, number(b.visitorUpTo)}};
    }
    QJsonObject operator()(const domain::FeedbackSubmitted &b) const { return Data{}(b); }
    template <typename Other> QJsonObject operator()(const Other &) const { return {}; }
};

domain::EventBody readStarted(const QJsonObject &d)
{
    return domain::ConversationStarted{domain::SiteKey(d.value("site"_L1).toString()),
        domain::VisitorId(d.value("visitor"_L1).toString()), d.value("visitorName"_L1).toString(),
        domain::QueueId(d.value("queue"_L1).toString()), d.value("channel"_L1).toString(),
        d.value("topic"_L1).toString(), d.value("form"_L1).toObject(), d.value("product"_L1).toObject(),
        d.value("order"_L1).toObject(), d.value("arms"_L1).toObject()};
}

domain::EventBody readOffered(const QJsonObject &d)
{
    const QJsonObject agent = d.value("agent"_L1).toObject();
    return domain::ConversationOffered{domain::AgentId(agent.value("id"_L1).toString()),
        agent.value("name"_L1).toString(), base::fromEpochMs(d.value("until"_L1).toInteger()),
        becauseFromJson(d.value("because"_L1))};
}

domain::EventBody readAssigned(const QJsonObject &d)
{
    const QJsonObject agent = d.value("agent"_L1).toObject();
    return domain::ConversationAssigned{domain::AgentId(agent.value("id"_L1).toString()),
        agent.value("name"_L1).toString(), becauseFromJson(d.value("because"_L1)), authorFromJson(d.value("by"_L1))};
}

domain::EventBody readTransferred(const QJsonObject &d)
{
    const QJsonObject to = d.value("to"_L1).toObject();
    const QJsonObject agent = to.value("agent"_L1).toObject();
    return domain::ConversationTransferred{authorFromJson(d.value("by"_L1)),
        domain::AgentId(agent.value("id"_L1).toString()), agent.value("name"_L1).toString(),
        domain::QueueId(to.value("queue"_L1).toString()), d.value("note"_L1).toString()};
}

domain::EventBody readTagged(const QJsonObject &d)
{
    domain::ConversationTagged body{authorFromJson(d.value("by"_L1)), {}};
    for (const QJsonValue &tag : d.value("tags"_L1).toArray())
        body.tags.append(tag.toString());
    return body;
}

domain::EventBody readClosed(const QJsonObject &d)
{
    return domain::ConversationClosed{authorFromJson(d.value("by"_L1)),
        domain::closeReasonFromName(d.value("reason"_L1).toString()).value_or(domain::CloseReason::Ended),
        d.value("asksFeedback"_L1).toBool(), base::fromEpochMs(d.value("wrapUpUntil"_L1).toInteger())};
}

domain::EventBody readJoined(const QJsonObject &d)
{
    const QJsonObject agent = d.value("agent"_L1).toObject();
    return domain::ConversationJoined{
        domain::AgentId(agent.value("id"_L1).toString()), agent.value("name"_L1).toString()};
}

using BodyReader = domain::EventBody (*)(const QJsonObject &);

const QHash<QString, BodyReader> &bodyReaders()
{
    static const QHash<QString, BodyReader> readers{
        {u"conversation.started"_s, readStarted},
        {u"conversation.queued"_s,
            [](const QJsonObject &d) -> domain::EventBody {
                return domain::ConversationQueued{domain::QueueId(d.value("queue"_L1).toString()),
                    domain::waitCauseFromName(d.value("cause"_L1).toString()).value_or(domain::WaitCause::Started)};
            }},
        {u"conversation.offered"_s, readOffered},
        {u"conversation.assigned"_s, readAssigned},
        {u"conversation.transferred"_s, readTransferred},
        {u"conversation.closed"_s, readClosed},
        {u"conversation.wrapped"_s,
            [](const QJsonObject &d) -> domain::EventBody {
                return domain::ConversationWrapped{domain::AgentId(d.value("agent"_L1).toString())};
            }},
        {u"conversation.deferred"_s,
            [](const QJsonObject &d) -> domain::EventBody {
                return domain::ConversationDeferred{
                    authorFromJson(d.value("by"_L1)), d.value("name"_L1).toString(), d.value("email"_L1).toString()};
            }},
        {u"conversation.joined"_s, readJoined},
        {u"conversation.reopened"_s,
            [](const QJsonObject &d) -> domain::EventBody {
                return domain::ConversationReopened{authorFromJson(d.value("by"_L1))};
            }},
        {u"conversation.tagged"_s, readTagged},
        {u"message.posted"_s,
            [](const QJsonObject &d) -> domain::EventBody {
                return domain::MessagePosted{authorFromJson(d.value("from"_L1)), d.value("text"_L1).toString(),
                    fileReferenceFromJson(d.value("file"_L1).toObject())};
            }},
        {u"message.read"_s,
            [](const QJsonObject &d) -> domain::EventBody {
                return domain::MessageRead{authorFromJson(d.value("by"_L1)),
                    wholeNumber(d.value("upTo"_L1)).value_or(0), wholeNumber(d.value("visitorUpTo"_L1)).value_or(0)};
            }},
        {u"note.posted"_s,
            [](const QJsonObject &d) -> domain::EventBody {
                return domain::NotePosted{authorFromJson(d.value("from"_L1)), d.value("text"_L1).toString()};
            }},
        {u"whisper.posted"_s,
            [](const QJsonObject &d) -> domain::EventBody {
                return domain::WhisperPosted{authorFromJson(d.value("from"_L1)), d.value("text"_L1).toString()};
            }},
        {u"feedback.submitted"_s,
            [](const QJsonObject &d) -> domain::EventBody {
                return domain::FeedbackSubmitted{d.value("score"_L1).toInt(), d.value("comment"_L1).toString()};
            }},
    };
    return readers;
}

struct EphemeralFrame
{
    QJsonObject operator()(const TypingChanged &e) const
    {
        return {{u"type"_s, u"typing.changed"_s}, {u"conversation"_s, e.conversation.toString()},
            {u"data"_s, QJsonObject{{u"from"_s, toJson(e.from)}, {u"on"_s, e.on}}}};
    }
    QJsonObject operator()(const AgentPresence &e) const
    {
        return {{u"type"_s, u"agent.presence"_s}, {u"data"_s, protocol::toJson(e.status)}};
    }
    QJsonObject operator()(const Availability &e) const
    {
        return {{u"type"_s, u"agent.presence"_s}, {u"data"_s, QJsonObject{{u"available"_s, e.isSomebodyAvailable}}}};
    }
    QJsonObject operator()(const VisitorPresence &e) const
    {
        return {{u"type"_s, u"visitor.presence"_s},
            {u"data"_s, QJsonObject{{u"visitor"_s, protocol::toJson(e.visitor)}, {u"online"_s, e.isOnline}}}};
    }
    QJsonObject operator()(const ConversationIntroduced &e) const
    {
        return {{u"type"_s, u"conversation.introduced"_s}, {u"conversation"_s, e.summary.conversation.id.toString()},
            {u"data"_s, protocol::toJson(e.summary)}};
    }
    QJsonObject operator()(const ConversationWaiting &e) const
    {
        QJsonObject data = placeOf(e.waiting);
        data.insert("reason"_L1, domain::nameOf(e.waiting.reason));
        if (e.waiting.until != base::TimePoint{})
            data.insert("until"_L1, base::toEpochMs(e.waiting.until));
        return waitingFrame(e.conversation, data);
    }
    QJsonObject operator()(const VisitorWaiting &e) const
    {
        QJsonObject data = placeOf(e.waiting);
        if (e.waiting.reason == domain::WaitReason::OutsideHours) {
            data.insert("reason"_L1, domain::nameOf(e.waiting.reason));
            if (e.waiting.until != base::TimePoint{})
                data.insert("until"_L1, base::toEpochMs(e.waiting.until));
        }
        return waitingFrame(e.conversation, data);
    }
    QJsonObject operator()(const QueueChanged &e) const
    {
        QJsonArray queues;
        for (const QueueFigures &figures : e.queues)
            queues.append(protocol::toJson(figures));
        QJsonArray agents;
        for (const AgentFigures &figures : e.agents)
            agents.append(protocol::toJson(figures));
        return {{u"type"_s, u"queue.changed"_s},
            {u"data"_s, QJsonObject{{u"reset"_s, e.isReset}, {u"queues"_s, queues}, {u"agents"_s, agents}}}};
    }
    QJsonObject operator()(const DirectoryChanged &e) const
    {
        QJsonObject data{
            {u"queues"_s, listOf(e.queues)},
            {u"cannedReplies"_s, listOf(e.cannedReplies)},
            {u"macros"_s, listOf(e.macros)},
            {u"pauseReasons"_s, QJsonArray::fromStringList(e.pauseReasons)},
            {u"tags"_s, QJsonArray::fromStringList(e.tags)},
        };
        if (e.isMore)
            data.insert("more"_L1, true);
        return {{u"type"_s, u"directory.changed"_s}, {u"data"_s, data}};
    }

    template <typename List> static QJsonArray listOf(const List &list)
    {
        QJsonArray array;
        for (const auto &entry : list)
            array.append(protocol::toJson(entry));
        return array;
    }
    static QJsonObject placeOf(const domain::Waiting &waiting)
    {
        QJsonObject data;
        if (waiting.position > 0)
            data.insert("position"_L1, waiting.position);
        if (waiting.estimate)
            data.insert("estimateMs"_L1, static_cast<qint64>(waiting.estimate->count()));
        return data;
    }
    static QJsonObject waitingFrame(const domain::ConversationId &conversation, const QJsonObject &data)
    {
        return {{u"type"_s, u"conversation.waiting"_s}, {u"conversation"_s, conversation.toString()},
            {u"data"_s, data}};
    }
};

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QString typeOf(const domain::EventBody &body)
{
    return std::visit(TypeName{}, body);
}

QJsonObject dataOf(const domain::EventBody &body)
{
    return std::visit(Data{}, body);
}

QJsonObject visitorDataOf(const domain::EventBody &body)
{
    return std::visit(VisitorData{}, body);
}

base::Result<domain::EventBody> bodyFromJson(const QString &type, const QJsonObject &data)
{
    const auto reader = bodyReaders().constFind(type);
    if (reader == bodyReaders().constEnd())
        return base::Error{base::ErrorCode::UnknownType, QStringLiteral("There is no event \"%1\".").arg(type), {}};
    return (*reader)(data);
}

QJsonObject toJson(const domain::ConversationEvent &event, domain::Side side)
{
    const bool isForVisitor = side == domain::Side::Visitor;
    QJsonObject json{{u"type"_s, typeOf(event.body)}, {u"conversation"_s, event.conversation.toString()},
        {u"seq"_s, number(isForVisitor ? event.visitorSeq : event.seq)}, {u"at"_s, base::toEpochMs(event.at)},
        {u"data"_s, isForVisitor ? visitorDataOf(event.body) : dataOf(event.body)}};
    insertUnlessEmpty(json, "id"_L1, event.command.toString());
    if (!isForVisitor && event.visitorSeq != 0)
        json.insert("visitorSeq"_L1, number(event.visitorSeq));
    return json;
}

QByteArray encode(const domain::ConversationEvent &event, domain::Side side)
{
    return compact(toJson(event, side));
}

QByteArray encode(const EphemeralEvent &event)
{
    return compact(std::visit(EphemeralFrame{}, event));
}

QByteArray encodeOk(const domain::CommandId &re, const QJsonObject &data)
{
    return compact({{u"type"_s, u"ok"_s}, {u"re"_s, re.toString()}, {u"data"_s, data}});
}

QByteArray encodeError(const domain::CommandId &re, const base::Error &error)
{
    QJsonObject frame{{u"type"_s, u"error"_s}, {u"data"_s, toJson(error)}};
    insertUnlessEmpty(frame, "re"_L1, re.toString());
    return compact(frame);
}

QJsonObject toJson(const base::Error &error)
{
    QJsonObject json{{u"code"_s, base::nameOf(error.code)}, {u"message"_s, error.message}};
    if (error.retryAfter)
        json.insert("retryAfterMs"_L1, static_cast<qint64>(error.retryAfter->count()));
    return json;
}

base::Error errorFromJson(const QJsonObject &json)
{
    base::Error error{base::errorCodeFromName(json.value("code"_L1).toString()).value_or(base::ErrorCode::Internal),
        json.value("message"_L1).toString(), {}};
    if (json.value("retryAfterMs"_L1).isDouble())
        error.retryAfter = std::chrono::milliseconds(json.value("retryAfterMs"_L1).toInteger());
    return error;
}

} // namespace qiao::protocol
