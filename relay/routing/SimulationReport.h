#pragma once

#include "relay/routing/Simulation.h"

namespace qiao::relay::routing {

// How one group of arrivals fared. Times are in seconds, shares 0–1; 0 where there is nothing to count.
struct GroupReport
{
    QString name;
    qsizetype arrivals = 0;
    qsizetype answered = 0;
    qsizetype abandoned = 0;
    qsizetype messages = 0;
    qsizetype unanswered = 0;
    double meanWait = 0; // of those who were answered, as the three that follow
    double medianWait = 0;
    double wait90 = 0; // nine of ten waited no longer
    double wait99 = 0;
    double longestWait = 0; // of all, answered or not
    double withinGoal = 0; // answered within 15 s, of those who were answered or abandoned
    double abandonment = 0; // of the same

    bool operator==(const GroupReport &) const = default;
};

struct SimulationReport
{
    GroupReport all{QStringLiteral("all")};
    GroupReport vip{QStringLiteral("VIP")};
    GroupReport others{QStringLiteral("others")};
    std::vector<GroupReport> queues; // in the plan's order, by where they waited
    double occupancy = 0; // share of the capacity at work that was in use
};

// The value that `share` of the sorted values do not exceed (nearest rank); 0 without any.
double percentile(const std::vector<double> &sorted, double share);

SimulationReport reportOf(const SimulationPlan &plan, const SimulationResult &result);

// The report as a table for a terminal.
QString tableOf(const SimulationReport &report);

} // namespace qiao::relay::routing
