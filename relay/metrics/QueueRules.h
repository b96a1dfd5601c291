#pragma once

#include "common/domain/Queue.h"

#include <QHash>
#include <QTimeZone>

#include <vector>

namespace qiao::relay::metrics {

// What the queues' definitions say about figures: goals, opening hours and days. One thread at a time.
class QueueRules
{
public:
    explicit QueueRules(const std::vector<domain::Queue> &queues = {});

    // Of a queue that there is not: 15 s, always open, UTC.
    base::Milliseconds goalOf(const domain::QueueId &queue) const;
    bool isOpenAt(const domain::QueueId &queue, base::TimePoint time) const;
    const QTimeZone &zoneOf(const domain::QueueId &queue) const;
    QString nameOf(const domain::QueueId &queue) const;

private:
    struct Rules
    {
        domain::Queue queue;
        QTimeZone zone;
        mutable QHash<qint64, bool> openMinutes; // minutes since the epoch: hours begin and end with a minute
    };

    const Rules &of(const domain::QueueId &queue) const;

    QHash<domain::QueueId, Rules> m_rules;
    Rules m_unknown;
};

} // namespace qiao::relay::metrics
