#pragma once

#include "relay/hub/Delivery.h"
#include "relay/hub/Scene.h"
#include "relay/metrics/LiveFigures.h"
#include "relay/routing/WaitEstimates.h"

namespace qiao::relay::hub {

// Shows supervisors the queues and the people: the whole board first, then what changed, at most once a second and only
// while somebody watches. Hub thread.
class Board
{
public:
    static constexpr base::Milliseconds pause = std::chrono::seconds(1);

    Board(HubState &state, Ledger &ledger, Delivery &delivery)
        : m_state(state)
        , m_ledger(ledger)
        , m_delivery(delivery)
    {
    }

    void queuesChanged();
    // Facts of a conversation that came from the storage.
    void learn(const link::ConversationFacts &facts) { m_figures.learn(facts, m_state.now); }
    void eventsCommitted(const std::vector<domain::ConversationEvent> &events);

    // `queue.watch`.
    void watch(Connection &connection, const domain::CommandId &id, const protocol::agent::QueueWatch &command);
    void boardDue();

private:
    using Watched = QSet<domain::QueueId>; // empty: all

    void arm();
    void countOffer(const domain::ConversationEvent &event, metrics::Instruments &instruments);
    void lookAround();
    void dropWhoLeft();
    void forgetSent();
    void sendWhole(link::ConnectionId to, const Watched &watched);
    void sendChanges();
    void send(const QList<link::ConnectionId> &to, bool isReset, const QList<protocol::QueueFigures> &queues,
        const QList<protocol::AgentFigures> &agents);
    protocol::QueueFigures figuresOf(const domain::QueueId &queue) const;
    std::optional<base::Milliseconds> estimateOf(const protocol::QueueFigures &figures) const;
    void publish();

    HubState &m_state;
    Ledger &m_ledger;
    Delivery &m_delivery;
    metrics::LiveFigures m_figures;
    routing::WaitEstimates m_estimates;
    QHash<link::ConnectionId, Watched> m_watchers;
    QHash<domain::QueueId, protocol::QueueFigures> m_sentQueues;
    QHash<domain::AgentId, protocol::AgentFigures> m_sentAgents;
    QHash<domain::ConversationId, domain::AgentId> m_offers; // under way
    bool m_isDue = false; // a timer is set
};

} // namespace qiao::relay::hub
