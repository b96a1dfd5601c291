#pragma once

#include "relay/routing/Facts.h"

#include <array>
#include <deque>

namespace qiao::relay::routing {

// Who waits in one queue, in order. A conversation's priority is the visitor's rank plus the queue's priority, and it
// grows by one step for each `ageing` of waiting; so the one with the smaller key `since − priority × ageing` goes
// first, and the order within a queue never changes with time. One that goes first has waited at least as long as
// everybody of its priority. The facts that are added stay where they are until they are removed. Hub thread.
class WaitingLine
{
public:
    void setPriority(int priority, base::Milliseconds ageing);

    void add(const WaitingFacts &facts);
    void remove(const WaitingFacts &facts);

    int live() const { return m_live; }
    int deferred() const { return m_deferred; }

    // 1: the next. One that left a message is counted among those.
    int positionOf(const WaitingFacts &facts) const;
    // How far its priority has grown by now, in steps: what is compared between queues.
    double rankOf(const WaitingFacts &facts, base::TimePoint now) const;

    // The first in order for which `isWanted`; of those who wait, or of those who left a message.
    template <typename Predicate> const WaitingFacts *first(bool isDeferred, const Predicate &isWanted) const;

private:
    static constexpr size_t ranks = 6;
    using Row = std::deque<const WaitingFacts *>;

    // Those of one rank: both rows by the time since when they wait.
    struct Level
    {
        Row goingFirst;
        Row others;
    };
    using Levels = std::array<Level, ranks>;

    // A place in the order of the whole queue.
    struct Place
    {
        qint64 key = 0;
        const WaitingFacts *facts = nullptr;

        bool isBefore(const Place &other) const;
    };

    static size_t levelOf(const WaitingFacts &facts);
    static bool isOlder(const WaitingFacts *a, const WaitingFacts *b);
    Levels &levelsOf(const WaitingFacts &facts) { return facts.isDeferred ? m_messages : m_waiting; }
    const Levels &levelsOf(const WaitingFacts &facts) const { return facts.isDeferred ? m_messages : m_waiting; }
    Place placeOf(const WaitingFacts &facts, const Level &level) const;
    qint64 keyOf(const WaitingFacts &facts) const;

    int m_priority = 0;
    base::Milliseconds m_ageing{60'000};
    Levels m_waiting;
    Levels m_messages;
    int m_live = 0;
    int m_deferred = 0;
};

template <typename Predicate> const WaitingFacts *WaitingLine::first(bool isDeferred, const Predicate &isWanted) const
{
    const Levels &levels = isDeferred ? m_messages : m_waiting;
    Place best;
    for (const Level &level : levels) {
        // Each row is in order, so its first wanted one is its best.
        for (const Row *row : {&level.goingFirst, &level.others}) {
            for (const WaitingFacts *facts : *row) {
                const Place place = placeOf(*facts, level);
                if (best.facts != nullptr && best.isBefore(place))
                    break;
                if (isWanted(*facts)) {
                    best = place;
                    break;
                }
            }
        }
    }
    return best.facts;
}

} // namespace qiao::relay::routing
