#include "common/protocol/Board.h"

namespace qiao::protocol {

using namespace Qt::StringLiterals;

namespace {

base::TimePoint timeIn(const QJsonObject &json, QLatin1StringView name)
{
    return base::fromEpochMs(json.value(name).toInteger());
}

base::Milliseconds durationIn(const QJsonObject &json, QLatin1StringView name)
{
    return base::Milliseconds(json.value(name).toInteger());
}

} // namespace

QJsonObject toJson(const QueueFigures &f)
{
    QJsonObject json{
        {u"id"_s, f.queue.toString()},
        {u"name"_s, f.name},
        {u"open"_s, f.isOpen},
        {u"goalMs"_s, qint64(f.firstResponseGoal.count())},
        {u"slaMs"_s, qint64(f.sla.count())},
        {u"waiting"_s, f.waiting},
        {u"deferred"_s, f.deferred},
        {u"active"_s, f.active},
        {u"agentsFree"_s, f.agentsFree},
        {u"agentsHere"_s, f.agentsHere},
        {u"agentsTotal"_s, f.agentsTotal},
        {u"arrivals"_s, f.arrivals},
        {u"answered"_s, f.answered},
        {u"inGoal"_s, f.inGoal},
        {u"abandoned"_s, f.abandoned},
        {u"closed"_s, f.closed},
        {u"recentArrivals"_s, f.recentArrivals},
        {u"recentAnswered"_s, f.recentAnswered},
    };
    if (f.changesAt != base::TimePoint{})
        json.insert("changesAt"_L1, base::toEpochMs(f.changesAt));
    if (f.longestSince != base::TimePoint{})
        json.insert("longestSince"_L1, base::toEpochMs(f.longestSince));
    if (f.estimate)
        json.insert("estimateMs"_L1, qint64(f.estimate->count()));
    return json;
}

QueueFigures queueFiguresFromJson(const QJsonObject &json)
{
    QueueFigures f;
    f.queue = domain::QueueId(json.value("id"_L1).toString());
    f.name = json.value("name"_L1).toString();
    f.isOpen = json.value("open"_L1).toBool(true);
    f.changesAt = timeIn(json, "changesAt"_L1);
    f.firstResponseGoal = durationIn(json, "goalMs"_L1);
    f.sla = durationIn(json, "slaMs"_L1);
    f.waiting = json.value("waiting"_L1).toInt();
    f.deferred = json.value("deferred"_L1).toInt();
    f.active = json.value("active"_L1).toInt();
    f.longestSince = timeIn(json, "longestSince"_L1);
    if (json.value("estimateMs"_L1).isDouble())
        f.estimate = durationIn(json, "estimateMs"_L1);
    f.agentsFree = json.value("agentsFree"_L1).toInt();
    f.agentsHere = json.value("agentsHere"_L1).toInt();
    f.agentsTotal = json.value("agentsTotal"_L1).toInt();
    f.arrivals = json.value("arrivals"_L1).toInt();
    f.answered = json.value("answered"_L1).toInt();
    f.inGoal = json.value("inGoal"_L1).toInt();
    f.abandoned = json.value("abandoned"_L1).toInt();
    f.closed = json.value("closed"_L1).toInt();
    f.recentArrivals = json.value("recentArrivals"_L1).toInt();
    f.recentAnswered = json.value("recentAnswered"_L1).toInt();
    return f;
}

QJsonObject toJson(const AgentFigures &f)
{
    return {{u"id"_s, f.agent.toString()}, {u"handled"_s, f.handled}, {u"handlingMs"_s, qint64(f.handling.count())},
        {u"ratings"_s, f.ratings}, {u"ratingSum"_s, f.ratingSum}};
}

AgentFigures agentFiguresFromJson(const QJsonObject &json)
{
    return {domain::AgentId(json.value("id"_L1).toString()), json.value("handled"_L1).toInt(),
        durationIn(json, "handlingMs"_L1), json.value("ratings"_L1).toInt(), json.value("ratingSum"_L1).toInt()};
}

} // namespace qiao::protocol
