#include "relay/routing/WaitingLine.h"

#include <algorithm>

namespace qiao::relay::routing {

void WaitingLine::setPriority(int priority, base::Milliseconds ageing)
{
    m_priority = priority;
    m_ageing = std::max(ageing, base::Milliseconds(1));
}

void WaitingLine::add(const WaitingFacts &facts)
{
    Level &level = levelsOf(facts)[levelOf(facts)];
    Row &row = facts.goesFirst ? level.goingFirst : level.others;
    row.insert(std::upper_bound(row.begin(), row.end(), &facts, isOlder), &facts);
    ++(facts.isDeferred ? m_deferred : m_live);
}

void WaitingLine::remove(const WaitingFacts &facts)
{
    Level &level = levelsOf(facts)[levelOf(facts)];
    Row &row = facts.goesFirst ? level.goingFirst : level.others;
    const auto place = std::lower_bound(row.begin(), row.end(), &facts, isOlder);
    if (place == row.end() || *place != &facts)
        return;
    row.erase(place);
    --(facts.isDeferred ? m_deferred : m_live);
}

int WaitingLine::positionOf(const WaitingFacts &facts) const
{
    const Levels &levels = levelsOf(facts);
    const Place own = placeOf(facts, levels[levelOf(facts)]);
    qsizetype ahead = 0;
    for (const Level &level : levels) {
        const auto isAhead = [&](const WaitingFacts *other) { return placeOf(*other, level).isBefore(own); };
        for (const Row *row : {&level.goingFirst, &level.others})
            ahead += std::partition_point(row->begin(), row->end(), isAhead) - row->begin();
    }
    return static_cast<int>(ahead) + 1;
}

double WaitingLine::rankOf(const WaitingFacts &facts, base::TimePoint now) const
{
    const qint64 key = placeOf(facts, levelsOf(facts)[levelOf(facts)]).key;
    return static_cast<double>(base::toEpochMs(now) - key) / static_cast<double>(m_ageing.count());
}

size_t WaitingLine::levelOf(const WaitingFacts &facts)
{
    return static_cast<size_t>(std::clamp(facts.vip, 0, static_cast<int>(ranks) - 1));
}

bool WaitingLine::isOlder(const WaitingFacts *a, const WaitingFacts *b)
{
    return a->since != b->since ? a->since < b->since : a->conversation < b->conversation;
}

bool WaitingLine::Place::isBefore(const Place &other) const
{
    if (key != other.key)
        return key < other.key;
    if (facts->goesFirst != other.facts->goesFirst)
        return facts->goesFirst;
    return isOlder(facts, other.facts);
}

WaitingLine::Place WaitingLine::placeOf(const WaitingFacts &facts, const Level &level) const
{
    qint64 key = keyOf(facts);
    if (facts.goesFirst && !level.others.empty())
        key = std::min(key, keyOf(*level.others.front()));
    return {key, &facts};
}

qint64 WaitingLine::keyOf(const WaitingFacts &facts) const
{
    return base::toEpochMs(facts.since) - (m_priority + static_cast<qint64>(levelOf(facts))) * m_ageing.count();
}

} // namespace qiao::relay::routing
