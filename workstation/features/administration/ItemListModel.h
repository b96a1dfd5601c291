#pragma once

#include "workstation/state/Administration.h"

#include <QAbstractListModel>

#include <functional>

namespace qiao::workstation::administration {

// What one thing says about itself in a list.
struct ItemLine
{
    QString title;
    QString detail;
    bool isDisabled = false;
};

// The things of one collection, those that are new and not saved behind the others. GUI thread.
class ItemListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        DetailRole,
        ChangedRole, // has changes that are not saved
        DisabledRole,
    };
    using Describe = std::function<ItemLine(const QJsonObject &item)>;

    // `administration` must outlive the model.
    ItemListModel(
        state::Administration &administration, const QString &collection, Describe describe, QObject *parent = nullptr);

    // Everything is told anew, as after a change of the language.
    void refresh();
    int rowOf(const QString &id) const { return static_cast<int>(m_ids.indexOf(id)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QStringList idsNow() const;
    void follow();

    state::Administration &m_administration;
    QString m_collection;
    Describe m_describe;
    QStringList m_ids;
};

} // namespace qiao::workstation::administration
