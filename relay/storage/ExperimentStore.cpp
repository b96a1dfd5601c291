#include "relay/storage/ExperimentStore.h"

#include "common/protocol/ExperimentCodec.h"

namespace qiao::relay::storage {

base::Result<void> ExperimentStore::save(const domain::Experiment &experiment)
{
    Statement upsert(m_database,
        QStringLiteral("INSERT INTO experiments (id, definition, place) "
                       "VALUES (?, ?, (SELECT COALESCE(max(place), -1) + 1 FROM experiments)) "
                       "ON CONFLICT (id) DO UPDATE SET definition = excluded.definition"));
    return upsert.bind(experiment.id).bind(protocol::toJson(experiment)).run();
}

base::Result<bool> ExperimentStore::remove(const QString &id)
{
    Statement remove(m_database, QStringLiteral("DELETE FROM experiments WHERE id = ?"));
    if (auto done = remove.bind(id).run(); !done)
        return done.error();
    return remove.changedRows() > 0;
}

base::Result<std::vector<domain::Experiment>> ExperimentStore::all()
{
    Statement select(m_database, QStringLiteral("SELECT definition FROM experiments ORDER BY place, id"));
    const auto rows = select.all([](Statement &row) { return protocol::experimentFromJson(row.object()); });
    if (!rows)
        return rows.error();
    std::vector<domain::Experiment> experiments;
    for (const base::Result<domain::Experiment> &experiment : *rows) {
        if (!experiment)
            return base::Error{base::ErrorCode::Internal, experiment.error().message, {}};
        experiments.push_back(*experiment);
    }
    return experiments;
}

} // namespace qiao::relay::storage
