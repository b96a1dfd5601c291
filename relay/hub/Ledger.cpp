#include "relay/hub/Ledger.h"

#include "common/protocol/EventCodec.h"

#include <algorithm>

namespace qiao::relay::hub {

domain::ConversationEvent Ledger::append(Room &room, domain::EventBody body, const domain::CommandId &command)
{
    domain::ConversationEvent event;
    event.conversation = room.working.id;
    event.seq = room.working.nextSeq();
    event.visitorSeq = domain::isVisibleToVisitor(body) ? room.working.nextVisitorSeq() : 0;
    event.at = m_state.now;
    event.command = command;
    event.body = std::move(body);
    room.working.apply(event);
    ++room.pendingEvents;
    if (std::holds_alternative<domain::MessagePosted>(event.body)
        || std::holds_alternative<domain::ConversationAssigned>(event.body))
        room.lastActivityAt = m_state.now;
    onWorkingChanged(room);
    return event;
}

void Ledger::commit(Change change)
{
    link::Commit commit;
    commit.ticket = ++m_lastTicket;
    commit.epoch = m_epoch;
    commit.events = change.events;
    commit.visitor = change.visitor;
    commit.token = change.token;
    commit.journey = change.journey;
    commit.audit = change.audit;
    commit.presences = change.presences;
    for (const domain::ConversationEvent &event : change.events) {
        const Room *room = m_state.room(event.conversation);
        const bool isListed = std::any_of(commit.conversations.begin(), commit.conversations.end(),
            [&](const domain::Conversation &listed) { return listed.id == event.conversation; });
        if (room != nullptr && !isListed)
            commit.conversations.push_back(room->working);
    }
    if (!change.sender.isEmpty())
        commit.command = link::CommandRecord{change.sender, change.command, change.answer, m_state.now};
    count(change.sender, 1);
    if (Connection *connection = m_state.connection(change.connection))
        ++connection->underWay;
    m_state.effects.storage.emplace_back(std::move(commit));
    if (!change.sender.isEmpty())
        m_pendingCommands.insert({change.sender, change.command}, m_lastTicket);
    m_pending.push_back({m_lastTicket, std::move(change), {}});
}

void Ledger::load(link::Query query, std::function<void(const base::Result<link::Reply> &)> done)
{
    const quint64 ticket = ++m_lastTicket;
    m_loads.emplace(ticket, std::move(done));
    m_state.effects.storage.emplace_back(link::Load{ticket, std::move(query)});
}

bool Ledger::answerRepeated(Connection &connection, const domain::CommandId &id)
{
    const QString sender = connection.sender();
    const CommandMemory *memory = memoryOf(sender);
    const std::optional<QByteArray> earlier = memory != nullptr ? memory->answerTo(id) : std::nullopt;
    if (earlier) {
        answer(connection.id, id, *earlier);
        return true;
    }
    const auto ticket = m_pendingCommands.constFind({sender, id});
    if (ticket == m_pendingCommands.cend())
        return false;
    const auto pending = std::lower_bound(m_pending.begin(), m_pending.end(), *ticket,
        [](const Pending &candidate, quint64 sought) { return candidate.ticket < sought; });
    pending->alsoAnswer.push_back(connection.id);
    ++connection.underWay;
    return true;
}

void Ledger::answer(link::ConnectionId to, const domain::CommandId &re, const QByteArray &data)
{
    if (m_state.connection(to) != nullptr)
        m_state.effects.outbound.emplace_back(link::Send{{to}, protocol::encodeAnswer(re, data)});
}

void Ledger::refuse(link::ConnectionId to, const domain::CommandId &re, const base::Error &error)
{
    if (m_state.connection(to) == nullptr)
        return;
    m_state.effects.outbound.emplace_back(link::Send{{to}, protocol::encodeError(re, error)});
    if (error.code == base::ErrorCode::RateLimited && m_state.config.instruments)
        m_state.config.instruments->commandsLimited.add();
}

void Ledger::take(const link::Committed &result)
{
    if (m_pending.empty() || m_pending.front().ticket != result.ticket)
        return; // of an epoch that has failed as a whole
    if (!result.result) {
        failAll();
        return;
    }
    Pending pending = std::move(m_pending.front());
    m_pending.pop_front();
    m_pendingCommands.remove({pending.change.sender, pending.change.command});
    settle(pending);
}

void Ledger::settle(Pending &pending)
{
    Change &change = pending.change;
    if (CommandMemory *memory = memoryOf(change.sender))
        memory->remember(change.command, change.answer, m_state.now);
    count(change.sender, -1);
    if (change.committed)
        change.committed();
    if (!change.command.isEmpty()) {
        answer(change.connection, change.command, change.answer);
        for (const link::ConnectionId other : pending.alsoAnswer)
            answer(other, change.command, change.answer);
    }
    // Events of one change lie together by conversation.
    for (auto first = change.events.begin(); first != change.events.end();) {
        const auto last = std::find_if(first, change.events.end(),
            [&](const domain::ConversationEvent &event) { return event.conversation != first->conversation; });
        if (Room *room = m_state.room(first->conversation)) {
            for (auto event = first; event != last; ++event)
                room->commit(*event);
            onCommitted(*room, std::vector<domain::ConversationEvent>(first, last));
        }
        first = last;
    }
    settled(pending);
}

void Ledger::settled(const Pending &pending)
{
    const auto tell = [this](link::ConnectionId id) {
        if (Connection *connection = m_state.connection(id)) {
            --connection->underWay;
            onSettled(*connection);
        }
    };
    tell(pending.change.connection);
    for (const link::ConnectionId other : pending.alsoAnswer)
        tell(other);
}

void Ledger::failAll()
{
    // Whatever the storage's reason, for every sender it means the same: nothing happened, try again.
    const base::Error error{base::ErrorCode::Unavailable,
        QStringLiteral("The change could not be stored. Please try again."), m_state.config.storageRetry};
    ++m_epoch;
    std::deque<Pending> failed = std::move(m_pending);
    m_pending.clear();
    m_pendingCommands.clear();
    std::vector<domain::ConversationId> touched;
    for (const Pending &pending : failed) {
        count(pending.change.sender, -1);
        for (const domain::ConversationEvent &event : pending.change.events) {
            if (std::find(touched.begin(), touched.end(), event.conversation) == touched.end())
                touched.push_back(event.conversation);
        }
    }
    for (const domain::ConversationId &id : touched) {
        if (Room *room = m_state.room(id)) {
            room->revert();
            onWorkingChanged(*room);
            onReverted(*room);
        }
    }
    for (const Pending &pending : failed) {
        if (pending.change.failed)
            pending.change.failed();
        if (pending.change.command.isEmpty())
            continue;
        refuse(pending.change.connection, pending.change.command, error);
        for (const link::ConnectionId other : pending.alsoAnswer)
            refuse(other, pending.change.command, error);
    }
    for (const Pending &pending : failed)
        settled(pending);
}

void Ledger::take(const link::Loaded &result)
{
    const auto found = m_loads.find(result.ticket);
    if (found == m_loads.end())
        return;
    const auto done = std::move(found->second);
    m_loads.erase(found);
    done(result.result);
}

CommandMemory *Ledger::memoryOf(const QString &sender)
{
    if (sender.isEmpty())
        return nullptr;
    if (VisitorState *visitor = m_state.visitor(domain::VisitorId(sender)))
        return &visitor->commands;
    if (AgentState *agent = m_state.agent(domain::AgentId(sender)))
        return &agent->commands;
    return nullptr;
}

void Ledger::count(const QString &sender, int difference)
{
    if (sender.isEmpty())
        return;
    if (VisitorState *visitor = m_state.visitor(domain::VisitorId(sender))) {
        visitor->pendingCommits += difference;
        m_state.forgetVisitorIfUnused(visitor->profile.id);
    }
}

} // namespace qiao::relay::hub
