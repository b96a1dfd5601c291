#pragma once

#include "common/protocol/Answers.h"

#include <QHash>
#include <QObject>

namespace qiao::workstation::state {

// The company's agents with their presence and load, in the order in which we heard of them. GUI thread.
class Roster : public QObject
{
    Q_OBJECT

public:
    explicit Roster(QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_agents.size()); }
    const QList<protocol::AgentStatus> &agents() const { return m_agents; }
    // -1: unknown.
    int indexOf(const domain::AgentId &agent) const { return m_indexes.value(agent, -1); }
    // Null: unknown. Valid until the roster changes.
    const protocol::AgentStatus *find(const domain::AgentId &agent) const;

    void replace(const QList<protocol::AgentStatus> &agents);
    void update(const protocol::AgentStatus &status);

Q_SIGNALS:
    void aboutToReset();
    void wasReset();
    void aboutToAdd(int index);
    void added(int index);
    void changed(int index);

private:
    QList<protocol::AgentStatus> m_agents;
    QHash<domain::AgentId, int> m_indexes;
};

} // namespace qiao::workstation::state
