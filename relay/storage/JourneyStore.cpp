#include "relay/storage/JourneyStore.h"

#include <algorithm>

namespace qiao::relay::storage {

base::Result<void> JourneyStore::add(const link::JourneyRecord &record)
{
    Statement insert(m_database,
        QStringLiteral("INSERT INTO journey_steps (visitor, at, happened_at, kind, url, title, data) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)"));
    return insert.bind(record.visitor)
        .bind(record.at)
        .bind(record.step.at)
        .bind(record.step.kind)
        .bind(record.step.url)
        .bind(record.step.title)
        .bind(record.step.data)
        .run();
}

base::Result<std::vector<link::JourneyRecord>> JourneyStore::of(const domain::VisitorId &visitor, int limit)
{
    Statement select(m_database,
        QStringLiteral("SELECT at, happened_at, kind, url, title, data FROM journey_steps WHERE visitor = ? "
                       "ORDER BY at DESC, id DESC LIMIT ?"));
    auto steps = select.bind(visitor).bind(limit).all([&](Statement &row) {
        link::JourneyRecord record;
        record.visitor = visitor;
        record.at = row.time();
        record.step.at = row.integer();
        record.step.kind = row.text();
        record.step.url = row.text();
        record.step.title = row.text();
        record.step.data = row.object();
        return record;
    });
    if (steps)
        std::reverse(steps->begin(), steps->end());
    return steps;
}

base::Result<int> JourneyStore::removeOlder(base::TimePoint before, int limit)
{
    // Rows are added in the order of time, so that the oldest are the first: no index is needed to find them.
    Statement remove(m_database,
        QStringLiteral("DELETE FROM journey_steps WHERE at < ? AND id IN "
                       "(SELECT id FROM journey_steps ORDER BY id LIMIT ?)"));
    if (auto done = remove.bind(before).bind(limit).run(); !done)
        return done.error();
    return remove.changedRows();
}

} // namespace qiao::relay::storage
