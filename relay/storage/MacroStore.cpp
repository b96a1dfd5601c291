#include "relay/storage/MacroStore.h"

#include "common/protocol/DirectoryCodec.h"

namespace qiao::relay::storage {

base::Result<void> MacroStore::save(const domain::Macro &macro)
{
    Statement upsert(m_database,
        QStringLiteral("INSERT INTO macros (id, definition, place) "
                       "VALUES (?, ?, (SELECT COALESCE(max(place), -1) + 1 FROM macros)) "
                       "ON CONFLICT (id) DO UPDATE SET definition = excluded.definition"));
    return upsert.bind(macro.id).bind(protocol::toJson(macro)).run();
}

base::Result<bool> MacroStore::remove(const QString &id)
{
    Statement remove(m_database, QStringLiteral("DELETE FROM macros WHERE id = ?"));
    if (auto done = remove.bind(id).run(); !done)
        return done.error();
    return remove.changedRows() > 0;
}

base::Result<std::vector<domain::Macro>> MacroStore::all()
{
    Statement select(m_database, QStringLiteral("SELECT definition FROM macros ORDER BY place, id"));
    const auto rows = select.all([](Statement &row) { return protocol::macroFromJson(row.object()); });
    if (!rows)
        return rows.error();
    std::vector<domain::Macro> macros;
    for (const base::Result<domain::Macro> &macro : *rows) {
        if (!macro)
            return base::Error{base::ErrorCode::Internal, macro.error().message, {}};
        macros.push_back(*macro);
    }
    return macros;
}

} // namespace qiao::relay::storage
