#include "relay/routing/SimulationReport.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace qiao::relay::routing {

namespace {

constexpr double goalSeconds = 15;
constexpr int nameWidth = 20;

using Wanted = std::function<bool(const ArrivalOutcome &)>;

GroupReport groupOf(const QString &name, const std::vector<ArrivalOutcome> &outcomes, const Wanted &isWanted)
{
    GroupReport group{name};
    std::vector<double> waits;
    qsizetype within = 0;
    for (const ArrivalOutcome &outcome : outcomes) {
        if (!isWanted(outcome))
            continue;
        const double waited = std::chrono::duration<double>(outcome.waited).count();
        ++group.arrivals;
        group.longestWait = std::max(group.longestWait, waited);
        switch (outcome.end) {
        case ArrivalEnd::Answered:
            ++group.answered;
            within += waited <= goalSeconds ? 1 : 0;
            waits.push_back(waited);
            break;
        case ArrivalEnd::Abandoned:
            ++group.abandoned;
            break;
        case ArrivalEnd::Message:
            ++group.messages;
            break;
        case ArrivalEnd::Unanswered:
            ++group.unanswered;
            break;
        }
    }
    std::sort(waits.begin(), waits.end());
    if (!waits.empty())
        group.meanWait = std::accumulate(waits.begin(), waits.end(), 0.0) / static_cast<double>(waits.size());
    group.medianWait = percentile(waits, 0.5);
    group.wait90 = percentile(waits, 0.9);
    group.wait99 = percentile(waits, 0.99);
    if (const qsizetype stayed = group.answered + group.abandoned; stayed > 0) {
        group.withinGoal = static_cast<double>(within) / static_cast<double>(stayed);
        group.abandonment = static_cast<double>(group.abandoned) / static_cast<double>(stayed);
    }
    return group;
}

QString seconds(double value)
{
    return QString::number(value, 'f', 1).rightJustified(9);
}

QString percent(double share)
{
    return (QString::number(share * 100, 'f', 1) + u'%').rightJustified(9);
}

QString count(qsizetype value)
{
    return QString::number(value).rightJustified(9);
}

QString rowOf(const GroupReport &group)
{
    const QString name = group.name.size() > nameWidth ? group.name.left(nameWidth - 1) + u'…' : group.name;
    return name.leftJustified(nameWidth) + count(group.arrivals) + count(group.answered) + count(group.abandoned)
        + count(group.messages) + count(group.unanswered) + seconds(group.meanWait) + seconds(group.medianWait)
        + seconds(group.wait90) + seconds(group.wait99) + seconds(group.longestWait) + percent(group.withinGoal)
        + percent(group.abandonment) + u'\n';
}

} // namespace

double percentile(const std::vector<double> &sorted, double share)
{
    if (sorted.empty())
        return 0;
    const double rank = std::ceil(share * static_cast<double>(sorted.size()));
    return sorted[static_cast<size_t>(std::clamp(rank, 1.0, static_cast<double>(sorted.size()))) - 1];
}

SimulationReport reportOf(const SimulationPlan &plan, const SimulationResult &result)
{
    SimulationReport report;
    const auto group
        = [&](const QString &name, const Wanted &isWanted) { return groupOf(name, result.outcomes, isWanted); };
    report.all = group(report.all.name, [](const ArrivalOutcome &) { return true; });
    report.vip = group(report.vip.name, [](const ArrivalOutcome &outcome) { return outcome.arrival.vip > 0; });
    report.others = group(report.others.name, [](const ArrivalOutcome &outcome) { return outcome.arrival.vip <= 0; });
    for (const domain::Queue &queue : plan.queues) {
        report.queues.push_back(
            group(queue.name, [&](const ArrivalOutcome &outcome) { return outcome.queue == queue.id; }));
    }
    report.occupancy = result.staffedSeconds > 0 ? result.busySeconds / result.staffedSeconds : 0;
    return report;
}

QString tableOf(const SimulationReport &report)
{
    QString table(nameWidth, u' ');
    for (const char *title :
        {"arrivals", "answered", "gone", "messages", "left", "mean", "P50", "P90", "P99", "longest", "in 15 s", "gone"})
        table += QString::fromLatin1(title).rightJustified(9);
    table += u'\n';
    table += rowOf(report.all) + rowOf(report.vip) + rowOf(report.others);
    for (const GroupReport &queue : report.queues)
        table += rowOf(queue);
    table += QStringLiteral("Occupancy: %1% of the capacity at work. Waiting times are in seconds.\n")
                 .arg(report.occupancy * 100, 0, 'f', 1);
    return table;
}

} // namespace qiao::relay::routing
