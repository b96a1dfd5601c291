#include "common/protocol/ExperimentCodec.h"
#include "common/protocol/Limits.h"
#include "relay/administration/Collections.h"

#include <algorithm>

namespace qiao::relay::administration {

namespace {

// Everything that the arms of a visitor and what they mean hang on.
bool isSameTrial(const domain::Experiment &a, const domain::Experiment &b)
{
    return a.kind == b.kind && a.site == b.site && a.locale == b.locale && a.queue == b.queue
        && a.shareOfB == b.shareOfB && a.arms == b.arms && a.startedAt == b.startedAt;
}

// When it begins and ends is what happens here, not what a clock over there says.
QJsonObject withTimes(const Wish &wish)
{
    const QJsonObject before = wish.before.value_or(QJsonObject());
    QJsonObject json = wish.json;
    for (const QString &time : {QStringLiteral("startedAt"), QStringLiteral("endedAt")}) {
        if (json.contains(time) && !before.contains(time))
            json.insert(time, base::toEpochMs(wish.at));
    }
    return json;
}

} // namespace

int Experiments::most() const
{
    return protocol::limits::mostExperiments;
}

base::Result<QList<QJsonObject>> Experiments::all()
{
    const auto experiments = m_stores.experiments.all();
    if (!experiments)
        return experiments.error();
    return objectsOf(*experiments, [](const domain::Experiment &experiment) { return protocol::toJson(experiment); });
}

base::Result<void> Experiments::save(const Wish &wish)
{
    const auto wanted = protocol::experimentFromJson(withTimes(wish));
    if (!wanted)
        return wanted.error();
    if (wanted->kind == domain::ExperimentKind::Greeting) {
        const auto site = m_stores.sites.find(wanted->site);
        if (!site)
            return site.error();
        if (!*site)
            return base::badRequest(QStringLiteral("There is no site \"%1\".").arg(wanted->site.toString()));
    } else {
        const auto queues = m_stores.queues.all();
        if (!queues)
            return queues.error();
        if (std::none_of(
                queues->begin(), queues->end(), [&](const domain::Queue &queue) { return queue.id == wanted->queue; }))
            return base::badRequest(QStringLiteral("There is no queue \"%1\".").arg(wanted->queue.toString()));
    }
    const auto experiments = m_stores.experiments.all();
    if (!experiments)
        return experiments.error();
    for (const domain::Experiment &other : *experiments) {
        if (other.id == wanted->id) {
            const bool hasBegun = other.startedAt != base::TimePoint{};
            if (hasBegun && !isSameTrial(other, *wanted))
                return base::conflict(QStringLiteral("An experiment that has begun keeps what it compares."));
            if (other.endedAt != base::TimePoint{} && wanted->endedAt != other.endedAt)
                return base::conflict(QStringLiteral("An experiment that has ended is not taken up again."));
        } else if (wanted->isRunning() && other.isRunning() && wanted->collidesWith(other)) {
            return base::conflict(QStringLiteral("The experiment %1 runs at the same place.").arg(other.name));
        }
    }
    return m_stores.experiments.save(*wanted);
}

base::Result<void> Experiments::remove(const Wish &wish)
{
    const auto removed = m_stores.experiments.remove(wish.id);
    return removed ? base::Result<void>() : base::Result<void>(removed.error());
}

} // namespace qiao::relay::administration
