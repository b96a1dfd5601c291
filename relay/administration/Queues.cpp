#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/Limits.h"
#include "relay/administration/Collections.h"

#include <algorithm>

namespace qiao::relay::administration {

int Queues::most() const
{
    return protocol::limits::watchedQueues;
}

base::Result<QList<QJsonObject>> Queues::all()
{
    const auto queues = m_stores.queues.all();
    if (!queues)
        return queues.error();
    return objectsOf(*queues, [](const domain::Queue &queue) { return protocol::toJson(queue); });
}

base::Result<void> Queues::save(const Wish &wish)
{
    const auto queue = protocol::queueFromJson(wish.json);
    if (!queue)
        return queue.error();
    const auto others = m_stores.queues.all();
    if (!others)
        return others.error();
    for (const domain::Queue &other : *others) {
        if (other.id != queue->id && other.name.compare(queue->name, Qt::CaseInsensitive) == 0)
            return base::conflict(QStringLiteral("There is a queue %1 already.").arg(other.name));
    }
    const bool hasOverflow = std::any_of(others->begin(), others->end(),
        [&](const domain::Queue &other) { return other.id == queue->overflowQueue && !other.isDisabled; });
    if (queue->overflow == domain::Overflow::OtherQueue && !hasOverflow)
        return base::badRequest(QStringLiteral("The queue to overflow to is not there, or disabled."));
    if (queue->isDisabled) {
        if (auto checked = checkSome(queue->id); !checked)
            return checked;
    }
    return m_stores.queues.save(*queue, wish.at);
}

base::Result<void> Queues::remove(const Wish &wish)
{
    const domain::QueueId id(wish.id);
    if (auto checked = checkSome(id); !checked)
        return checked;
    const auto needed = whoNeeds(id);
    if (!needed)
        return needed.error();
    if (!needed->isEmpty())
        return base::conflict(*needed);
    const auto removed = m_stores.queues.remove(id);
    return removed ? base::Result<void>() : base::Result<void>(removed.error());
}

base::Result<void> Queues::checkSome(const domain::QueueId &without)
{
    const auto queues = m_stores.queues.all();
    if (!queues)
        return queues.error();
    const bool isSome = std::any_of(queues->begin(), queues->end(),
        [&](const domain::Queue &queue) { return queue.id != without && !queue.isDisabled; });
    if (!isSome)
        return base::conflict(QStringLiteral("The last queue that is not disabled stays."));
    return {};
}

base::Result<QString> Queues::whoNeeds(const domain::QueueId &id)
{
    const auto open = m_stores.queues.openConversations(id);
    if (!open)
        return open.error();
    if (*open > 0)
        return QStringLiteral("It has %1 open conversations. Disable it instead.").arg(*open);
    const auto queues = m_stores.queues.all();
    if (!queues)
        return queues.error();
    for (const domain::Queue &queue : *queues) {
        if (queue.overflow == domain::Overflow::OtherQueue && queue.overflowQueue == id)
            return QStringLiteral("The queue %1 overflows to it.").arg(queue.name);
    }
    const auto agents = m_stores.users.all();
    if (!agents)
        return agents.error();
    for (const domain::Agent &agent : *agents) {
        for (const domain::QueueMembership &membership : agent.queues) {
            if (membership.queue == id)
                return QStringLiteral("%1 serves it.").arg(agent.displayName);
        }
    }
    const auto macros = m_stores.macros.all();
    if (!macros)
        return macros.error();
    for (const domain::Macro &macro : *macros) {
        for (const domain::MacroStep &step : macro.steps) {
            if (step.queue == id)
                return QStringLiteral("The macro %1 transfers to it.").arg(macro.name);
        }
    }
    const auto experiments = m_stores.experiments.all();
    if (!experiments)
        return experiments.error();
    if (const domain::Experiment *experiment = domain::routingExperiment(*experiments, id))
        return QStringLiteral("The experiment %1 runs on it.").arg(experiment->name);
    return QString();
}

} // namespace qiao::relay::administration
