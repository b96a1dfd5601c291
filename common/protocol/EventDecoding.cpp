#include "common/protocol/CannedReplyCodec.h"
#include "common/protocol/EventCodec.h"
#include "common/protocol/JsonReader.h"

#include <QJsonArray>

namespace qiao::protocol {

namespace {

using namespace Qt::StringLiterals;

domain::Author authorFromJson(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    return {domain::authorRoleFromName(json.value("role"_L1).toString()).value_or(domain::AuthorRole::System),
        json.value("id"_L1).toString(), json.value("name"_L1).toString()};
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

} // namespace

base::Result<domain::EventBody> bodyFromJson(const QString &type, const QJsonObject &data)
{
    const auto reader = bodyReaders().constFind(type);
    if (reader == bodyReaders().constEnd())
        return base::Error{base::ErrorCode::UnknownType, QStringLiteral("There is no event \"%1\".").arg(type), {}};
    return (*reader)(data);
}

} // namespace qiao::protocol
