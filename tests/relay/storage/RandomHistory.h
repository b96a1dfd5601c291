#pragma once

#include "tests/relay/metrics/RandomDays.h"
#include "tests/relay/storage/FiguresBySql.h"
#include "tests/relay/storage/StorageFixture.h"

namespace qiao::relay::storage {

// A database in which some hundred random conversations took place, and everything that was told of them.
class RandomHistory
{
public:
    static constexpr qint64 begin = 1'795'305'600'000;
    static constexpr qint64 end = begin + 5LL * 86'400'000;

    RandomHistory();

    StorageFixture fixture;
    std::vector<domain::Queue> queues; // sales and service are always open, 夜间 is from 22 to 6 o'clock in Shanghai
    std::vector<metrics::Story> stories;
    std::vector<domain::ConversationEvent> events; // of all conversations, in order
    base::TimePoint now{}; // the last one's
    std::unique_ptr<FiguresBySql> sql;
};

} // namespace qiao::relay::storage
