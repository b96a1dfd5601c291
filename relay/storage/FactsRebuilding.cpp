#include "relay/storage/FactsRebuilding.h"

namespace qiao::relay::storage {

namespace {

constexpr int conversationsAtOnce = 200; // in one transaction: a running relay waits for it

base::Result<void> rebuild(Stores &stores, const domain::ConversationId &id, RebuiltFacts &rebuilt)
{
    const auto folded = stores.facts.fromEvents(id);
    if (!folded)
        return folded.error();
    if (!*folded)
        return {}; // no event of it yet
    Statement select(
        stores.database, QStringLiteral("SELECT EXISTS (SELECT 1 FROM conversation_facts WHERE conversation = ?)"));
    const auto isKept = select.bind(id).first([](Statement &row) { return row.integer() != 0; });
    if (!isKept)
        return isKept.error();
    ++rebuilt.conversations;
    if (!isKept->value_or(false)) {
        ++rebuilt.missing;
        return stores.facts.save(**folded);
    }
    const auto kept = stores.facts.stored(id);
    if (!kept)
        return kept.error();
    if (*kept && **kept == **folded)
        return {};
    ++rebuilt.differing;
    return stores.facts.save(**folded);
}

// One transaction's worth of the conversations behind `last`, which is moved on.
base::Result<bool> rebuildSome(
    Stores &stores, const QString &condition, domain::ConversationId &last, RebuiltFacts &rebuilt)
{
    return stores.database.transaction([&]() -> base::Result<bool> {
        Statement select(stores.database,
            QStringLiteral("SELECT id FROM conversations WHERE id > ?%1 ORDER BY id LIMIT ?").arg(condition));
        const auto ids = select.bind(last).bind(conversationsAtOnce).all([](Statement &row) {
            return row.id<domain::ConversationId>();
        });
        if (!ids)
            return ids.error();
        for (const domain::ConversationId &id : *ids) {
            if (auto done = rebuild(stores, id, rebuilt); !done)
                return done.error();
            last = id;
        }
        return ids->size() == conversationsAtOnce;
    });
}

base::Result<RebuiltFacts> rebuildWhere(Stores &stores, const QString &condition)
{
    RebuiltFacts rebuilt;
    domain::ConversationId last;
    for (;;) {
        const auto isMore = rebuildSome(stores, condition, last, rebuilt);
        if (!isMore)
            return isMore.error();
        if (!*isMore)
            return rebuilt;
    }
}

} // namespace

base::Result<RebuiltFacts> rebuildMissingFacts(Stores &stores)
{
    return rebuildWhere(stores,
        QStringLiteral(" AND NOT EXISTS (SELECT 1 FROM conversation_facts WHERE conversation = conversations.id)"));
}

base::Result<RebuiltFacts> rebuildAllFacts(Stores &stores)
{
    return rebuildWhere(stores, QString());
}

} // namespace qiao::relay::storage
