#include "common/domain/Experiment.h"

#include "common/domain/EnumNames.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace qiao::domain {

namespace {

constexpr int longestName = 200;
constexpr int longestGreeting = 500;

constexpr std::array armNames{
    Named{Arm::A, QLatin1StringView("a")},
    Named{Arm::B, QLatin1StringView("b")},
};

constexpr std::array kindNames{
    Named{ExperimentKind::Greeting, QLatin1StringView("greeting")},
    Named{ExperimentKind::Routing, QLatin1StringView("routing")},
};

base::Error wrong(const QString &what)
{
    return base::badRequest(what);
}

bool isText(const QString &text, int longest)
{
    return !text.trimmed().isEmpty() && text.size() <= longest;
}

bool isWithin(const RoutingWeights &weights)
{
    const std::array all{weights.vip, weights.category, weights.load, weights.language, weights.history, weights.idle};
    return std::all_of(
        all.begin(), all.end(), [](double weight) { return weight >= 0 && weight <= 10; }); // not for NaN
}

// "zh" speaks for "zh-CN" and "zh_Hans".
bool isOfLanguage(QStringView locale, QStringView language)
{
    if (!locale.startsWith(language, Qt::CaseInsensitive))
        return false;
    return locale.size() == language.size() || locale.at(language.size()) == u'-' || locale.at(language.size()) == u'_';
}

} // namespace

bool Experiment::collidesWith(const Experiment &other) const
{
    if (kind != other.kind)
        return false;
    if (kind == ExperimentKind::Routing)
        return queue == other.queue;
    return site == other.site && locale.compare(other.locale, Qt::CaseInsensitive) == 0;
}

base::Result<void> Experiment::check() const
{
    if (id.isEmpty() || id.size() > 64 || !isText(name, longestName))
        return wrong(QStringLiteral("An experiment has an id and a name of 1 to %1 characters.").arg(longestName));
    if (shareOfB < 1 || shareOfB > 99)
        return wrong(QStringLiteral("The share of the second arm is 1 to 99 percent."));
    if (kind == ExperimentKind::Greeting && site.isEmpty())
        return wrong(QStringLiteral("An experiment on a greeting names its site."));
    if (kind == ExperimentKind::Routing && queue.isEmpty())
        return wrong(QStringLiteral("An experiment on the routing names its queue."));
    for (const ExperimentArm &each : arms) {
        if (!isText(each.name, longestName))
            return wrong(QStringLiteral("Each arm has a name of 1 to %1 characters.").arg(longestName));
        if (kind == ExperimentKind::Greeting && !isText(each.greeting, longestGreeting))
            return wrong(QStringLiteral("Each greeting has 1 to %1 characters.").arg(longestGreeting));
        if (!isWithin(each.weights))
            return wrong(QStringLiteral("A weight is 0 to 10."));
    }
    if (endedAt != base::TimePoint{} && (startedAt == base::TimePoint{} || endedAt < startedAt))
        return wrong(QStringLiteral("An experiment ends after it began."));
    return {};
}

Arm armOf(const Experiment &experiment, const VisitorId &visitor)
{
    const QString both = experiment.id + u'\n' + visitor.toString();
    const QByteArray hash = QCryptographicHash::hash(both.toUtf8(), QCryptographicHash::Sha256);
    constexpr quint64 all = Q_UINT64_C(1) << 32;
    const quint64 place = qFromBigEndian<quint32>(hash.constData());
    return place * 100 < all * static_cast<quint64>(experiment.shareOfB) ? Arm::B : Arm::A;
}

const Experiment *greetingExperiment(
    const std::vector<Experiment> &experiments, const SiteKey &site, QStringView locale)
{
    const Experiment *found = nullptr;
    for (const Experiment &experiment : experiments) {
        if (!experiment.isRunning() || experiment.kind != ExperimentKind::Greeting || experiment.site != site)
            continue;
        if (experiment.locale.isEmpty() ? found == nullptr : isOfLanguage(locale, experiment.locale))
            found = &experiment;
    }
    return found;
}

const Experiment *routingExperiment(const std::vector<Experiment> &experiments, const QueueId &queue)
{
    const auto found = std::find_if(experiments.begin(), experiments.end(), [&](const Experiment &experiment) {
        return experiment.isRunning() && experiment.kind == ExperimentKind::Routing && experiment.queue == queue;
    });
    return found != experiments.end() ? &*found : nullptr;
}

RoutingWeights weightsFor(const Queue &queue, const std::vector<Experiment> &experiments, const VisitorId &visitor)
{
    const Experiment *experiment = routingExperiment(experiments, queue.id);
    return experiment != nullptr ? experiment->arm(armOf(*experiment, visitor)).weights : queue.weights;
}

QJsonObject armsOf(const std::vector<Experiment> &experiments, const SiteKey &site, QStringView locale,
    const QueueId &queue, const VisitorId &visitor)
{
    QJsonObject arms;
    for (const Experiment *experiment :
        {greetingExperiment(experiments, site, locale), routingExperiment(experiments, queue)}) {
        if (experiment != nullptr)
            arms.insert(experiment->id, nameOf(armOf(*experiment, visitor)));
    }
    return arms;
}

QString nameOf(Arm arm)
{
    return nameIn(armNames, arm);
}

QString nameOf(ExperimentKind kind)
{
    return nameIn(kindNames, kind);
}

std::optional<Arm> armFromName(QStringView name)
{
    return valueIn(armNames, name);
}

std::optional<ExperimentKind> experimentKindFromName(QStringView name)
{
    return valueIn(kindNames, name);
}

} // namespace qiao::domain
