#pragma once

#include "common/protocol/Answers.h"
#include "common/protocol/Board.h"
#include "workstation/features/supervisor/SettlingModel.h"

namespace qiao::workstation::state {
class Desk;
}

namespace qiao::workstation::supervisor {

// One agent as the table shows and says it. A plain value.
struct AgentRow
{
    protocol::AgentStatus status;
    protocol::AgentFigures figures;
    QStringList visitors; // of the conversations that the agent has now
};

// The agents with what they do now and what they did today; sorted by any column. GUI thread.
class AgentBoardModel : public SettlingModel
{
    Q_OBJECT

public:
    enum Column { Name, State, Load, Conversations, Handled, Handling, Rating, ColumnCount };
    enum Role {
        RowRole = Qt::UserRole + 1, // AgentRow
    };

    // Both must outlive the model.
    AgentBoardModel(state::Desk &desk, const base::Clock &clock, QObject *parent = nullptr);

    // Only agents whose name, reason or visitors hold it.
    void setSearch(const QString &typed);
    domain::AgentId agentAt(int row) const { return domain::AgentId(keyAt(row)); }
    AgentRow agentRow(const domain::AgentId &agent) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void retranslate();

    // "Away, 12:04, Lunch"
    QString stateText(const protocol::AgentStatus &status) const;

protected:
    QList<QString> wantedKeys() override;

private:
    void gatherVisitors();
    QString text(const AgentRow &row, int column) const;
    bool isFound(const AgentRow &row) const;

    state::Desk &m_desk;
    const base::Clock &m_clock;
    QHash<domain::AgentId, QStringList> m_visitors;
    bool m_areVisitorsStale = true;
    QString m_search;
    int m_sortColumn = State;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace qiao::workstation::supervisor

Q_DECLARE_METATYPE(qiao::workstation::supervisor::AgentRow)
