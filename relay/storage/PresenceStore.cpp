#include "relay/storage/PresenceStore.h"

namespace qiao::relay::storage {

base::Result<void> PresenceStore::add(const link::PresenceRecord &record)
{
    Statement insert(
        m_database, QStringLiteral("INSERT INTO presences (agent, at, presence, reason) VALUES (?, ?, ?, ?)"));
    return insert.bind(record.agent).bind(record.at).bind(domain::nameOf(record.presence)).bind(record.reason).run();
}

base::Result<void> PresenceStore::endAll(base::TimePoint at)
{
    Statement insert(m_database,
        QStringLiteral("INSERT INTO presences (agent, at, presence, reason) "
                       "SELECT agent, max(at, ?), 'offline', 'restart' FROM presences WHERE presence <> 'offline' "
                       "AND id IN (SELECT max(id) FROM presences GROUP BY agent)"));
    return insert.bind(at).run();
}

base::Result<std::vector<link::PresenceRecord>> PresenceStore::of(
    const domain::AgentId &agent, base::TimePoint from, base::TimePoint to)
{
    Statement select(m_database,
        QStringLiteral("SELECT at, presence, reason FROM presences WHERE agent = ? AND at < ? AND at >= "
                       "COALESCE((SELECT max(at) FROM presences WHERE agent = ? AND at < ?), ?) ORDER BY at, id"));
    return select.bind(agent).bind(to).bind(agent).bind(from).bind(from).all([&](Statement &row) {
        link::PresenceRecord record;
        record.agent = agent;
        record.at = row.time();
        record.presence = domain::presenceFromName(row.text()).value_or(domain::Presence::Offline);
        record.reason = row.text();
        return record;
    });
}

} // namespace qiao::relay::storage
