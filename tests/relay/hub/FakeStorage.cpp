#include "tests/relay/hub/FakeStorage.h"

#include "relay/metrics/FactsFold.h"

#include <algorithm>

namespace qiao::tests::hub {

namespace {

base::Error unavailable()
{
    return {base::ErrorCode::Unavailable, QStringLiteral("The disk is full."), {}};
}

quint64 numberOf(const domain::ConversationEvent &event, domain::Side side)
{
    return side == domain::Side::Agent ? event.seq : event.visitorSeq;
}

} // namespace

void FakeStorage::submit(std::vector<link::StorageRequest> batch)
{
    for (link::StorageRequest &request : batch) {
        if (m_fault == StorageFault::AnswersBeforeStoring && std::holds_alternative<link::Commit>(request))
            m_early.emplace_back(link::Committed{std::get<link::Commit>(request).ticket, {}});
        m_waiting.push_back(std::move(request));
    }
}

std::vector<link::FromStorage> FakeStorage::carryOut(size_t count)
{
    std::vector<link::FromStorage> answers = std::exchange(m_early, {});
    for (; count > 0 && !m_waiting.empty(); --count) {
        const link::StorageRequest request = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (const auto *load = std::get_if<link::Load>(&request)) {
            answers.emplace_back(run(*load));
            continue;
        }
        link::Committed committed = run(std::get<link::Commit>(request));
        if (m_fault != StorageFault::AnswersBeforeStoring)
            answers.emplace_back(std::move(committed));
    }
    return answers;
}

void FakeStorage::die()
{
    m_waiting.clear();
    m_early.clear();
    m_failedEpoch = 0;
}

link::Committed FakeStorage::run(const link::Commit &commit)
{
    if (commit.epoch <= m_failedEpoch)
        return {commit.ticket, unavailable()};
    base::Result<void> written = write(commit);
    if (!written) {
        if (m_fault == StorageFault::HidesFailures)
            return {commit.ticket, {}};
        m_failedEpoch = commit.epoch;
    }
    return {commit.ticket, std::move(written)};
}

base::Result<void> FakeStorage::write(const link::Commit &commit)
{
    if (m_isBroken)
        return unavailable();
    if (m_commitsToFail > 0) {
        --m_commitsToFail;
        return base::Error{m_failure, QStringLiteral("Planted."), {}};
    }
    if (base::Result<void> checked = check(commit); !checked) {
        m_contradictions.append(checked.error().message);
        return checked;
    }
    apply(commit);
    return {};
}

base::Result<void> FakeStorage::check(const link::Commit &commit) const
{
    if (commit.visitor) {
        if (commit.visitor->id.isEmpty())
            return base::conflict(QStringLiteral("a visitor without an id"));
        for (const auto &[id, other] : m_visitors) {
            if (!other.externalId.isEmpty() && other.site == commit.visitor->site && other.id != commit.visitor->id
                && other.externalId == commit.visitor->externalId)
                return base::conflict(QStringLiteral("two visitors of one identity"));
        }
    }
    std::map<QString, domain::Conversation> after;
    for (const domain::ConversationEvent &event : commit.events) {
        const QString id = event.conversation.toString();
        const auto stored = m_conversations.find(id);
        domain::Conversation &conversation
            = after
                  .try_emplace(
                      id, stored == m_conversations.end() ? domain::Conversation() : stored->second.conversation)
                  .first->second;
        const bool isNextForVisitor = event.visitorSeq == 0 || event.visitorSeq == conversation.nextVisitorSeq();
        if (event.seq != conversation.nextSeq() || !isNextForVisitor)
            return base::conflict(QStringLiteral("number %1 of %2 is out of order").arg(event.seq).arg(id));
        conversation.apply(event);
    }
    for (const domain::Conversation &conversation : commit.conversations) {
        const auto folded = after.find(conversation.id.toString());
        if (folded == after.end() || !(folded->second == conversation))
            return base::conflict(QStringLiteral("%1 is not the fold of its events").arg(conversation.id.toString()));
    }
    if (after.size() != commit.conversations.size())
        return base::conflict(QStringLiteral("events without their conversation"));
    const bool isRepeated
        = commit.command && m_commands.contains({commit.command->sender, commit.command->id.toString()});
    if (isRepeated && m_fault != StorageFault::ForgetsCommands)
        return base::conflict(QStringLiteral("command %1 was carried out before").arg(commit.command->id.toString()));
    return {};
}

void FakeStorage::apply(const link::Commit &commit)
{
    if (commit.visitor)
        m_visitors[commit.visitor->id.toString()] = *commit.visitor;
    if (commit.token)
        m_tokens[commit.token->hash] = commit.token->visitor.toString();
    for (const domain::Conversation &conversation : commit.conversations)
        m_conversations[conversation.id.toString()].conversation = conversation;
    for (const domain::ConversationEvent &event : commit.events) {
        StoredConversation &stored = m_conversations[event.conversation.toString()];
        stored.events.push_back(event);
        metrics::apply(stored.facts, event);
        if (!event.command.isEmpty())
            ++m_eventsByCommand[{senderOf(event.body, stored.conversation), event.command.toString()}];
    }
    if (commit.command)
        m_commands[{commit.command->sender, commit.command->id.toString()}] = *commit.command;
    m_journey.insert(m_journey.end(), commit.journey.begin(), commit.journey.end());
    audit.insert(audit.end(), commit.audit.begin(), commit.audit.end());
    presences.insert(presences.end(), commit.presences.begin(), commit.presences.end());
}

link::Loaded FakeStorage::run(const link::Load &load) const
{
    if (m_isBroken)
        return {load.ticket, unavailable()};
    return {load.ticket, find(load.query)};
}

link::Reply FakeStorage::find(const link::Query &query) const
{
    if (const auto *byToken = std::get_if<link::LoadVisitorByToken>(&query)) {
        const auto owner = m_tokens.find(byToken->hash);
        if (owner != m_tokens.end())
            return visitorReply(m_visitors.at(owner->second));
    } else if (const auto *byIdentity = std::get_if<link::LoadVisitorByIdentity>(&query)) {
        for (const auto &[id, visitor] : m_visitors) {
            if (visitor.site == byIdentity->site && visitor.externalId == byIdentity->externalId)
                return visitorReply(visitor);
        }
    } else if (const auto *byId = std::get_if<link::LoadVisitor>(&query)) {
        const auto visitor = m_visitors.find(byId->visitor.toString());
        if (visitor != m_visitors.end())
            return visitorReply(visitor->second);
    } else if (const auto *conversation = std::get_if<link::LoadConversation>(&query)) {
        const auto stored = m_conversations.find(conversation->conversation.toString());
        if (stored != m_conversations.end()) {
            link::ConversationFound whole = found(stored->second);
            whole.facts = stored->second.facts;
            return whole;
        }
    } else if (const auto *range = std::get_if<link::LoadEvents>(&query)) {
        return eventsReply(*range);
    } else if (const auto *file = std::get_if<link::LoadFile>(&query)) {
        const auto stored = m_files.find(file->file.toString());
        if (stored != m_files.end())
            return stored->second;
    } else if (const auto *commands = std::get_if<link::LoadCommands>(&query)) {
        return link::CommandsFound{commandsOf(commands->sender)};
    }
    return link::NothingFound();
}

link::Reply FakeStorage::visitorReply(const domain::Visitor &visitor) const
{
    const StoredConversation *last = nullptr;
    for (const auto &[id, stored] : m_conversations) {
        if (stored.conversation.visitor != visitor.id)
            continue;
        const auto rank = [](const domain::Conversation &c) { return std::pair(c.isOpen(), c.startedAt); };
        if (last == nullptr || rank(last->conversation) < rank(stored.conversation))
            last = &stored;
    }
    return link::VisitorFound{
        visitor, last != nullptr ? std::optional(last->conversation) : std::nullopt, commandsOf(visitor.id.toString())};
}

link::Reply FakeStorage::eventsReply(const link::LoadEvents &query) const
{
    link::EventsFound reply;
    const auto stored = m_conversations.find(query.conversation.toString());
    if (stored == m_conversations.end())
        return reply;
    const quint64 after = query.after + (m_fault == StorageFault::SkipsAnEvent && query.after > 0 ? 1 : 0);
    for (const domain::ConversationEvent &event : stored->second.events) {
        const quint64 number = numberOf(event, query.side);
        if (number > after && (query.before == 0 || number < query.before))
            reply.events.push_back(event);
    }
    const auto excess = static_cast<qptrdiff>(reply.events.size()) - query.limit;
    if (excess > 0 && query.isFromEnd)
        reply.events.erase(reply.events.begin(), reply.events.begin() + excess);
    else if (excess > 0)
        reply.events.erase(reply.events.end() - excess, reply.events.end());
    return reply;
}

link::ConversationFound FakeStorage::found(const StoredConversation &stored) const
{
    link::ConversationFound whole{stored.conversation, {}, {}};
    const auto visitor = m_visitors.find(stored.conversation.visitor.toString());
    if (visitor != m_visitors.end())
        whole.visitor = visitor->second;
    for (const domain::ConversationEvent &event : stored.events) {
        if (event.visitorSeq != 0)
            whole.visibleSeqs.push_back(event.seq);
    }
    return whole;
}

std::vector<link::CommandRecord> FakeStorage::commandsOf(const QString &sender) const
{
    std::vector<link::CommandRecord> records;
    if (m_fault == StorageFault::ForgetsCommands)
        return records;
    for (auto record = m_commands.lower_bound({sender, QString()});
         record != m_commands.end() && record->first.first == sender; ++record)
        records.push_back(record->second);
    return records;
}

void FakeStorage::addFile(const domain::FileReference &file, const QString &owner)
{
    m_files[file.id.toString()] = {file, owner};
}

void FakeStorage::addConversation(const domain::Visitor &visitor, const std::vector<domain::ConversationEvent> &events)
{
    m_visitors[visitor.id.toString()] = visitor;
    StoredConversation stored;
    stored.events = events;
    for (const domain::ConversationEvent &event : events)
        stored.conversation.apply(event);
    m_conversations[stored.conversation.id.toString()] = stored;
}

link::Restored FakeStorage::restored(base::TimePoint now) const
{
    link::Restored restored{directory, {}};
    for (const auto &[id, stored] : m_conversations) {
        if (stored.conversation.isOpen() || !stored.conversation.wrappingUp.isEmpty())
            restored.openConversations.push_back(found(stored));
        if (stored.facts.isOpen() || stored.facts.closedAt > now - std::chrono::hours(26))
            restored.facts.push_back(stored.facts);
    }
    return restored;
}

std::vector<domain::ConversationEvent> FakeStorage::events(const QString &conversation) const
{
    const auto stored = m_conversations.find(conversation);
    return stored == m_conversations.end() ? std::vector<domain::ConversationEvent>() : stored->second.events;
}

int FakeStorage::eventsOf(const QString &sender, const QString &command) const
{
    const auto count = m_eventsByCommand.find({sender, command});
    return count == m_eventsByCommand.end() ? 0 : count->second;
}

bool FakeStorage::remembers(const QString &sender, const QString &command) const
{
    return m_commands.contains({sender, command});
}

QString senderOf(const domain::EventBody &body, const domain::Conversation &conversation)
{
    struct Sender
    {
        const domain::Conversation &conversation;
        QString operator()(const domain::ConversationStarted &b) const { return b.visitor.toString(); }
        QString operator()(const domain::ConversationAssigned &b) const
        {
            return b.by.id.isEmpty() ? b.agent.toString() : b.by.id;
        }
        QString operator()(const domain::ConversationTransferred &b) const { return b.by.id; }
        QString operator()(const domain::ConversationClosed &b) const { return b.by.id; }
        QString operator()(const domain::ConversationReopened &b) const { return b.by.id; }
        QString operator()(const domain::ConversationTagged &b) const { return b.by.id; }
        QString operator()(const domain::MessagePosted &b) const { return b.from.id; }
        QString operator()(const domain::MessageRead &b) const { return b.by.id; }
        QString operator()(const domain::NotePosted &b) const { return b.from.id; }
        QString operator()(const domain::WhisperPosted &b) const { return b.from.id; }
        QString operator()(const domain::ConversationWrapped &) const { return {}; }
        QString operator()(const domain::ConversationDeferred &b) const { return b.by.id; }
        QString operator()(const domain::ConversationJoined &b) const { return b.agent.toString(); }
        QString operator()(const domain::FeedbackSubmitted &) const { return conversation.visitor.toString(); }
        QString operator()(const domain::ConversationQueued &) const { return {}; }
        QString operator()(const domain::ConversationOffered &) const { return {}; }
    };
    return std::visit(Sender{conversation}, body);
}

} // namespace qiao::tests::hub
