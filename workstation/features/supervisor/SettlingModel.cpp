#include "workstation/features/supervisor/SettlingModel.h"

namespace qiao::workstation::supervisor {

namespace {

// When more rows than this come or go at once, telling each would cost more than beginning anew.
constexpr int manyAtOnce = 200;

} // namespace

SettlingModel::SettlingModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(settleAfter);
    connect(&m_timer, &QTimer::timeout, this, &SettlingModel::settle);
}

int SettlingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

int SettlingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

void SettlingModel::changed(const QString &key)
{
    if (!m_isAsleep)
        m_changed.insert(key);
    changed();
}

void SettlingModel::changed()
{
    if (!m_isAsleep && !m_timer.isActive())
        m_timer.start();
}

void SettlingModel::setAsleep(bool isAsleep)
{
    if (m_isAsleep == isAsleep)
        return;
    m_isAsleep = isAsleep;
    if (isAsleep) {
        m_timer.stop();
        return;
    }
    settle();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void SettlingModel::startOver()
{
    m_timer.stop();
    m_changed.clear();
    beginResetModel();
    m_keys = wantedKeys();
    number();
    endResetModel();
}

void SettlingModel::settle()
{
    m_timer.stop();
    const QList<QString> wanted = wantedKeys();
    const QSet<QString> belongs(wanted.cbegin(), wanted.cend());
    QSet<QString> gone;
    for (const QString &key : std::as_const(m_keys)) {
        if (!belongs.contains(key))
            gone.insert(key);
    }
    QList<QString> fresh;
    for (const QString &key : wanted) {
        if (!m_places.contains(key))
            fresh.append(key);
    }
    if (gone.size() + fresh.size() > manyAtOnce) {
        startOver();
        return;
    }
    const QSet<QString> touched = std::exchange(m_changed, {});
    drop(gone);
    append(fresh);
    rearrange(wanted);
    for (const QString &key : touched) {
        const int row = rowOf(key);
        if (row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

void SettlingModel::drop(const QSet<QString> &gone)
{
    for (int row = rowCount() - 1; !gone.isEmpty() && row >= 0; --row) {
        if (!gone.contains(m_keys.at(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_keys.removeAt(row);
        number();
        endRemoveRows();
    }
}

void SettlingModel::append(const QList<QString> &fresh)
{
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    m_keys.append(fresh);
    number();
    endInsertRows();
}

void SettlingModel::rearrange(const QList<QString> &wanted)
{
    if (m_keys == wanted)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QList<QString> before = std::exchange(m_keys, wanted);
    number();
    const QModelIndexList held = persistentIndexList();
    QModelIndexList now;
    now.reserve(held.size());
    for (const QModelIndex &old : held)
        now.append(index(rowOf(before.at(old.row())), old.column()));
    changePersistentIndexList(held, now);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void SettlingModel::number()
{
    m_places.clear();
    m_places.reserve(m_keys.size());
    for (int row = 0; row < rowCount(); ++row)
        m_places.insert(m_keys.at(row), row);
}

} // namespace qiao::workstation::supervisor
