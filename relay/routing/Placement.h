#pragma once

#include "common/domain/Queue.h"

#include <functional>
#include <vector>

// Which queue a conversation belongs to, and where it goes when that is full: pure functions.
namespace qiao::relay::routing {

// Where a new conversation goes.
struct Placement
{
    domain::QueueId queue; // empty: there is no queue at all
    bool asksForMessage = false; // it is full: the visitor may leave a message
    bool isOverflow = false; // not the queue that it was meant for

    bool operator==(const Placement &) const = default;
};

// How a queue stands just now.
struct QueueStanding
{
    int waiting = 0;
    bool isOpen = true;
};
using StandingOf = std::function<QueueStanding(const domain::QueueId &)>;

// The queue of a new conversation: one that names the topic, or else one that names none, or else any; among those, one
// that speaks the visitor's language before one that speaks any, before the others; then the first in the list.
// Disabled queues are left out. Empty when there is none.
domain::QueueId queueFor(const QString &topic, const QString &language, const std::vector<domain::Queue> &queues);

// Follows the overflow of a full queue, from queue to queue, until one has room or says what is to be done. It never
// leads into a disabled or a closed queue, nor twice into the same one: then the conversation waits where it was meant
// to.
Placement placeIn(const domain::QueueId &queue, const std::vector<domain::Queue> &queues, const StandingOf &standingOf);

} // namespace qiao::relay::routing
