#pragma once

#include "common/domain/Ids.h"
#include "common/domain/Participant.h"

#include <QAbstractListModel>

namespace qiao::workstation::state {
class Desk;
}

namespace qiao::workstation::conversation {

// Where a conversation can go: a colleague or a queue. A plain value.
struct TransferTarget
{
    bool isQueue() const { return agent.isEmpty(); }
    bool isFull() const { return !isQueue() && load >= capacity; }
    bool isAvailable() const { return isQueue() || presence != domain::Presence::Offline; }

    domain::AgentId agent; // either this
    domain::QueueId queue; // or this
    QString name;
    domain::Presence presence = domain::Presence::Offline;
    int load = 0;
    int capacity = 0;
};

// The colleagues, those who can take it first, then the queues; what does not match the filter is left out. GUI thread.
class TransferTargetModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { TargetRole = Qt::UserRole + 1 };

    // `desk` must outlive the model.
    explicit TransferTargetModel(state::Desk &desk, QObject *parent = nullptr);

    void setFilter(const QString &typed);
    const TransferTarget &target(int row) const { return m_targets.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    static QString stateWords(const TransferTarget &target);

private:
    void rebuild();

    state::Desk &m_desk;
    QString m_filter;
    QList<TransferTarget> m_targets;
};

} // namespace qiao::workstation::conversation

Q_DECLARE_METATYPE(qiao::workstation::conversation::TransferTarget)
