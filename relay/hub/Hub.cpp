#include "relay/hub/Hub.h"

#include "relay/hub/PollSessions.h"

#include <algorithm>

namespace qiao::relay::hub {

namespace {

// Commands that one connection may have parked. A worker stops reading long before; a poll session that is here asked
// for much without waiting for answers.
constexpr qsizetype mostParked = 256;
static_assert(mostParked >= link::mostNotTakenUp);

// Answers of one connection that may wait for the disk. The rest stays parked, in order: the storage serves one after
// the other, and whoever comes in between must not wait for all that one connection has sent.
constexpr int mostUnderWay = 16;

// So many at once, a worker is told that commands were taken up.
constexpr int fewTakenUp = link::mostNotTakenUp / 2;

// Each costs a look at the disk, and a visitor has one open conversation at a time.
constexpr qsizetype mostResumedByVisitor = 100;

// Whether who has the conversation, or whether it is open, may have changed.
bool changesAssignment(const domain::EventBody &body)
{
    return std::holds_alternative<domain::ConversationStarted>(body)
        || std::holds_alternative<domain::ConversationQueued>(body)
        || std::holds_alternative<domain::ConversationOffered>(body)
        || std::holds_alternative<domain::ConversationAssigned>(body)
        || std::holds_alternative<domain::ConversationTransferred>(body)
        || std::holds_alternative<domain::ConversationReopened>(body);
}

metrics::ConnectionKind kindOf(link::ConnectionId id, domain::Side side)
{
    if (side == domain::Side::Agent)
        return metrics::ConnectionKind::Agent;
    return id.worker == PollSessions::worker ? metrics::ConnectionKind::Poll : metrics::ConnectionKind::Visitor;
}

template <typename... Functions> struct Overloaded : Functions...
{
    using Functions::operator()...;
};

} // namespace

Hub::Hub(HubConfig config, link::Restored restored, base::TimePoint now)
    : m_ledger(m_state)
    , m_delivery(m_state, m_ledger)
    , m_staff(m_state, m_ledger, m_delivery)
    , m_offers(m_state, m_ledger, m_delivery, m_staff)
    , m_endings(m_state, m_ledger, m_offers)
    , m_supervision(m_state, m_ledger, m_delivery)
    , m_company(m_state, m_delivery, m_staff)
    , m_sessions(m_state, m_ledger, m_delivery, m_staff, m_company)
    , m_visits(m_state, m_ledger, m_delivery, m_staff, m_offers)
    , m_conversations(m_state, m_ledger, m_delivery, m_offers, m_endings, m_supervision)
    , m_board(m_state, m_ledger, m_delivery)
{
    m_state.config = std::move(config);
    m_state.limits.setRates(m_state.config.rates);
    m_state.now = now;
    m_ledger.onWorkingChanged = [this](Room &room) {
        m_staff.recount(room);
        m_offers.roomChanged(room);
    };
    m_ledger.onCommitted = [this](Room &room, const auto &events) { eventsCommitted(room, events); };
    m_ledger.onSettled = [this](Connection &connection) { proceed(connection); };
    m_ledger.onReverted = [this](Room &room) { watch(room); };
    m_staff.onAvailabilityChanged = [this] { m_offers.offerWaiting(); };
    m_staff.onCapacityChanged = [this](const AgentState &agent) { m_offers.agentChanged(agent); };
    m_sessions.onVisitorLeft = [this](const VisitorState &visitor) { m_endings.visitorLeft(visitor); };
    m_company.onChanged = [this] {
        m_offers.queuesChanged();
        m_board.queuesChanged();
    };
    m_sessions.onReady = [this](Connection &connection) { proceed(connection); };
    m_conversations.onReady = [this](Connection &connection) { proceed(connection); };

    m_company.take(restored.directory);
    for (const link::ConversationFacts &facts : restored.facts)
        m_board.learn(facts);
    for (const link::ConversationFound &found : restored.openConversations) {
        Room &room = m_state.insertRoom(found);
        m_staff.recount(room);
        m_offers.roomChanged(room);
        watch(room);
    }
    // Nobody is connected yet: who had a conversation has the usual time to come back to it.
    for (auto &[id, agent] : m_state.agents) {
        if (agent.load > 0)
            m_staff.connectionLost(agent);
    }
    m_state.effects = {};
}

void Hub::handle(const link::Inbound &inbound, base::TimePoint now)
{
    m_state.now = now;
    std::visit(Overloaded{
                   [&](const link::VisitorConnected &i) { connect(i.connection, domain::Side::Visitor, i.peer); },
                   [&](const link::AgentConnected &i) { connect(i.connection, domain::Side::Agent, i.peer); },
                   [&](const link::VisitorCommanded &i) { receive(i.connection, i.request); },
                   [&](const link::AgentCommanded &i) { receive(i.connection, i.request); },
                   [&](const link::Drained &i) {
                       if (Connection *connection = m_state.connection(i.connection))
                           m_delivery.resumeDrained(*connection);
                   },
                   [&](const link::Disconnected &i) { disconnect(i.connection); },
                   [](const auto &) {}, // polls are turned into connections before they come here
               },
        inbound);
}

void Hub::handle(const link::FromStorage &fromStorage, base::TimePoint now)
{
    m_state.now = now;
    std::visit(Overloaded{
                   [&](const link::Committed &result) { m_ledger.take(result); },
                   [&](const link::Loaded &result) {
                       const auto *found
                           = result.result ? std::get_if<link::ConversationFound>(&*result.result) : nullptr;
                       if (found != nullptr && found->facts)
                           m_board.learn(*found->facts);
                       m_ledger.take(result);
                   },
                   [&](const link::Directory &directory) { m_company.take(directory); },
               },
        fromStorage);
}

void Hub::wake(base::TimePoint now)
{
    m_state.now = now;
    while (!m_state.timers.empty() && m_state.timers.begin()->first <= now) {
        const Timer timer = m_state.timers.begin()->second;
        m_state.timers.erase(m_state.timers.begin());
        switch (timer.kind) {
        case TimerKind::OfferEnds:
            m_offers.offerEnded(timer.conversation);
            break;
        case TimerKind::AskAgain:
            m_offers.askAgain(timer.conversation);
            break;
        case TimerKind::PresenceEnds:
            m_staff.presenceEnded(timer.agent);
            break;
        case TimerKind::ReleaseDue:
            if (m_staff.isGone(timer.agent))
                m_endings.release(timer.agent);
            break;
        case TimerKind::IdleDue:
            m_offers.idleDue(timer.conversation);
            break;
        case TimerKind::WrapUpEnds:
            m_endings.wrapUpEnded(timer.conversation);
            break;
        case TimerKind::AbandonDue:
            m_endings.abandonDue(timer.conversation);
            break;
        case TimerKind::TellPresence:
            m_staff.tellPresenceDue(timer.agent);
            break;
        case TimerKind::RouteAgain:
            m_offers.offerWaiting();
            break;
        case TimerKind::TellWaiting:
            m_offers.tellWaiting();
            break;
        case TimerKind::BoardDue:
            m_board.boardDue();
            break;
        }
    }
}

std::optional<base::TimePoint> Hub::nextWake() const
{
    if (m_state.timers.empty())
        return std::nullopt;
    return m_state.timers.begin()->first;
}

Census Hub::census() const
{
    return {static_cast<size_t>(m_state.connections.size()), m_state.visitors.size(), m_state.rooms.size(),
        m_state.timers.size()};
}

void Hub::connect(link::ConnectionId id, domain::Side side, const link::Peer &peer)
{
    auto connection = std::make_shared<Connection>();
    connection->id = id;
    connection->side = side;
    connection->peer = peer;
    m_state.connections.insert(id, std::move(connection));
    if (m_state.config.instruments) {
        const auto kind = static_cast<size_t>(kindOf(id, side));
        m_state.config.instruments->accepted[kind].add();
        m_state.config.instruments->connections[kind].add(1);
    }
}

void Hub::disconnect(link::ConnectionId id)
{
    const std::shared_ptr<Connection> connection = m_state.connections.take(id);
    if (!connection)
        return;
    m_sessions.close(connection);
    if (m_state.config.instruments)
        m_state.config.instruments->connections[static_cast<size_t>(kindOf(id, connection->side))].add(-1);
}

void Hub::receive(link::ConnectionId id, std::variant<protocol::VisitorRequest, protocol::AgentRequest> request)
{
    Connection *connection = m_state.connection(id);
    if (connection == nullptr)
        return;
    if (connection->parked.size() >= mostParked) {
        m_state.effects.outbound.emplace_back(
            link::Disconnect{id, protocol::CloseCode::TooMany, QStringLiteral("too many commands at once")});
        return;
    }
    connection->parked.push_back(std::move(request));
    proceed(*connection);
}

void Hub::proceed(Connection &connection)
{
    const std::shared_ptr<Connection> alive = m_state.connections.value(connection.id);
    while (!connection.isWaiting && connection.underWay < mostUnderWay && !connection.parked.empty()) {
        const auto request = std::move(connection.parked.front());
        connection.parked.pop_front();
        const Outcome outcome = std::visit([&](const auto &command) { return carryOut(connection, command); }, request);
        connection.missing.reset();
        connection.isAdmitted = outcome == Outcome::Waits;
        if (outcome == Outcome::Waits)
            connection.parked.push_front(request);
        else if (++connection.takenUp >= fewTakenUp)
            m_state.effects.outbound.emplace_back(link::TakenUp{connection.id, std::exchange(connection.takenUp, 0)});
    }
    if (connection.parked.isEmpty())
        connection.parked.squeeze();
}

Outcome Hub::carryOut(Connection &connection, const protocol::VisitorRequest &request)
{
    if (const auto *open = std::get_if<protocol::visitor::SessionOpen>(&request.command)) {
        if (const auto refusal = m_state.limits.admitOpening(connection.openings, connection.peer.address, m_state.now))
            m_ledger.refuse(connection.id, request.id, *refusal);
        else if (open->resume.size() > mostResumedByVisitor)
            m_ledger.refuse(connection.id, request.id,
                base::badRequest(QStringLiteral("\"resume\" names too many conversations.")));
        else
            m_sessions.open(connection, request.id, *open);
        return Outcome::Done;
    }
    if (!connection.isOpen()) {
        m_ledger.refuse(connection.id, request.id, base::unauthorized(QStringLiteral("Open a session first.")));
        return Outcome::Done;
    }
    const bool isRepeatable = !std::holds_alternative<protocol::TypingSet>(request.command)
        && !std::holds_alternative<protocol::HistoryFetch>(request.command);
    if (isRepeatable && m_ledger.answerRepeated(connection, request.id))
        return Outcome::Done;
    if (const auto refusal = refusalOf(connection, request)) {
        if (!std::holds_alternative<protocol::TypingSet>(request.command))
            m_ledger.refuse(connection.id, request.id, *refusal);
        return Outcome::Done;
    }
    if (const auto *start = std::get_if<protocol::visitor::ConversationStart>(&request.command)) {
        m_visits.start(connection, request.id, *start);
        return Outcome::Done;
    }
    if (const auto *track = std::get_if<protocol::visitor::JourneyTrack>(&request.command)) {
        m_visits.track(connection, request.id, *track);
        return Outcome::Done;
    }
    return m_conversations.handle(connection, request);
}

std::optional<base::Error> Hub::refusalOf(Connection &connection, const protocol::VisitorRequest &request)
{
    if (std::exchange(connection.isAdmitted, false))
        return std::nullopt;
    VisitorState &visitor = *m_state.visitor(connection.visitor);
    const size_t remembered = visitor.commands.count(m_state.now);
    const base::TimePoint oldest = remembered > 0 ? visitor.commands.oldest() : m_state.now;
    const size_t pending = static_cast<size_t>(visitor.pendingCommits);
    if (auto refusal = m_state.limits.admitAnother(remembered + pending, oldest, m_state.now))
        return refusal;
    return m_state.limits.admit(connection.visitor, request.command, m_state.now);
}

Outcome Hub::carryOut(Connection &connection, const protocol::AgentRequest &request)
{
    if (const auto *open = std::get_if<protocol::agent::SessionOpen>(&request.command)) {
        m_sessions.open(connection, request.id, *open);
        return Outcome::Done;
    }
    if (!connection.isOpen()) {
        m_ledger.refuse(connection.id, request.id, base::unauthorized(QStringLiteral("Open a session first.")));
        return Outcome::Done;
    }
    if (m_state.agent(connection.agent)->agent.isDisabled) {
        // Its connection is being closed; what was already on the way comes too late.
        m_ledger.refuse(connection.id, request.id, base::unauthorized(QStringLiteral("This account may not sign in.")));
        return Outcome::Done;
    }
    if (const auto *presence = std::get_if<protocol::agent::PresenceSet>(&request.command)) {
        setPresence(connection, request.id, *presence);
        return Outcome::Done;
    }
    if (const auto *watch = std::get_if<protocol::agent::QueueWatch>(&request.command)) {
        m_board.watch(connection, request.id, *watch);
        return Outcome::Done;
    }
    const bool isRepeatable = !std::holds_alternative<protocol::TypingSet>(request.command)
        && !std::holds_alternative<protocol::HistoryFetch>(request.command);
    if (isRepeatable && m_ledger.answerRepeated(connection, request.id))
        return Outcome::Done;
    return m_conversations.handle(connection, request);
}

void Hub::setPresence(Connection &connection, const domain::CommandId &id, const protocol::agent::PresenceSet &command)
{
    const bool isOwn = command.agent.isEmpty() || command.agent == connection.agent;
    if (!isOwn && !isSupervisor(m_state, connection)) {
        m_ledger.refuse(connection.id, id, forSupervisors());
        return;
    }
    AgentState *agent = m_state.agent(isOwn ? connection.agent : command.agent);
    if (agent == nullptr || agent->agent.isDisabled) {
        m_ledger.refuse(connection.id, id, base::notFound(QStringLiteral("There is no such agent.")));
        return;
    }
    if (agent->connections.isEmpty() && command.state != domain::Presence::Offline) {
        m_ledger.refuse(connection.id, id, base::conflict(QStringLiteral("The agent is not signed in.")));
        return;
    }
    m_ledger.answer(connection.id, id, {});
    std::vector<link::AuditRecord> audit;
    if (!isOwn) {
        audit.push_back(auditOf(m_state, connection, QStringLiteral("presence.set"), {}, command.agent.toString()));
        audit.back().detail = {{QStringLiteral("state"), domain::nameOf(command.state)}};
    }
    m_staff.setPresence(*agent, command.state, command.reason, std::move(audit));
}

void Hub::watch(Room &room)
{
    m_offers.watch(room);
    m_endings.watch(room);
}

void Hub::measure(const Room &room, const std::vector<domain::ConversationEvent> &events)
{
    metrics::Instruments &instruments = *m_state.config.instruments;
    for (const domain::ConversationEvent &event : events) {
        if (!std::holds_alternative<domain::MessagePosted>(event.body))
            continue;
        const double seconds = std::chrono::duration<double>(m_state.now - event.at).count();
        const auto readers = std::count_if(room.readers.begin(), room.readers.end(), [&](const Reader &reader) {
            return reader.sent >= (reader.side == domain::Side::Agent ? event.seq : event.visitorSeq);
        });
        instruments.messages.add();
        instruments.stored.observe(seconds);
        instruments.delivered.observe(seconds, static_cast<quint64>(readers));
    }
}

void Hub::eventsCommitted(Room &room, const std::vector<domain::ConversationEvent> &events)
{
    const bool isAssignmentChanged = std::any_of(events.begin(), events.end(),
        [](const domain::ConversationEvent &event) { return changesAssignment(event.body); });
    if (isAssignmentChanged)
        m_staff.addReaders(room);
    m_delivery.deliver(room);
    m_board.eventsCommitted(events);
    if (m_state.config.instruments)
        measure(room, events);
    if (isAssignmentChanged) {
        m_staff.dropReaders(room);
        if (VisitorState *visitor = m_state.visitor(room.committed.visitor);
            visitor != nullptr && room.committed.state == domain::ConversationState::Assigned)
            visitor->lastServedBy = room.committed.agent;
        m_offers.tellWaitingSoon();
    }
    if (!room.committed.isOpen())
        m_delivery.forgetIfUnused(room.committed.id);
}

} // namespace qiao::relay::hub
