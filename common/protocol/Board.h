#pragma once

#include "common/base/Clock.h"
#include "common/domain/Ids.h"

#include <QJsonObject>
#include <QList>

#include <optional>

// What supervisors see of the queues and of the people, now and today. "Today" begins at midnight of the queue's zone.
namespace qiao::protocol {

// One queue.
struct QueueFigures
{
    domain::QueueId queue;
    QString name;
    bool isOpen = true;
    base::TimePoint changesAt{}; // when it opens or closes next; epoch: never
    base::Milliseconds firstResponseGoal{};
    base::Milliseconds sla{};
    int waiting = 0; // nobody has it: queued, or offered
    int deferred = 0; // messages left, that nobody has
    int active = 0; // an agent has it
    base::TimePoint longestSince{}; // the longest wait began; epoch: nobody waits
    std::optional<base::Milliseconds> estimate; // of the wait of who comes now
    int agentsFree = 0; // online with room
    int agentsHere = 0; // online or busy
    int agentsTotal = 0;
    int arrivals = 0; // today, begun or transferred here
    int answered = 0; // of them, those with a first response
    int inGoal = 0; // of them, within the first response goal
    int abandoned = 0; // today
    int closed = 0; // today
    int recentArrivals = 0; // of the last 15 minutes
    int recentAnswered = 0; // likewise

    bool operator==(const QueueFigures &) const = default;
};

// One agent's day.
struct AgentFigures
{
    domain::AgentId agent;
    int handled = 0; // turns that ended today
    base::Milliseconds handling{}; // their handling time together, wrap-up included
    int ratings = 0;
    int ratingSum = 0; // of scores 1–5

    bool operator==(const AgentFigures &) const = default;
};

QJsonObject toJson(const QueueFigures &figures);
QJsonObject toJson(const AgentFigures &figures);
QueueFigures queueFiguresFromJson(const QJsonObject &json);
AgentFigures agentFiguresFromJson(const QJsonObject &json);

} // namespace qiao::protocol
