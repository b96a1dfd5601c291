#include "workstation/state/Roster.h"

namespace qiao::workstation::state {

Roster::Roster(QObject *parent)
    : QObject(parent)
{
}

const protocol::AgentStatus *Roster::find(const domain::AgentId &agent) const
{
    const int index = indexOf(agent);
    return index < 0 ? nullptr : &m_agents.at(index);
}

void Roster::replace(const QList<protocol::AgentStatus> &agents)
{
    Q_EMIT aboutToReset();
    m_agents.clear();
    m_indexes.clear();
    for (const protocol::AgentStatus &status : agents) {
        if (m_indexes.contains(status.agent.id))
            continue;
        m_indexes.insert(status.agent.id, count());
        m_agents.append(status);
    }
    Q_EMIT wasReset();
}

void Roster::update(const protocol::AgentStatus &status)
{
    const int index = indexOf(status.agent.id);
    if (index < 0) {
        const int end = count();
        Q_EMIT aboutToAdd(end);
        m_indexes.insert(status.agent.id, end);
        m_agents.append(status);
        Q_EMIT added(end);
        return;
    }
    if (m_agents.at(index) == status)
        return;
    m_agents[index] = status;
    Q_EMIT changed(index);
}

} // namespace qiao::workstation::state
