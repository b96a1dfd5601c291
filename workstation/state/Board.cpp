#include "workstation/state/Board.h"

namespace qiao::workstation::state {

Board::Board(QObject *parent)
    : QObject(parent)
{
}

protocol::AgentFigures Board::agent(const domain::AgentId &agent) const
{
    protocol::AgentFigures none;
    none.agent = agent;
    return m_agents.value(agent, none);
}

void Board::take(const protocol::QueueChanged &change)
{
    if (change.isReset) {
        Q_EMIT aboutToReset();
        m_queues.clear();
        m_indexes.clear();
        m_agents.clear();
        for (const protocol::QueueFigures &figures : change.queues) {
            if (m_indexes.contains(figures.queue))
                continue;
            m_indexes.insert(figures.queue, count());
            m_queues.append(figures);
        }
        for (const protocol::AgentFigures &figures : change.agents)
            m_agents.insert(figures.agent, figures);
        m_isKnown = true;
        Q_EMIT wasReset();
        setCurrent(true);
        return;
    }
    // A change that comes before the whole would leave holes.
    if (!m_isCurrent)
        return;
    for (const protocol::QueueFigures &figures : change.queues)
        put(figures);
    for (const protocol::AgentFigures &figures : change.agents)
        put(figures);
}

void Board::put(const protocol::QueueFigures &figures)
{
    const int index = indexOf(figures.queue);
    if (index < 0) {
        const int end = count();
        Q_EMIT aboutToAdd(end);
        m_indexes.insert(figures.queue, end);
        m_queues.append(figures);
        Q_EMIT added(end);
        return;
    }
    if (m_queues.at(index) == figures)
        return;
    m_queues[index] = figures;
    Q_EMIT queueChanged(index);
}

void Board::put(const protocol::AgentFigures &figures)
{
    protocol::AgentFigures &known = m_agents[figures.agent];
    if (known == figures)
        return;
    known = figures;
    Q_EMIT agentChanged(figures.agent);
}

void Board::growOld()
{
    setCurrent(false);
}

void Board::clear()
{
    Q_EMIT aboutToReset();
    m_queues.clear();
    m_indexes.clear();
    m_agents.clear();
    m_isKnown = false;
    Q_EMIT wasReset();
    setCurrent(false);
}

void Board::setCurrent(bool isCurrent)
{
    if (m_isCurrent == isCurrent)
        return;
    m_isCurrent = isCurrent;
    Q_EMIT currentChanged();
}

std::optional<double> shareInGoal(const protocol::QueueFigures &figures)
{
    const int judged = figures.answered + figures.abandoned;
    if (judged <= 0)
        return std::nullopt;
    return std::min(1.0, static_cast<double>(figures.inGoal) / judged);
}

std::optional<base::Milliseconds> averageHandling(const protocol::AgentFigures &figures)
{
    if (figures.handled <= 0)
        return std::nullopt;
    return figures.handling / figures.handled;
}

std::optional<double> averageRating(const protocol::AgentFigures &figures)
{
    if (figures.ratings <= 0)
        return std::nullopt;
    return static_cast<double>(figures.ratingSum) / figures.ratings;
}

} // namespace qiao::workstation::state
