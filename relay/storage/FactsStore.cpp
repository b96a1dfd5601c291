#include "relay/storage/FactsStore.h"

#include "relay/metrics/FactsCodec.h"
#include "relay/metrics/FactsFold.h"

#include <limits>

namespace qiao::relay::storage {

namespace {

constexpr int eventsAtOnce = 500;

// When the last of its cases can have counted.
qint64 untilOf(const link::ConversationFacts &facts)
{
    if (facts.isOpen())
        return std::numeric_limits<qint64>::max();
    return base::toEpochMs(std::max(facts.closedAt, facts.ratedAt));
}

base::Result<link::ConversationFacts> readFacts(Statement &row)
{
    const auto id = row.id<domain::ConversationId>();
    return metrics::factsFromJson(id, row.object());
}

} // namespace

base::Result<void> FactsStore::take(const std::vector<domain::ConversationEvent> &events)
{
    for (const domain::ConversationEvent &event : events) {
        const auto entry = kept(event);
        if (!entry)
            return entry.error();
        Kept &kept = **entry;
        if (event.seq <= kept.seq)
            continue;
        kept.seq = event.seq;
        if (metrics::apply(kept.facts, event) && !std::exchange(kept.isDue, true))
            m_due.push_back(event.conversation);
    }
    return {};
}

base::Result<FactsStore::Kept *> FactsStore::kept(const domain::ConversationEvent &next)
{
    if (const auto found = m_kept.find(next.conversation); found != m_kept.end())
        return &found->second;
    if (m_kept.size() >= mostKept)
        std::erase_if(m_kept, [](const auto &entry) { return !entry.second.isDue; });
    Kept fresh;
    fresh.seq = next.seq - 1;
    if (next.seq > 1) {
        auto known = stored(next.conversation);
        if (!known)
            return known.error();
        if (*known) {
            fresh.facts = std::move(**known);
        } else {
            // The log has `next` already, and what was appended with it.
            auto made = folded(next.conversation);
            if (!made)
                return made.error();
            fresh = std::move(*made);
            fresh.isDue = true;
            m_due.push_back(next.conversation);
        }
    }
    return &m_kept.emplace(next.conversation, std::move(fresh)).first->second;
}

base::Result<void> FactsStore::flush()
{
    for (const domain::ConversationId &id : std::exchange(m_due, {})) {
        const auto found = m_kept.find(id);
        if (auto saved = save(found->second.facts); !saved)
            return saved;
        found->second.isDue = false;
        // A closed conversation hardly ever changes again.
        if (!found->second.facts.isOpen())
            m_kept.erase(found);
    }
    return {};
}

void FactsStore::forget()
{
    m_kept.clear();
    m_due.clear();
}

base::Result<void> FactsStore::save(const link::ConversationFacts &facts)
{
    Statement upsert(m_database,
        QStringLiteral("INSERT INTO conversation_facts (conversation, started_at, until, facts) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (conversation) DO UPDATE SET until = excluded.until, facts = excluded.facts"));
    return upsert.bind(facts.conversation)
        .bind(facts.startedAt)
        .bind(untilOf(facts))
        .bind(metrics::toJson(facts))
        .run();
}

base::Result<std::optional<link::ConversationFacts>> FactsStore::stored(const domain::ConversationId &id)
{
    Statement select(
        m_database, QStringLiteral("SELECT conversation, facts FROM conversation_facts WHERE conversation = ?"));
    auto row = select.bind(id).first(readFacts);
    if (!row)
        return row.error();
    if (!*row || !**row)
        return std::optional<link::ConversationFacts>();
    return std::optional(std::move(***row));
}

base::Result<std::optional<link::ConversationFacts>> FactsStore::find(const domain::ConversationId &id)
{
    if (const auto found = m_kept.find(id); found != m_kept.end())
        return std::optional(found->second.facts);
    auto known = stored(id);
    if (!known || *known)
        return known;
    return fromEvents(id);
}

base::Result<std::optional<link::ConversationFacts>> FactsStore::fromEvents(const domain::ConversationId &id)
{
    auto made = folded(id);
    if (!made)
        return made.error();
    if (made->seq == 0)
        return std::optional<link::ConversationFacts>();
    return std::optional(std::move(made->facts));
}

base::Result<FactsStore::Kept> FactsStore::folded(const domain::ConversationId &id)
{
    Kept made;
    link::LoadEvents page{id, domain::Side::Agent, 0, 0, eventsAtOnce, false};
    for (;;) {
        const auto events = m_conversations.events(page);
        if (!events)
            return events.error();
        for (const domain::ConversationEvent &event : *events) {
            metrics::apply(made.facts, event);
            made.seq = event.seq;
        }
        if (events->size() < eventsAtOnce)
            return made;
        page.after = made.seq;
    }
}

base::Result<void> FactsStore::visit(base::TimePoint from, base::TimePoint to, const Visit &visit)
{
    Statement select(m_database,
        QStringLiteral("SELECT conversation, facts FROM conversation_facts WHERE until >= ? AND started_at < ?"));
    if (auto ran = select.bind(from).bind(to).run(); !ran)
        return ran;
    while (select.next()) {
        const auto facts = readFacts(select);
        if (!facts)
            return facts.error();
        if (!visit(*facts))
            return {};
    }
    return select.result();
}

} // namespace qiao::relay::storage
