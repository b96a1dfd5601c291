#include "relay/routing/Placement.h"

#include "relay/routing/Fit.h"

#include <QSet>

#include <algorithm>

namespace qiao::relay::routing {

namespace {

const domain::Queue *queueIn(const std::vector<domain::Queue> &queues, const domain::QueueId &id)
{
    const auto found
        = std::find_if(queues.begin(), queues.end(), [&](const domain::Queue &queue) { return queue.id == id; });
    return found == queues.end() || found->isDisabled ? nullptr : &*found;
}

int topicMatch(const domain::Queue &queue, const QString &topic)
{
    if (queue.topics.isEmpty())
        return 1;
    const auto isTopic = [&](const QString &own) { return skillKey(own) == topic; };
    return !topic.isEmpty() && std::any_of(queue.topics.begin(), queue.topics.end(), isTopic) ? 2 : 0;
}

int languageMatch(const domain::Queue &queue, const QString &language)
{
    if (queue.languages.isEmpty() || language.isEmpty())
        return 1;
    const auto isLanguage = [&](const QString &own) { return primaryLanguage(own) == language; };
    return std::any_of(queue.languages.begin(), queue.languages.end(), isLanguage) ? 2 : 0;
}

bool isFull(const domain::Queue &queue, const QueueStanding &standing)
{
    return queue.maximumLength > 0 && standing.waiting >= queue.maximumLength;
}

} // namespace

domain::QueueId queueFor(const QString &topic, const QString &language, const std::vector<domain::Queue> &queues)
{
    const QString topicKey = skillKey(topic);
    const QString primary = primaryLanguage(language);
    const domain::Queue *best = nullptr;
    std::pair<int, int> bestMatch;
    for (const domain::Queue &queue : queues) {
        const std::pair match(topicMatch(queue, topicKey), languageMatch(queue, primary));
        if (!queue.isDisabled && (best == nullptr || match > bestMatch)) {
            best = &queue;
            bestMatch = match;
        }
    }
    return best == nullptr ? domain::QueueId() : best->id;
}

Placement placeIn(const domain::QueueId &id, const std::vector<domain::Queue> &queues, const StandingOf &standingOf)
{
    const Placement meant{id, false, false};
    QSet<domain::QueueId> seen;
    const domain::Queue *queue = queueIn(queues, id);
    while (queue != nullptr && !seen.contains(queue->id)) {
        const QueueStanding standing = standingOf(queue->id);
        const bool isOverflow = queue->id != id;
        if (isOverflow && !standing.isOpen)
            return meant;
        if (!isFull(*queue, standing) || queue->overflow == domain::Overflow::Wait)
            return {queue->id, false, isOverflow};
        if (queue->overflow == domain::Overflow::LeaveMessage)
            return {queue->id, true, isOverflow};
        seen.insert(queue->id);
        queue = queueIn(queues, queue->overflowQueue);
    }
    return meant;
}

} // namespace qiao::relay::routing
