#pragma once

#include "common/domain/Ids.h"
#include "common/domain/Queue.h"

#include <QJsonObject>

#include <array>
#include <vector>

namespace qiao::domain {

// The two ways that an experiment compares.
enum class Arm { A, B };

// What the arms of an experiment differ in.
enum class ExperimentKind {
    Greeting, // the widget's first words on a site
    Routing, // the weights by which a queue chooses its agents
};

struct ExperimentArm
{
    QString name; // what people call it
    QString greeting; // of a greeting
    RoutingWeights weights; // of a routing

    bool operator==(const ExperimentArm &) const = default;
};

// Two greetings of a site or two routings of a queue side by side. Each visitor is in one arm for good.
struct Experiment
{
    QString id;
    QString name;
    ExperimentKind kind = ExperimentKind::Greeting;
    SiteKey site; // of a greeting
    QString locale; // of a greeting: for visitors of this language alone, such as "zh"; empty: everybody
    QueueId queue; // of a routing
    int shareOfB = 50; // 1–99, percent of the visitors
    std::array<ExperimentArm, 2> arms;
    base::TimePoint startedAt{}; // epoch: not yet
    base::TimePoint endedAt{}; // epoch: not yet

    bool isRunning() const { return startedAt != base::TimePoint{} && endedAt == base::TimePoint{}; }
    const ExperimentArm &arm(Arm which) const { return arms[which == Arm::A ? 0 : 1]; }
    // Whether both could meet the same visitor in the same place.
    bool collidesWith(const Experiment &other) const;
    // Whether every field is within its bounds.
    base::Result<void> check() const;

    bool operator==(const Experiment &) const = default;
};

// The arm of a visitor: by the SHA-256 of the experiment's and the visitor's id, so the same on every machine and for
// ever, and independent between experiments.
Arm armOf(const Experiment &experiment, const VisitorId &visitor);

// The running experiment on a site's greeting for a visitor of that locale; one for a language before one for all.
const Experiment *greetingExperiment(
    const std::vector<Experiment> &experiments, const SiteKey &site, QStringView locale);
const Experiment *routingExperiment(const std::vector<Experiment> &experiments, const QueueId &queue);

// The weights by which `queue` chooses for this visitor: the queue's own, unless an experiment runs on it.
RoutingWeights weightsFor(const Queue &queue, const std::vector<Experiment> &experiments, const VisitorId &visitor);

// What a conversation that begins here keeps of the experiments it is in: the experiment's id → "a" or "b".
QJsonObject armsOf(const std::vector<Experiment> &experiments, const SiteKey &site, QStringView locale,
    const QueueId &queue, const VisitorId &visitor);

QString nameOf(Arm arm);
QString nameOf(ExperimentKind kind);
std::optional<Arm> armFromName(QStringView name);
std::optional<ExperimentKind> experimentKindFromName(QStringView name);

} // namespace qiao::domain
