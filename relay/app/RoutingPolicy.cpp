#include "relay/app/RoutingPolicy.h"

#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/JsonReader.h"
#include "common/protocol/Limits.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace qiao::relay::app {

namespace {

using namespace Qt::StringLiterals;
namespace limits = protocol::limits;

constexpr int mostQueues = 1'000;
constexpr int mostAgents = 20'000;
constexpr int mostConversations = 100;
constexpr int defaultCapacity = 5;

base::Error wrongEntry(QLatin1StringView list, qsizetype index, const QString &sentence)
{
    return base::badRequest(QStringLiteral("%1[%2]: %3").arg(list).arg(index).arg(sentence));
}

bool isKnown(const std::vector<domain::Queue> &queues, const domain::QueueId &id)
{
    return std::any_of(queues.begin(), queues.end(), [&](const domain::Queue &queue) { return queue.id == id; });
}

base::Result<QJsonArray> listIn(const QJsonObject &policy, QLatin1StringView name, int most)
{
    const QJsonValue list = policy.value(name);
    if (!list.isArray() || list.toArray().isEmpty() || list.toArray().size() > most)
        return base::badRequest(QStringLiteral("\"%1\" is a list of 1 to %2 entries.").arg(name).arg(most));
    return list.toArray();
}

// Hours are written as a queue's are, so they are read as those of a queue.
base::Result<domain::OpeningHours> hoursFrom(const QJsonValue &hours)
{
    if (hours.isUndefined() || hours.isNull())
        return domain::OpeningHours();
    if (!hours.isObject())
        return base::badRequest(QStringLiteral("\"hours\" must be an object."));
    const auto queue = protocol::queueFromJson({{u"id"_s, u"shift"_s}, {u"name"_s, u"shift"_s}, {u"hours"_s, hours}});
    if (!queue)
        return queue.error();
    return queue->hours;
}

base::Result<routing::Shift> shiftFrom(const QJsonObject &json, const std::vector<domain::Queue> &queues)
{
    routing::Shift shift;
    protocol::JsonReader reader(json);
    shift.agent.id = domain::AgentId(reader.requiredText("id"_L1, limits::idLength));
    shift.agent.displayName = reader.text("name"_L1, limits::nameLength);
    shift.agent.capacity = json.contains("capacity"_L1)
        ? static_cast<int>(reader.requiredNumber("capacity"_L1, 1, mostConversations))
        : defaultCapacity;
    if (reader.error())
        return *reader.error();
    if (auto read = protocol::readProfile(shift.agent, json); !read)
        return read.error();
    for (const domain::QueueMembership &membership : shift.agent.queues) {
        if (!isKnown(queues, membership.queue))
            return base::badRequest(QStringLiteral("there is no queue \"%1\".").arg(membership.queue.toString()));
    }
    auto hours = hoursFrom(json.value("hours"_L1));
    if (!hours)
        return hours.error();
    shift.hours = std::move(*hours);
    return shift;
}

} // namespace

base::Result<RoutingPolicy> readRoutingPolicy(const QByteArray &json)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError) {
        return base::badRequest(
            QStringLiteral("it is no JSON: %1 at byte %2.").arg(fault.errorString()).arg(fault.offset));
    }
    const QJsonObject policyJson = document.object();
    const auto queues = listIn(policyJson, "queues"_L1, mostQueues);
    if (!queues)
        return queues.error();
    const auto agents = listIn(policyJson, "agents"_L1, mostAgents);
    if (!agents)
        return agents.error();

    RoutingPolicy policy;
    for (qsizetype i = 0; i < queues->size(); ++i) {
        const auto queue = protocol::queueFromJson(queues->at(i).toObject());
        if (!queue)
            return wrongEntry("queues"_L1, i, queue.error().message);
        if (isKnown(policy.queues, queue->id))
            return wrongEntry("queues"_L1, i, QStringLiteral("the id \"%1\" comes twice.").arg(queue->id.toString()));
        policy.queues.push_back(*queue);
    }
    for (size_t i = 0; i < policy.queues.size(); ++i) {
        const domain::QueueId &next = policy.queues[i].overflowQueue;
        if (!next.isEmpty() && !isKnown(policy.queues, next)) {
            return wrongEntry("queues"_L1, static_cast<qsizetype>(i),
                QStringLiteral("there is no queue \"%1\" to go on to.").arg(next.toString()));
        }
    }
    QSet<domain::AgentId> seen;
    for (qsizetype i = 0; i < agents->size(); ++i) {
        auto shift = shiftFrom(agents->at(i).toObject(), policy.queues);
        if (!shift)
            return wrongEntry("agents"_L1, i, shift.error().message);
        if (seen.contains(shift->agent.id))
            return wrongEntry(
                "agents"_L1, i, QStringLiteral("the id \"%1\" comes twice.").arg(shift->agent.id.toString()));
        seen.insert(shift->agent.id);
        policy.shifts.push_back(std::move(*shift));
    }
    return policy;
}

} // namespace qiao::relay::app
