#include "common/protocol/CommandCodec.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace qiao::protocol {

namespace {

using namespace Qt::StringLiterals;

QJsonObject resumeToJson(const ResumeCursors &cursors)
{
    QJsonObject json;
    for (auto it = cursors.begin(); it != cursors.end(); ++it)
        json.insert(it.key().toString(), static_cast<qint64>(it.value()));
    return json;
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

// The wire name and data of each command.
struct Encoder
{
    struct Encoded
    {
        QString type;
        QJsonObject data;
    };

    Encoded operator()(const MessagePost &c) const
    {
        if (!c.file.isEmpty())
            return {u"message.post"_s, {{u"file"_s, QJsonObject{{u"id"_s, c.file.toString()}}}}};
        return {u"message.post"_s, {{u"text"_s, c.text}}};
    }
    Encoded operator()(const MessageRead &c) const
    {
        return {u"message.read"_s, {{u"upTo"_s, static_cast<qint64>(c.upTo)}}};
    }
    Encoded operator()(const TypingSet &c) const { return {u"typing.set"_s, {{u"on"_s, c.on}}}; }
    Encoded operator()(const HistoryFetch &c) const
    {
        QJsonObject data{{u"limit"_s, c.limit}};
        if (c.before != 0)
            data.insert("before"_L1, static_cast<qint64>(c.before));
        return {u"history.fetch"_s, data};
    }
    Encoded operator()(const ConversationClose &c) const
    {
        QJsonObject data;
        if (c.isResolved)
            data.insert("resolved"_L1, *c.isResolved);
        return {u"conversation.close"_s, data};
    }
    Encoded operator()(const visitor::SessionOpen &c) const
    {
        QJsonObject page;
        insertUnlessEmpty(page, "url"_L1, c.page.url);
        insertUnlessEmpty(page, "title"_L1, c.page.title);
        insertUnlessEmpty(page, "referrer"_L1, c.page.referrer);
        QJsonObject data;
        insertUnlessEmpty(data, "token"_L1, c.token);
        insertUnlessEmpty(data, "identity"_L1, c.identity);
        insertUnlessEmpty(data, "locale"_L1, c.locale);
        insertUnlessEmpty(data, "page"_L1, page);
        insertUnlessEmpty(data, "resume"_L1, resumeToJson(c.resume));
        return {u"session.open"_s, data};
    }
    Encoded operator()(const visitor::ConversationStart &c) const
    {
        QJsonObject data;
        insertUnlessEmpty(data, "form"_L1, c.form);
        insertUnlessEmpty(data, "topic"_L1, c.topic);
        insertUnlessEmpty(data, "product"_L1, c.product);
        insertUnlessEmpty(data, "order"_L1, c.order);
        return {u"conversation.start"_s, data};
    }
    Encoded operator()(const visitor::JourneyTrack &c) const
    {
        QJsonArray events;
        for (const visitor::JourneyStep &step : c.events) {
            QJsonObject json{{u"kind"_s, step.kind}, {u"at"_s, step.at}};
            insertUnlessEmpty(json, "url"_L1, step.url);
            insertUnlessEmpty(json, "title"_L1, step.title);
            insertUnlessEmpty(json, "data"_L1, step.data);
            events.append(json);
        }
        return {u"journey.track"_s, {{u"events"_s, events}}};
    }
    Encoded operator()(const visitor::FeedbackSubmit &c) const
    {
        QJsonObject data{{u"score"_s, c.score}};
        insertUnlessEmpty(data, "comment"_L1, c.comment);
        return {u"feedback.submit"_s, data};
    }
    Encoded operator()(const visitor::ConversationDefer &c) const
    {
        QJsonObject data;
        insertUnlessEmpty(data, "name"_L1, c.name);
        insertUnlessEmpty(data, "email"_L1, c.email);
        return {u"conversation.defer"_s, data};
    }
    Encoded operator()(const agent::SessionOpen &c) const
    {
        QJsonObject data{{u"token"_s, c.token}};
        insertUnlessEmpty(data, "resume"_L1, resumeToJson(c.resume));
        return {u"session.open"_s, data};
    }
    Encoded operator()(const agent::PresenceSet &c) const
    {
        QJsonObject data{{u"state"_s, domain::nameOf(c.state)}};
        insertUnlessEmpty(data, "reason"_L1, c.reason);
        insertUnlessEmpty(data, "agent"_L1, c.agent.toString());
        return {u"presence.set"_s, data};
    }
    Encoded operator()(const agent::ConversationAccept &) const { return {u"conversation.accept"_s, {}}; }
    Encoded operator()(const agent::ConversationDecline &) const { return {u"conversation.decline"_s, {}}; }
    Encoded operator()(const agent::ConversationReopen &) const { return {u"conversation.reopen"_s, {}}; }
    Encoded operator()(const agent::ConversationTransfer &c) const
    {
        QJsonObject to;
        insertUnlessEmpty(to, "agent"_L1, c.toAgent.toString());
        insertUnlessEmpty(to, "queue"_L1, c.toQueue.toString());
        QJsonObject data{{u"to"_s, to}};
        insertUnlessEmpty(data, "note"_L1, c.note);
        return {u"conversation.transfer"_s, data};
    }
    Encoded operator()(const agent::ConversationTag &c) const
    {
        return {u"conversation.tag"_s, {{u"tags"_s, QJsonArray::fromStringList(c.tags)}}};
    }
    Encoded operator()(const agent::ConversationWrap &) const { return {u"conversation.wrap"_s, {}}; }
    Encoded operator()(const agent::ConversationWatch &c) const { return {u"conversation.watch"_s, {{u"on"_s, c.on}}}; }
    Encoded operator()(const agent::ConversationJoin &) const { return {u"conversation.join"_s, {}}; }
    Encoded operator()(const agent::ConversationTakeover &) const { return {u"conversation.takeover"_s, {}}; }
    Encoded operator()(const agent::WhisperPost &c) const { return {u"whisper.post"_s, {{u"text"_s, c.text}}}; }
    Encoded operator()(const agent::QueueWatch &c) const
    {
        QJsonObject data{{u"on"_s, c.on}};
        if (!c.queues.isEmpty())
            data.insert("queues"_L1, QJsonArray::fromStringList(c.queues));
        return {u"queue.watch"_s, data};
    }
    Encoded operator()(const agent::NotePost &c) const { return {u"note.post"_s, {{u"text"_s, c.text}}}; }
};

template <typename Command> QByteArray encodeRequest(const Request<Command> &request)
{
    Encoder::Encoded encoded = std::visit(Encoder{}, request.command);
    QJsonObject frame{{u"type"_s, encoded.type}, {u"id"_s, request.id.toString()}, {u"data"_s, encoded.data}};
    insertUnlessEmpty(frame, "conversation"_L1, request.conversation.toString());
    return QJsonDocument(frame).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray encode(const AgentRequest &request)
{
    return encodeRequest(request);
}

QByteArray encode(const VisitorRequest &request)
{
    return encodeRequest(request);
}

} // namespace qiao::protocol
