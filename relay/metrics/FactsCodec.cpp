#include "relay/metrics/FactsCodec.h"

#include "common/domain/EnumNames.h"

#include <QJsonArray>

namespace qiao::relay::metrics {

using namespace Qt::StringLiterals;
using domain::Named;
using link::TurnEnd;

namespace {

constexpr std::array turnEnds{
    Named{TurnEnd::None, QLatin1StringView("")},
    Named{TurnEnd::Closed, QLatin1StringView("closed")},
    Named{TurnEnd::Transferred, QLatin1StringView("transferred")},
    Named{TurnEnd::TakenOver, QLatin1StringView("taken_over")},
    Named{TurnEnd::AgentLeft, QLatin1StringView("agent_left")},
};

// Writes members, and leaves out what says nothing.
class Writer
{
public:
    Writer &text(QLatin1StringView name, const QString &value)
    {
        if (!value.isEmpty())
            m_json.insert(name, value);
        return *this;
    }
    Writer &time(QLatin1StringView name, base::TimePoint value)
    {
        if (value != base::TimePoint{})
            m_json.insert(name, base::toEpochMs(value));
        return *this;
    }
    Writer &flag(QLatin1StringView name, bool value)
    {
        if (value)
            m_json.insert(name, true);
        return *this;
    }
    template <typename List> Writer &list(QLatin1StringView name, const List &list)
    {
        QJsonArray array;
        for (const auto &entry : list)
            array.append(jsonOf(entry));
        if (!array.isEmpty())
            m_json.insert(name, array);
        return *this;
    }
    QJsonObject take() { return std::move(m_json); }

private:
    static QJsonObject jsonOf(const link::ArrivalFacts &arrival)
    {
        return Writer()
            .text("queue"_L1, arrival.queue.toString())
            .text("agent"_L1, arrival.agent.toString())
            .time("begun"_L1, arrival.begunAt)
            .time("assigned"_L1, arrival.assignedAt)
            .time("answered"_L1, arrival.answeredAt)
            .time("deferred"_L1, arrival.deferredAt)
            .time("ended"_L1, arrival.endedAt)
            .flag("abandoned"_L1, arrival.isAbandoned)
            .take();
    }
    static QJsonObject jsonOf(const link::TurnFacts &turn)
    {
        return Writer()
            .text("queue"_L1, turn.queue.toString())
            .text("agent"_L1, turn.agent.toString())
            .time("begun"_L1, turn.begunAt)
            .time("ended"_L1, turn.endedAt)
            .time("wrapped"_L1, turn.wrappedAt)
            .text("end"_L1, domain::nameIn(turnEnds, turn.end))
            .take();
    }
    static QJsonObject jsonOf(const link::TransferFacts &transfer)
    {
        return Writer()
            .text("queue"_L1, transfer.queue.toString())
            .text("agent"_L1, transfer.agent.toString())
            .time("at"_L1, transfer.at)
            .take();
    }

    QJsonObject m_json;
};

base::TimePoint timeIn(const QJsonObject &json, QLatin1StringView name)
{
    return base::fromEpochMs(json.value(name).toInteger());
}

template <typename Id> Id idIn(const QJsonObject &json, QLatin1StringView name)
{
    return Id(json.value(name).toString());
}

link::ArrivalFacts arrivalFromJson(const QJsonObject &json)
{
    return {idIn<domain::QueueId>(json, "queue"_L1), idIn<domain::AgentId>(json, "agent"_L1), timeIn(json, "begun"_L1),
        timeIn(json, "assigned"_L1), timeIn(json, "answered"_L1), timeIn(json, "deferred"_L1), timeIn(json, "ended"_L1),
        json.value("abandoned"_L1).toBool()};
}

std::optional<link::TurnFacts> turnFromJson(const QJsonObject &json)
{
    const auto end = domain::valueIn(turnEnds, json.value("end"_L1).toString());
    if (!end)
        return std::nullopt;
    return link::TurnFacts{idIn<domain::QueueId>(json, "queue"_L1), idIn<domain::AgentId>(json, "agent"_L1),
        timeIn(json, "begun"_L1), timeIn(json, "ended"_L1), timeIn(json, "wrapped"_L1), *end};
}

base::Error unreadable(const domain::ConversationId &id)
{
    return {base::ErrorCode::Internal,
        QStringLiteral("The facts of conversation %1 cannot be read.").arg(id.toString()), {}};
}

} // namespace

QJsonObject toJson(const link::ConversationFacts &facts)
{
    QJsonObject json = Writer()
                           .text("channel"_L1, facts.channel)
                           .text("queue"_L1, facts.queue.toString())
                           .text("agent"_L1, facts.agent.toString())
                           .time("started"_L1, facts.startedAt)
                           .time("waiting"_L1, facts.waitingSince)
                           .flag("deferred"_L1, facts.isDeferred)
                           .time("closed"_L1, facts.closedAt)
                           .text("reason"_L1, domain::nameOf(facts.reason))
                           .time("rated"_L1, facts.ratedAt)
                           .list("arrivals"_L1, facts.arrivals)
                           .list("turns"_L1, facts.turns)
                           .list("transfers"_L1, facts.transfers)
                           .take();
    if (!facts.arms.isEmpty())
        json.insert("arms"_L1, facts.arms);
    if (facts.score != 0)
        json.insert("score"_L1, facts.score);
    return json;
}

base::Result<link::ConversationFacts> factsFromJson(const domain::ConversationId &id, const QJsonObject &json)
{
    link::ConversationFacts facts;
    facts.conversation = id;
    facts.channel = json.value("channel"_L1).toString();
    facts.arms = json.value("arms"_L1).toObject();
    facts.queue = idIn<domain::QueueId>(json, "queue"_L1);
    facts.agent = idIn<domain::AgentId>(json, "agent"_L1);
    facts.startedAt = timeIn(json, "started"_L1);
    facts.waitingSince = timeIn(json, "waiting"_L1);
    facts.isDeferred = json.value("deferred"_L1).toBool();
    facts.closedAt = timeIn(json, "closed"_L1);
    const auto reason = domain::closeReasonFromName(json.value("reason"_L1).toString());
    if (!reason)
        return unreadable(id);
    facts.reason = *reason;
    facts.ratedAt = timeIn(json, "rated"_L1);
    facts.score = json.value("score"_L1).toInt();
    for (const QJsonValue &value : json.value("arrivals"_L1).toArray())
        facts.arrivals.push_back(arrivalFromJson(value.toObject()));
    for (const QJsonValue &value : json.value("turns"_L1).toArray()) {
        const auto turn = turnFromJson(value.toObject());
        if (!turn)
            return unreadable(id);
        facts.turns.push_back(*turn);
    }
    for (const QJsonValue &value : json.value("transfers"_L1).toArray()) {
        const QJsonObject transfer = value.toObject();
        facts.transfers.push_back({idIn<domain::QueueId>(transfer, "queue"_L1),
            idIn<domain::AgentId>(transfer, "agent"_L1), timeIn(transfer, "at"_L1)});
    }
    if (!facts.agent.isEmpty() && facts.turns.empty())
        return unreadable(id);
    return facts;
}

} // namespace qiao::relay::metrics
