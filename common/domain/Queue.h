#pragma once

#include "common/base/Result.h"
#include "common/domain/Ids.h"
#include "common/domain/OpeningHours.h"

#include <QList>
#include <QStringList>

namespace qiao::domain {

// A skill with the level that somebody has, or that is asked for: 1 (knows it) to 5 (teaches it).
struct SkillLevel
{
    QString skill;
    int level = 1;

    bool operator==(const SkillLevel &) const = default;
};

// How much each fit counts when an agent is chosen; each fit is 0–1. A weight is 0–10.
struct RoutingWeights
{
    double vip = 0.5; // an experienced agent for a visitor of rank
    double category = 0.3; // the skill for what is asked, at the level that is asked for
    double load = 0.2; // room left
    double language = 0.3; // the visitor's language
    double history = 0.2; // served this visitor last
    double idle = 0.1; // has waited longest for a conversation

    bool operator==(const RoutingWeights &) const = default;
};

// What becomes of who comes when a queue is full.
enum class Overflow {
    Wait, // queues all the same
    LeaveMessage, // is asked to leave a message
    OtherQueue, // goes to another queue
};

// A department: who waits together, who answers, and by which rules.
struct Queue
{
    QueueId id;
    QString name;
    bool isDisabled = false;
    QStringList topics; // of conversations that begin here; the queue without any takes the rest
    QList<SkillLevel> skills; // that an agent must have
    QStringList languages; // spoken here, such as "zh" or "en"; empty: any
    int priority = 0; // 0–9: the higher goes first where agents serve several queues
    base::Milliseconds ageing{60'000}; // waiting so long counts as much as one step of priority
    OpeningHours hours;
    int maximumLength = 0; // who waits at once; 0: no bound
    Overflow overflow = Overflow::Wait;
    QueueId overflowQueue;
    RoutingWeights weights;
    base::Milliseconds offerTimeout{20'000}; // an offer not accepted by then goes to the next agent
    int missedOffers = 3; // so many in a row set the agent away; 0: never
    base::Milliseconds idleAfter{600'000}; // the visitor silent so long: the conversation takes no capacity; 0: never
    base::Milliseconds wrapUp{0}; // for the agent to finish after the close, holding its capacity
    base::Milliseconds abandonAfter{900'000}; // gone so long while waiting: closed as abandoned; 0: never
    base::Milliseconds firstResponseGoal{15'000};
    base::Milliseconds sla{60'000}; // a wait beyond it is too long
    bool asksFeedback = true; // after the close

    // Whether every field is within its bounds.
    base::Result<void> check() const;

    bool operator==(const Queue &) const = default;
};

QString nameOf(Overflow overflow);
std::optional<Overflow> overflowFromName(QStringView name);

} // namespace qiao::domain
