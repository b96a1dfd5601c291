#include "common/protocol/EventCodec.h"

#include "common/protocol/JsonWriter.h"

#include <QJsonDocument>

namespace qiao::protocol {

namespace {

using namespace Qt::StringLiterals;

void add(JsonWriter &json, QLatin1StringView name, const domain::Author &author)
{
    json.object(name, [&] {
        json.add("role"_L1, domain::nameOf(author.role));
        json.add("id"_L1, author.id);
        json.add("name"_L1, author.name);
    });
}

void add(JsonWriter &json, QLatin1StringView name, const domain::AgentId &id, const QString &agentName)
{
    json.object(name, [&] {
        json.add("id"_L1, id.toString());
        json.add("name"_L1, agentName);
    });
}

void add(JsonWriter &json, QLatin1StringView name, const QList<domain::AssignmentFactor> &because)
{
    json.objects(name, because, [&](const domain::AssignmentFactor &factor) {
        json.add("factor"_L1, factor.factor);
        json.add("weight"_L1, factor.weight);
        json.add("value"_L1, factor.value);
    });
}

void add(JsonWriter &json, QLatin1StringView name, const domain::FileReference &file)
{
    json.object(name, [&] {
        json.add("id"_L1, file.id.toString());
        json.add("name"_L1, file.name);
        json.add("mime"_L1, file.mime);
        json.add("size"_L1, file.size);
    });
}

struct TypeName
{
    QLatin1StringView operator()(const domain::ConversationStarted &) const { return "conversation.started"_L1; }
    QLatin1StringView operator()(const domain::ConversationQueued &) const { return "conversation.queued"_L1; }
    QLatin1StringView operator()(const domain::ConversationOffered &) const { return "conversation.offered"_L1; }
    QLatin1StringView operator()(const domain::ConversationAssigned &) const { return "conversation.assigned"_L1; }
    QLatin1StringView operator()(const domain::ConversationTransferred &) const
    {
        return "conversation.transferred"_L1;
    }
    QLatin1StringView operator()(const domain::ConversationClosed &) const { return "conversation.closed"_L1; }
    QLatin1StringView operator()(const domain::ConversationWrapped &) const { return "conversation.wrapped"_L1; }
    QLatin1StringView operator()(const domain::ConversationDeferred &) const { return "conversation.deferred"_L1; }
    QLatin1StringView operator()(const domain::ConversationJoined &) const { return "conversation.joined"_L1; }
    QLatin1StringView operator()(const domain::ConversationReopened &) const { return "conversation.reopened"_L1; }
    QLatin1StringView operator()(const domain::ConversationTagged &) const { return "conversation.tagged"_L1; }
    QLatin1StringView operator()(const domain::MessagePosted &) const { return "message.posted"_L1; }
    QLatin1StringView operator()(const domain::MessageRead &) const { return "message.read"_L1; }
    QLatin1StringView operator()(const domain::NotePosted &) const { return "note.posted"_L1; }
    QLatin1StringView operator()(const domain::WhisperPosted &) const { return "whisper.posted"_L1; }
    QLatin1StringView operator()(const domain::FeedbackSubmitted &) const { return "feedback.submitted"_L1; }
};

// An event's data, member by member, as the agents see it.
struct Data
{
    JsonWriter &json;

    void operator()(const domain::ConversationStarted &b) const
    {
        json.add("site"_L1, b.site.toString());
        json.add("visitor"_L1, b.visitor.toString());
        json.add("queue"_L1, b.queue.toString());
        json.add("channel"_L1, b.channel);
        json.addUnlessEmpty("visitorName"_L1, b.visitorName);
        json.addUnlessEmpty("topic"_L1, b.topic);
        json.addUnlessEmpty("form"_L1, b.form);
        json.addUnlessEmpty("product"_L1, b.product);
        json.addUnlessEmpty("order"_L1, b.order);
        json.addUnlessEmpty("arms"_L1, b.arms);
    }
    void operator()(const domain::ConversationQueued &b) const
    {
        json.add("queue"_L1, b.queue.toString());
        json.add("cause"_L1, domain::nameOf(b.cause));
    }
    void operator()(const domain::ConversationOffered &b) const
    {
        add(json, "agent"_L1, b.agent, b.agentName);
        json.add("until"_L1, base::toEpochMs(b.until));
        add(json, "because"_L1, b.because);
    }
    void operator()(const domain::ConversationAssigned &b) const
    {
        add(json, "agent"_L1, b.agent, b.agentName);
        add(json, "because"_L1, b.because);
        if (!b.by.id.isEmpty())
            add(json, "by"_L1, b.by);
    }
    void operator()(const domain::ConversationTransferred &b) const
    {
        add(json, "by"_L1, b.by);
        json.object("to"_L1, [&] {
            if (!b.toAgent.isEmpty())
                add(json, "agent"_L1, b.toAgent, b.toAgentName);
            json.addUnlessEmpty("queue"_L1, b.toQueue.toString());
        });
        json.addUnlessEmpty("note"_L1, b.note);
    }
    void operator()(const domain::ConversationClosed &b) const
    {
        add(json, "by"_L1, b.by);
        json.add("reason"_L1, domain::nameOf(b.reason));
        json.add("asksFeedback"_L1, b.asksFeedback);
        if (b.wrapUpUntil != base::TimePoint{})
            json.add("wrapUpUntil"_L1, base::toEpochMs(b.wrapUpUntil));
    }
    void operator()(const domain::ConversationWrapped &b) const { json.add("agent"_L1, b.agent.toString()); }
    void operator()(const domain::ConversationDeferred &b) const
    {
        add(json, "by"_L1, b.by);
        json.addUnlessEmpty("name"_L1, b.name);
        json.addUnlessEmpty("email"_L1, b.email);
    }
    void operator()(const domain::ConversationJoined &b) const { add(json, "agent"_L1, b.agent, b.agentName); }
    void operator()(const domain::ConversationReopened &b) const { add(json, "by"_L1, b.by); }
    void operator()(const domain::ConversationTagged &b) const
    {
        add(json, "by"_L1, b.by);
        json.texts("tags"_L1, b.tags);
    }
    void operator()(const domain::MessagePosted &b) const
    {
        add(json, "from"_L1, b.from);
        json.addUnlessEmpty("text"_L1, b.text);
        if (!b.file.id.isEmpty())
            add(json, "file"_L1, b.file);
    }
    void operator()(const domain::MessageRead &b) const
    {
        add(json, "by"_L1, b.by);
        json.add("upTo"_L1, b.upTo);
        json.add("visitorUpTo"_L1, b.visitorUpTo);
    }
    void operator()(const domain::NotePosted &b) const
    {
        add(json, "from"_L1, b.from);
        json.add("text"_L1, b.text);
    }
    void operator()(const domain::WhisperPosted &b) const
    {
        add(json, "from"_L1, b.from);
        json.add("text"_L1, b.text);
    }
    void operator()(const domain::FeedbackSubmitted &b) const
    {
        json.add("score"_L1, b.score);
        json.addUnlessEmpty("comment"_L1, b.comment);
    }
};

// The same facts without what is the company's alone. Hidden kinds give nothing.
struct VisitorData
{
    JsonWriter &json;

