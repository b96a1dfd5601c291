#include "relay/storage/Loading.h"

namespace qiao::relay::storage {

namespace {

base::Result<link::ConversationFound> withVisitor(Stores &stores, const domain::Conversation &conversation)
{
    auto visitor = stores.visitors.find(conversation.visitor);
    if (!visitor)
        return visitor.error();
    auto seqs = stores.conversations.visibleSeqs(conversation.id);
    if (!seqs)
        return seqs.error();
    return link::ConversationFound{conversation, visitor->value_or(domain::Visitor()), std::move(*seqs), {}};
}

// Answers each kind of question.
class Loader
{
public:
    Loader(Stores &stores, base::TimePoint now)
        : m_stores(stores)
        , m_now(now)
    {
    }

    base::Result<link::Reply> operator()(const link::LoadVisitorByToken &query)
    {
        return visitorReply(m_stores.visitors.findByToken(query.hash));
    }
    base::Result<link::Reply> operator()(const link::LoadVisitorByIdentity &query)
    {
        return visitorReply(m_stores.visitors.findByIdentity(query.site, query.externalId));
    }
    base::Result<link::Reply> operator()(const link::LoadVisitor &query)
    {
        return visitorReply(m_stores.visitors.find(query.visitor));
    }
    base::Result<link::Reply> operator()(const link::LoadConversation &query)
    {
        const auto found = m_stores.conversations.find(query.conversation);
        if (!found)
            return found.error();
        if (!*found)
            return nothing();
        auto whole = withVisitor(m_stores, **found);
        if (!whole)
            return whole.error();
        auto facts = m_stores.facts.find(query.conversation);
        if (!facts)
            return facts.error();
        whole->facts = std::move(*facts);
        return link::Reply(std::move(*whole));
    }
    base::Result<link::Reply> operator()(const link::LoadEvents &query)
    {
        auto events = m_stores.conversations.events(query);
        if (!events)
            return events.error();
        return link::Reply(link::EventsFound{std::move(*events)});
    }
    base::Result<link::Reply> operator()(const link::LoadFile &query)
    {
        auto file = m_stores.files.find(query.file);
        if (!file)
            return file.error();
        return *file ? link::Reply(**file) : nothing();
    }
    base::Result<link::Reply> operator()(const link::LoadCommands &query)
    {
        auto commands = m_stores.commands.of(query.sender, query.since);
        if (!commands)
            return commands.error();
        return link::Reply(link::CommandsFound{std::move(*commands)});
    }

private:
    static link::Reply nothing() { return link::NothingFound(); }

    base::Result<link::Reply> visitorReply(const base::Result<std::optional<domain::Visitor>> &visitor)
    {
        if (!visitor)
            return visitor.error();
        if (!*visitor)
            return nothing();
        auto conversation = m_stores.conversations.lastOf((*visitor)->id);
        if (!conversation)
            return conversation.error();
        auto commands = m_stores.commands.of((*visitor)->id.toString(), m_now - CommandStore::promised);
        if (!commands)
            return commands.error();
        return link::Reply(link::VisitorFound{**visitor, std::move(*conversation), std::move(*commands)});
    }

    Stores &m_stores;
    base::TimePoint m_now;
};

} // namespace

base::Result<link::Reply> load(Stores &stores, const link::Query &query, base::TimePoint now)
{
    return std::visit(Loader(stores, now), query);
}

base::Result<link::Directory> loadDirectory(Stores &stores)
{
    auto sites = stores.sites.all();
    if (!sites)
        return sites.error();
    auto agents = stores.users.all();
    if (!agents)
        return agents.error();
    auto replies = stores.cannedReplies.all();
    if (!replies)
        return replies.error();
    auto queues = stores.queues.all();
    if (!queues)
        return queues.error();
    auto macros = stores.macros.all();
    if (!macros)
        return macros.error();
    auto pauseReasons = stores.settings.pauseReasons();
    if (!pauseReasons)
        return pauseReasons.error();
    auto tags = stores.settings.tags();
    if (!tags)
        return tags.error();
    auto experiments = stores.experiments.all();
    if (!experiments)
        return experiments.error();
    return link::Directory{std::move(*sites), std::move(*agents), std::move(*replies), std::move(*queues),
        std::move(*macros), std::move(*pauseReasons), std::move(*tags), std::move(*experiments)};
}

base::Result<link::Restored> restore(Stores &stores)
{
    auto directory = loadDirectory(stores);
    if (!directory)
        return directory.error();
    link::Restored restored{std::move(*directory), {}};
    const auto open = stores.conversations.open();
    if (!open)
        return open.error();
    for (const domain::Conversation &conversation : *open) {
        auto whole = withVisitor(stores, conversation);
        if (!whole)
            return whole.error();
        restored.openConversations.push_back(std::move(*whole));
    }
    return restored;
}

} // namespace qiao::relay::storage
