#include "relay/hub/Board.h"

#include "common/protocol/Limits.h"
#include "relay/hub/Staff.h"

#include <algorithm>

namespace qiao::relay::hub {

namespace {

// What the queues and agents of one frame may take; the frame's own words fit beside them.
constexpr qsizetype roomInFrame = protocol::limits::frameBytes - 1024;

// What figures take in a frame at most: names and numbers of members, and six bytes for each character of a text.
qsizetype mostBytesOf(const protocol::QueueFigures &figures)
{
    return 700 + 6 * (figures.queue.toString().size() + figures.name.size());
}

qsizetype mostBytesOf(const protocol::AgentFigures &figures)
{
    return 200 + 6 * figures.agent.toString().size();
}

bool isIn(const QSet<domain::QueueId> &watched, const domain::QueueId &queue)
{
    return watched.isEmpty() || watched.contains(queue);
}

} // namespace

void Board::queuesChanged()
{
    m_figures.setQueues(m_state.queues, m_state.now);
    forgetSent();
    lookAround();
    // Those who watch are shown the whole anew: there may be fewer queues now.
    dropWhoLeft();
    for (auto watcher = m_watchers.cbegin(); watcher != m_watchers.cend(); ++watcher)
        sendWhole(watcher.key(), watcher.value());
    arm();
}

void Board::eventsCommitted(const std::vector<domain::ConversationEvent> &events)
{
    for (const domain::ConversationEvent &event : events) {
        m_figures.take(event, m_state.now);
        if (std::holds_alternative<domain::ConversationAssigned>(event.body)) {
            if (const Room *room = m_state.room(event.conversation))
                m_estimates.answered(room->committed.queue, event.at);
        }
        if (m_state.config.instruments != nullptr)
            countOffer(event, *m_state.config.instruments);
    }
    arm();
}

void Board::countOffer(const domain::ConversationEvent &event, metrics::Instruments &instruments)
{
    if (const auto *offered = std::get_if<domain::ConversationOffered>(&event.body)) {
        if (m_offers.contains(event.conversation))
            instruments.offersPassed.add();
        m_offers.insert(event.conversation, offered->agent);
        instruments.offersMade.add();
        return;
    }
    const auto *assigned = std::get_if<domain::ConversationAssigned>(&event.body);
    const bool isOver = assigned != nullptr || std::holds_alternative<domain::ConversationQueued>(event.body)
        || std::holds_alternative<domain::ConversationTransferred>(event.body)
        || std::holds_alternative<domain::ConversationClosed>(event.body);
    const auto offer = isOver ? m_offers.constFind(event.conversation) : m_offers.cend();
    if (offer == m_offers.cend())
        return;
    if (assigned != nullptr && assigned->agent == *offer)
        instruments.offersAccepted.add();
    else
        instruments.offersPassed.add();
    m_offers.erase(offer);
}

void Board::watch(Connection &connection, const domain::CommandId &id, const protocol::agent::QueueWatch &command)
{
    if (!isSupervisor(m_state, connection)) {
        m_ledger.refuse(connection.id, id, forSupervisors());
        return;
    }
    m_ledger.answer(connection.id, id, {});
    if (!command.on) {
        m_watchers.remove(connection.id);
        return;
    }
    Watched watched;
    for (const QString &queue : command.queues)
        watched.insert(domain::QueueId(queue));
    const bool isFirst = m_watchers.isEmpty();
    m_watchers.insert(connection.id, watched);
    forgetSent();
    m_figures.advance(m_state.now);
    lookAround();
    if (isFirst) {
        // What changed before is in the whole, and there is nobody else who lacks it.
        m_figures.takeChangedQueues();
        m_figures.takeChangedAgents();
    }
    sendWhole(connection.id, watched);
    arm();
}

void Board::arm()
{
    const bool isWanted = !m_watchers.isEmpty() || (m_state.config.instruments != nullptr && m_figures.isChanged());
    if (isWanted && !std::exchange(m_isDue, true))
        m_state.wakeAt(m_state.now + pause, {TimerKind::BoardDue, {}, {}});
}

void Board::boardDue()
{
    m_isDue = false;
    dropWhoLeft();
    m_figures.advance(m_state.now);
    lookAround();
    publish();
    sendChanges();
    arm();
}

void Board::lookAround()
{
    // Some thousand comparisons; nobody has to say each time that an agent's state or load has changed.
    for (const auto &[id, agent] : m_state.agents) {
        metrics::LiveFigures::Standing standing;
        standing.isDisabled = agent.agent.isDisabled;
        standing.isHere = agent.presence == domain::Presence::Online || agent.presence == domain::Presence::Busy;
        standing.isFree = Staff::isAvailable(agent) && agent.load < agent.agent.capacity;
        for (const domain::QueueMembership &membership : agent.agent.queues)
            standing.queues.append(membership.queue);
        m_figures.setAgent(id, standing);
    }
}

void Board::forgetSent()
{
    // What the watchers have differs from now on: the next change of a figure goes to all of them.
    m_sentQueues.clear();
    m_sentAgents.clear();
}

void Board::dropWhoLeft()
{
    m_watchers.removeIf([this](const auto &watcher) {
        const Connection *connection = m_state.connection(watcher.key());
        return connection == nullptr || !isSupervisor(m_state, *connection);
    });
}

void Board::sendWhole(link::ConnectionId to, const Watched &watched)
{
    QList<protocol::QueueFigures> queues;
    for (const domain::QueueId &queue : m_figures.queues()) {
        if (isIn(watched, queue))
            queues.append(figuresOf(queue));
    }
    QList<protocol::AgentFigures> agents;
    for (const domain::AgentId &agent : m_figures.agents())
        agents.append(m_figures.figuresOf(agent));
    send({to}, true, queues, agents);
}

void Board::sendChanges()
{
    const QSet<domain::QueueId> changedQueues = m_figures.takeChangedQueues();
    const QSet<domain::AgentId> changedAgents = m_figures.takeChangedAgents();
    QList<protocol::QueueFigures> queues;
    for (const domain::QueueId &queue : changedQueues) {
        const protocol::QueueFigures figures = figuresOf(queue);
        if (!m_watchers.isEmpty() && m_sentQueues.value(queue) != figures && !figures.queue.isEmpty()) {
            queues.append(figures);
            m_sentQueues.insert(queue, figures);
        }
    }
    QList<protocol::AgentFigures> agents;
    for (const domain::AgentId &agent : changedAgents) {
        const protocol::AgentFigures figures = m_figures.figuresOf(agent);
        if (!m_watchers.isEmpty() && m_sentAgents.value(agent) != figures) {
            agents.append(figures);
            m_sentAgents.insert(agent, figures);
        }
    }
    if (queues.isEmpty() && agents.isEmpty())
        return;
    QList<link::ConnectionId> toAll;
    for (auto watcher = m_watchers.cbegin(); watcher != m_watchers.cend(); ++watcher) {
        if (watcher->isEmpty()) {
            toAll.append(watcher.key());
            continue;
        }
        QList<protocol::QueueFigures> some;
        std::copy_if(queues.begin(), queues.end(), std::back_inserter(some),
            [&](const protocol::QueueFigures &figures) { return watcher->contains(figures.queue); });
        if (!some.isEmpty() || !agents.isEmpty())
            send({watcher.key()}, false, some, agents);
    }
    send(toAll, false, queues, agents);
}

void Board::send(const QList<link::ConnectionId> &to, bool isReset, const QList<protocol::QueueFigures> &queues,
    const QList<protocol::AgentFigures> &agents)
{
    if (to.isEmpty())
        return;
    protocol::QueueChanged part{isReset, {}, {}};
    qsizetype taken = 0;
    const auto makeRoom = [&](qsizetype size) {
        if (taken + size > roomInFrame) {
            m_delivery.sendEphemeral(to, std::exchange(part, {}));
            taken = 0;
        }
        taken += size;
    };
    for (const protocol::QueueFigures &figures : queues) {
        makeRoom(mostBytesOf(figures));
        part.queues.append(figures);
    }
    for (const protocol::AgentFigures &figures : agents) {
        makeRoom(mostBytesOf(figures));
        part.agents.append(figures);
    }
    m_delivery.sendEphemeral(to, part);
}

protocol::QueueFigures Board::figuresOf(const domain::QueueId &queue) const
{
    protocol::QueueFigures figures = m_figures.figuresOf(queue);
    figures.estimate = estimateOf(figures);
    return figures;
}

std::optional<base::Milliseconds> Board::estimateOf(const protocol::QueueFigures &figures) const
{
    if (!figures.isOpen)
        return std::nullopt;
    if (figures.agentsFree > 0 && figures.waiting == 0)
        return base::Milliseconds(0);
    return m_estimates.estimate(figures.queue, figures.waiting + 1, m_state.now);
}

void Board::publish()
{
    if (m_state.config.instruments == nullptr)
        return;
    auto standing = std::make_shared<metrics::Standing>();
    for (const domain::QueueId &queue : m_figures.queues())
        standing->queues.append(m_figures.figuresOf(queue));
    for (const auto &[id, agent] : m_state.agents) {
        if (!agent.agent.isDisabled)
            ++standing->agents[static_cast<size_t>(agent.presence)];
    }
    m_state.config.instruments->standing.store(std::move(standing));
}

} // namespace qiao::relay::hub
