#include "workstation/features/conversation/TransferTargetModel.h"

#include "workstation/state/Desk.h"

#include <algorithm>
#include <tuple>

namespace qiao::workstation::conversation {

namespace {

bool comesBefore(const TransferTarget &left, const TransferTarget &right)
{
    const auto key = [](const TransferTarget &target) {
        return std::tuple(target.isQueue(), -int(target.presence), target.isFull(), target.load - target.capacity);
    };
    if (key(left) != key(right))
        return key(left) < key(right);
    return left.name.localeAwareCompare(right.name) < 0;
}

} // namespace

TransferTargetModel::TransferTargetModel(state::Desk &desk, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
{
    connect(desk.roster(), &state::Roster::wasReset, this, &TransferTargetModel::rebuild);
    connect(desk.roster(), &state::Roster::added, this, &TransferTargetModel::rebuild);
    connect(desk.roster(), &state::Roster::changed, this, &TransferTargetModel::rebuild);
    connect(&desk, &state::Desk::queuesChanged, this, &TransferTargetModel::rebuild);
    rebuild();
}

void TransferTargetModel::setFilter(const QString &typed)
{
    const QString filter = typed.simplified().toCaseFolded();
    if (filter == m_filter)
        return;
    m_filter = filter;
    rebuild();
}

int TransferTargetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_targets.size());
}

QVariant TransferTargetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TransferTarget &target = m_targets.at(index.row());
    switch (role) {
    case TargetRole:
        return QVariant::fromValue(target);
    case Qt::DisplayRole:
        return target.name;
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "a colleague or queue, and its state").arg(target.name, stateWords(target));
    default:
        return {};
    }
}

Qt::ItemFlags TransferTargetModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool isAvailable = m_targets.at(index.row()).isAvailable();
    return (isAvailable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags) | Qt::ItemNeverHasChildren;
}

QString TransferTargetModel::stateWords(const TransferTarget &target)
{
    if (target.isQueue())
        return tr("Queue");
    const QString load = tr("%1 of %2 conversations").arg(target.load).arg(target.capacity);
    switch (target.presence) {
    case domain::Presence::Online:
        return target.isFull() ? tr("Online, full, %1").arg(load) : tr("Online, %1").arg(load);
    case domain::Presence::Busy:
        return tr("Busy, %1").arg(load);
    case domain::Presence::Away:
        return tr("Away, %1").arg(load);
    case domain::Presence::Offline:
        return tr("Offline");
    }
    return {};
}

void TransferTargetModel::rebuild()
{
    beginResetModel();
    m_targets.clear();
    const auto matches = [this](const QString &name) { return name.toCaseFolded().contains(m_filter); };
    for (const protocol::AgentStatus &status : m_desk.roster()->agents()) {
        const QString name = status.agent.displayName.isEmpty() ? status.agent.name : status.agent.displayName;
        if (status.agent.id == m_desk.me().id || status.agent.isDisabled
            || !(matches(name) || matches(status.agent.name)))
            continue;
        m_targets.append({status.agent.id, {}, name, status.presence, status.load, status.agent.capacity});
    }
    for (const protocol::QueueInfo &queue : m_desk.queues()) {
        if (matches(queue.name))
            m_targets.append({{}, queue.id, queue.name, {}, 0, 0});
    }
    std::stable_sort(m_targets.begin(), m_targets.end(), comesBefore);
    endResetModel();
}

} // namespace qiao::workstation::conversation
