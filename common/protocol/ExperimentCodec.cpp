#include "common/protocol/ExperimentCodec.h"

#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/JsonReader.h"
#include "common/protocol/Limits.h"

#include <QJsonArray>

namespace qiao::protocol {

namespace {

using namespace Qt::StringLiterals;

constexpr quint64 latestMs = Q_UINT64_C(253'402'300'799'000); // the end of the year 9999

} // namespace

QJsonObject toJson(const domain::Experiment &experiment)
{
    const bool isGreeting = experiment.kind == domain::ExperimentKind::Greeting;
    QJsonArray arms;
    for (const domain::ExperimentArm &arm : experiment.arms) {
        QJsonObject json{{u"name"_s, arm.name}};
        if (isGreeting)
            json.insert("greeting"_L1, arm.greeting);
        else
            json.insert("weights"_L1, toJson(arm.weights));
        arms.append(json);
    }
    QJsonObject json{{u"id"_s, experiment.id}, {u"name"_s, experiment.name},
        {u"kind"_s, domain::nameOf(experiment.kind)}, {u"shareOfB"_s, experiment.shareOfB}, {u"arms"_s, arms}};
    if (isGreeting) {
        json.insert("site"_L1, experiment.site.toString());
        if (!experiment.locale.isEmpty())
            json.insert("locale"_L1, experiment.locale);
    } else {
        json.insert("queue"_L1, experiment.queue.toString());
    }
    if (experiment.startedAt != base::TimePoint{})
        json.insert("startedAt"_L1, base::toEpochMs(experiment.startedAt));
    if (experiment.endedAt != base::TimePoint{})
        json.insert("endedAt"_L1, base::toEpochMs(experiment.endedAt));
    return json;
}

base::Result<domain::Experiment> experimentFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    domain::Experiment experiment;
    experiment.id = reader.requiredText("id"_L1, limits::idLength);
    experiment.name = reader.requiredText("name"_L1, limits::nameLength).simplified();
    const auto kind = domain::experimentKindFromName(reader.requiredText("kind"_L1, limits::nameLength));
    if (!kind)
        reader.fail(QStringLiteral("\"kind\" is one of greeting, routing."));
    experiment.kind = kind.value_or(domain::ExperimentKind::Greeting);
    const bool isGreeting = experiment.kind == domain::ExperimentKind::Greeting;
    if (isGreeting) {
        experiment.site = domain::SiteKey(reader.text("site"_L1, limits::idLength));
        experiment.locale = reader.text("locale"_L1, limits::localeLength);
    } else {
        experiment.queue = domain::QueueId(reader.text("queue"_L1, limits::idLength));
    }
    if (json.contains("shareOfB"_L1))
        experiment.shareOfB = static_cast<int>(reader.requiredNumber("shareOfB"_L1, 1, 99));
    const QJsonArray arms = reader.array("arms"_L1, 2);
    if (arms.size() != 2)
        reader.fail(QStringLiteral("An experiment has two arms."));
    for (qsizetype i = 0; i < arms.size(); ++i) {
        JsonReader arm(arms.at(i).toObject());
        domain::ExperimentArm &read = experiment.arms[static_cast<size_t>(i)];
        read.name = arm.requiredText("name"_L1, limits::nameLength).simplified();
        read.greeting = isGreeting ? arm.requiredText("greeting"_L1, limits::greetingLength) : QString();
        const auto weights
            = weightsFromJson(isGreeting ? QJsonObject() : arm.object("weights"_L1, limits::objectBytes));
        if (!weights)
            arm.fail(weights.error().message);
        else
            read.weights = *weights;
        if (arm.error())
            reader.fail(arm.error()->message);
    }
    if (json.contains("startedAt"_L1))
        experiment.startedAt
            = base::fromEpochMs(static_cast<qint64>(reader.requiredNumber("startedAt"_L1, 0, latestMs)));
    if (json.contains("endedAt"_L1))
        experiment.endedAt = base::fromEpochMs(static_cast<qint64>(reader.requiredNumber("endedAt"_L1, 0, latestMs)));
    if (reader.error())
        return *reader.error();
    if (auto checked = experiment.check(); !checked)
        return checked.error();
    return experiment;
}

} // namespace qiao::protocol
