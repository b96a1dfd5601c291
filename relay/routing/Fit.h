#pragma once

#include "relay/routing/Facts.h"

#include <span>

// How well an agent fits a conversation, and who may have it at all: pure functions of the facts.
namespace qiao::relay::routing {

// How well an agent meets each of the things that count, 0–1 each.
struct Fit
{
    double vip = 0;
    double category = 0;
    double load = 0;
    double language = 0;
    double history = 0;
    double idle = 0;

    bool operator==(const Fit &) const = default;
};

// The visitor's rank times the agent's experience: (vip / 5) × experience. The higher the rank, the more an experienced
// agent counts; for a visitor without rank all agents are alike.
double vipFit(int vip, double experience);
// The agent's experience for a queue: the mean level in the skills that the queue asks for, or else the highest level
// in any skill, divided by 5; 0 without skills.
double experienceOf(std::span<const int> askedLevels, int highestLevel);
// The mean level in what is asked for, divided by 5. Asked for are the queue's skills and the one named like the
// conversation's topic; a skill that the agent does not have is level 0. 0 when nothing is asked for.
double categoryFit(int sumOfLevels, int askedSkills);
// The share of the capacity that is free.
double loadFit(int load, int capacity);
// How long the agent has been without a new conversation: t / (t + 5 min), so half at five minutes.
double idleFit(base::Milliseconds idle);

// All of it at once.
Fit fitOf(const domain::Queue &queue, const WaitingFacts &waiting, const AgentFacts &agent, base::TimePoint now);

// The sum of weight × value. The agent with the highest score is asked; among equals the one who has been idle longest,
// then the smallest id.
double scoreOf(const domain::RoutingWeights &weights, const Fit &fit);
// The same sum taken apart: vip, category, load, language, history, idle.
QList<domain::AssignmentFactor> factorsOf(const domain::RoutingWeights &weights, const Fit &fit);

// May ever get a conversation of the queue: not disabled, a member, has its skills at the levels it asks for, and
// speaks one of its languages.
bool mayServe(const domain::Agent &agent, const domain::Queue &queue);
// Room for one more: in the whole, and in this queue.
bool hasRoomFor(const AgentFacts &agent, const domain::QueueId &queue);
// Conversations of the queue that the agent may have at once; 0: no bound of its own.
int capacityFor(const domain::Agent &agent, const domain::QueueId &queue);

// What skills and topics are compared by: upper and lower case are the same.
QString skillKey(const QString &name);
// What languages are compared by: "zh" of "zh-Hans-CN".
QString primaryLanguage(const QString &tag);

} // namespace qiao::relay::routing
