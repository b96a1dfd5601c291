#pragma once

#include "workstation/ui/ActionRegistry.h"

#include <QAbstractListModel>

namespace qiao::workstation::preferences {

// All commands with their keys, by category and then by name, those only that fit the filter. GUI thread.
class ShortcutModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum DataRole { IdRole = Qt::UserRole + 1, CategoryRole, ShortcutRole, RemappedRole, FirstOfCategoryRole };

    explicit ShortcutModel(const ui::ActionRegistry &actions, QObject *parent = nullptr);

    // Fits a name in either language, or the keys as they are shown.
    void setFilter(const QString &filter);
    QModelIndex indexOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void rebuild();
    void refresh(const QString &id);
    bool fits(const QString &id) const;

    const ui::ActionRegistry &m_actions;
    QString m_filter;
    QStringList m_ids;
};

} // namespace qiao::workstation::preferences
