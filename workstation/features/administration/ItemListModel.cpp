#include "workstation/features/administration/ItemListModel.h"

#include <algorithm>

namespace qiao::workstation::administration {

ItemListModel::ItemListModel(
    state::Administration &administration, const QString &collection, Describe describe, QObject *parent)
    : QAbstractListModel(parent)
    , m_administration(administration)
    , m_collection(collection)
    , m_describe(std::move(describe))
    , m_ids(idsNow())
{
    connect(&administration, &state::Administration::changed, this, [this](const QString &changed) {
        if (changed == m_collection)
            follow();
    });
}

QStringList ItemListModel::idsNow() const
{
    QStringList ids;
    const QList<QJsonObject> items = m_administration.items(m_collection);
    for (const QJsonObject &item : items)
        ids.append(item.value(QLatin1String("id")).toString());
    QStringList drafts = m_administration.drafts(m_collection);
    std::sort(drafts.begin(), drafts.end());
    for (const QString &draft : std::as_const(drafts)) {
        if (!ids.contains(draft))
            ids.append(draft);
    }
    return ids;
}

void ItemListModel::follow()
{
    const QStringList ids = idsNow();
    if (ids == m_ids) {
        refresh();
        return;
    }
    // One came or went: the others keep their places, and the view its selection.
    for (qsizetype row = m_ids.size() - 1; row >= 0; --row) {
        if (ids.contains(m_ids.at(row)))
            continue;
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        m_ids.removeAt(row);
        endRemoveRows();
    }
    for (qsizetype row = 0; row < ids.size(); ++row) {
        if (row < m_ids.size() && m_ids.at(row) == ids.at(row))
            continue;
        const qsizetype from = m_ids.indexOf(ids.at(row));
        if (from < 0) {
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
            m_ids.insert(row, ids.at(row));
            endInsertRows();
        } else {
            beginMoveRows({}, static_cast<int>(from), static_cast<int>(from), {}, static_cast<int>(row));
            m_ids.move(from, row);
            endMoveRows();
        }
    }
    refresh();
}

void ItemListModel::refresh()
{
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_ids.size()) - 1));
}

int ItemListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant ItemListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QString id = m_ids.at(index.row());
    const QJsonObject draft = m_administration.draft(m_collection, id);
    const ItemLine line = m_describe(draft.isEmpty() ? m_administration.item(m_collection, id) : draft);
    switch (role) {
    case Qt::DisplayRole:
        return line.title.isEmpty() ? tr("New") : line.title;
    case Qt::AccessibleTextRole: {
        QStringList said{data(index, Qt::DisplayRole).toString(), line.detail};
        if (line.isDisabled)
            said.append(tr("disabled"));
        if (!draft.isEmpty())
            said.append(tr("not saved"));
        said.removeAll(QString());
        return said.join(QStringLiteral(", "));
    }
    case IdRole:
        return id;
    case DetailRole:
        return line.detail;
    case ChangedRole:
        return !draft.isEmpty();
    case DisabledRole:
        return line.isDisabled;
    default:
        return {};
    }
}

} // namespace qiao::workstation::administration
