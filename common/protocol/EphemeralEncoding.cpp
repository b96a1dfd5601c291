#include "common/protocol/CannedReplyCodec.h"
#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/EventCodec.h"
#include "common/protocol/JsonWriter.h"

namespace qiao::protocol {

namespace {

using namespace Qt::StringLiterals;

// A whole frame, member by member.
struct Frame
{
    JsonWriter &json;

    void operator()(const TypingChanged &e) const
    {
        json.add("type"_L1, "typing.changed"_L1);
        json.add("conversation"_L1, e.conversation.toString());
        json.object("data"_L1, [&] {
            json.object("from"_L1, [&] {
                json.add("role"_L1, domain::nameOf(e.from.role));
                json.add("id"_L1, e.from.id);
                json.add("name"_L1, e.from.name);
            });
            json.add("on"_L1, e.on);
        });
    }
    void operator()(const AgentPresence &e) const
    {
        json.add("type"_L1, "agent.presence"_L1);
        json.add("data"_L1, toJson(e.status));
    }
    void operator()(const Availability &e) const
    {
        json.add("type"_L1, "agent.presence"_L1);
        json.object("data"_L1, [&] { json.add("available"_L1, e.isSomebodyAvailable); });
    }
    void operator()(const VisitorPresence &e) const
    {
        json.add("type"_L1, "visitor.presence"_L1);
        json.object("data"_L1, [&] {
            json.add("visitor"_L1, toJson(e.visitor));
            json.add("online"_L1, e.isOnline);
        });
    }
    void operator()(const ConversationIntroduced &e) const
    {
        json.add("type"_L1, "conversation.introduced"_L1);
        json.add("conversation"_L1, e.summary.conversation.id.toString());
        json.add("data"_L1, toJson(e.summary));
    }
    void operator()(const ConversationWaiting &e) const
    {
        json.add("type"_L1, "conversation.waiting"_L1);
        json.add("conversation"_L1, e.conversation.toString());
        json.object("data"_L1, [&] {
            addPlace(e.waiting);
            addReason(e.waiting);
        });
    }
    void operator()(const VisitorWaiting &e) const
    {
        json.add("type"_L1, "conversation.waiting"_L1);
        json.add("conversation"_L1, e.conversation.toString());
        json.object("data"_L1, [&] {
            addPlace(e.waiting);
            if (e.waiting.reason == domain::WaitReason::OutsideHours)
                addReason(e.waiting);
        });
    }
    void operator()(const QueueChanged &e) const
    {
        json.add("type"_L1, "queue.changed"_L1);
        json.object("data"_L1, [&] {
            json.add("reset"_L1, e.isReset);
            addEach("queues"_L1, e.queues);
            addEach("agents"_L1, e.agents);
        });
    }
    void operator()(const DirectoryChanged &e) const
    {
        json.add("type"_L1, "directory.changed"_L1);
        json.object("data"_L1, [&] {
            addEach("queues"_L1, e.queues);
            addEach("cannedReplies"_L1, e.cannedReplies);
            addEach("macros"_L1, e.macros);
            json.texts("pauseReasons"_L1, e.pauseReasons);
            json.texts("tags"_L1, e.tags);
            if (e.isMore)
                json.add("more"_L1, true);
        });
    }

    void addPlace(const domain::Waiting &waiting) const
    {
        if (waiting.position > 0)
            json.add("position"_L1, waiting.position);
        if (waiting.estimate)
            json.add("estimateMs"_L1, static_cast<qint64>(waiting.estimate->count()));
    }
    void addReason(const domain::Waiting &waiting) const
    {
        json.add("reason"_L1, domain::nameOf(waiting.reason));
        if (waiting.until != base::TimePoint{})
            json.add("until"_L1, base::toEpochMs(waiting.until));
    }
    template <typename Entries> void addEach(QLatin1StringView name, const Entries &entries) const
    {
        QJsonArray list;
        for (const auto &entry : entries)
            list.append(toJson(entry));
        json.add(name, list);
    }
};

} // namespace

QByteArray encode(const EphemeralEvent &event)
{
    JsonWriter json;
    std::visit(Frame{json}, event);
    return json.finish();
}

} // namespace qiao::protocol