    void operator()(const domain::ConversationStarted &b) const
    {
        json.add("channel"_L1, b.channel);
        json.addUnlessEmpty("topic"_L1, b.topic);
    }
    void operator()(const domain::ConversationAssigned &b) const { add(json, "agent"_L1, b.agent, b.agentName); }
    void operator()(const domain::ConversationClosed &b) const
    {
        add(json, "by"_L1, b.by);
        json.add("asksFeedback"_L1, b.asksFeedback);
    }
    void operator()(const domain::ConversationJoined &b) const { Data{json}(b); }
    void operator()(const domain::MessagePosted &b) const { Data{json}(b); }
    void operator()(const domain::MessageRead &b) const
    {
        add(json, "by"_L1, b.by);
        json.add("upTo"_L1, b.visitorUpTo);
    }
    void operator()(const domain::FeedbackSubmitted &b) const { Data{json}(b); }
    template <typename Other> void operator()(const Other &) const { }
};

void addData(JsonWriter &json, const domain::EventBody &body, domain::Side side)
{
    if (side == domain::Side::Visitor)
        std::visit(VisitorData{json}, body);
    else
        std::visit(Data{json}, body);
}

} // namespace

QString typeOf(const domain::EventBody &body)
{
    return std::visit(TypeName{}, body);
}

QByteArray dataOf(const domain::EventBody &body, domain::Side side)
{
    JsonWriter json;
    addData(json, body, side);
    return json.finish();
}

QByteArray encode(const domain::ConversationEvent &event, domain::Side side)
{
    const bool isForVisitor = side == domain::Side::Visitor;
    JsonWriter json;
    json.add("type"_L1, std::visit(TypeName{}, event.body));
    json.add("conversation"_L1, event.conversation.toString());
    json.add("seq"_L1, isForVisitor ? event.visitorSeq : event.seq);
    if (!isForVisitor && event.visitorSeq != 0)
        json.add("visitorSeq"_L1, event.visitorSeq);
    json.add("at"_L1, base::toEpochMs(event.at));
    json.addUnlessEmpty("id"_L1, event.command.toString());
    json.object("data"_L1, [&] { addData(json, event.body, side); });
    return json.finish();
}

QJsonObject toJson(const domain::ConversationEvent &event, domain::Side side)
{
    return QJsonDocument::fromJson(encode(event, side)).object();
}

QByteArray encodeOk(const domain::CommandId &re, const QJsonObject &data)
{
    return encodeAnswer(re, textOf(data));
}

QByteArray encodeAnswer(const domain::CommandId &re, const QByteArray &data)
{
    JsonWriter json;
    json.add("type"_L1, "ok"_L1);
    json.add("re"_L1, re.toString());
    json.addWritten("data"_L1, data.isEmpty() ? QByteArrayView("{}") : QByteArrayView(data));
    return json.finish();
}

QByteArray postedAnswer(const domain::ConversationEvent &event, domain::Side side)
{
    JsonWriter json;
    json.add("seq"_L1, side == domain::Side::Visitor ? event.visitorSeq : event.seq);
    json.add("at"_L1, base::toEpochMs(event.at));
    return json.finish();
}

QByteArray encodeError(const domain::CommandId &re, const base::Error &error)
{
    JsonWriter json;
    json.add("type"_L1, "error"_L1);
    json.addUnlessEmpty("re"_L1, re.toString());
    json.add("data"_L1, toJson(error));
    return json.finish();
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
