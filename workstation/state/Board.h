#pragma once

#include "common/protocol/Board.h"
#include "common/protocol/Ephemeral.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace qiao::workstation::state {

// What a supervisor is told of the queues and of each agent's day, as long as the board is watched. Queues stand in the
// order in which we heard of them. Written by Desk only. GUI thread.
class Board : public QObject
{
    Q_OBJECT

public:
    explicit Board(QObject *parent = nullptr);

    // Whether the relay told it in this connection. What is here before that is of an earlier time.
    bool isCurrent() const { return m_isCurrent; }
    // Whether it was ever told.
    bool isKnown() const { return m_isKnown; }

    int count() const { return static_cast<int>(m_queues.size()); }
    const QList<protocol::QueueFigures> &queues() const { return m_queues; }
    const protocol::QueueFigures &at(int index) const { return m_queues.at(index); }
    // -1: unknown.
    int indexOf(const domain::QueueId &queue) const { return m_indexes.value(queue, -1); }
    // All zero for one of whom nothing was told.
    protocol::AgentFigures agent(const domain::AgentId &agent) const;

Q_SIGNALS:
    void aboutToReset();
    void wasReset();
    void aboutToAdd(int index);
    void added(int index);
    void queueChanged(int index);
    void agentChanged(const qiao::domain::AgentId &agent);
    void currentChanged();

private:
    friend class Desk;

    void take(const protocol::QueueChanged &change);
    // The connection is gone, or nobody watches any more: the figures stay and grow old.
    void growOld();
    void clear();

    void put(const protocol::QueueFigures &figures);
    void put(const protocol::AgentFigures &figures);
    void setCurrent(bool isCurrent);

    QList<protocol::QueueFigures> m_queues;
    QHash<domain::QueueId, int> m_indexes;
    QHash<domain::AgentId, protocol::AgentFigures> m_agents;
    bool m_isCurrent = false;
    bool m_isKnown = false;
};

// How many of today's visitors who were answered, or gave up, were answered within the goal, 0–1; no value before the
// first one.
std::optional<double> shareInGoal(const protocol::QueueFigures &figures);

// Average handling time; no value before the first conversation was handled.
std::optional<base::Milliseconds> averageHandling(const protocol::AgentFigures &figures);

// Average rating, 1–5; no value before the first one.
std::optional<double> averageRating(const protocol::AgentFigures &figures);

} // namespace qiao::workstation::state
