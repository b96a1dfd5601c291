#pragma once

#include "workstation/settings/Settings.h"
#include "workstation/ui/ActionRegistry.h"

#include <QAbstractListModel>
#include <QPointer>

#include <vector>

namespace qiao::workstation::ui {

// The commands that fit what was typed, best first; with nothing typed the recent ones first. English and Chinese names
// both match. GUI thread.
class CommandModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum DataRole { IdRole = Qt::UserRole + 1, CategoryRole, ShortcutRole, PositionsRole, AlsoRole, RecentRole };

    CommandModel(const ActionRegistry &actions, const settings::Settings &settings, QObject *parent = nullptr);

    // Asks the registry and the settings again, which may have changed since.
    void setQuery(const QString &query);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        QString id;
        QPointer<QAction> action;
        QString name;
        QString also; // the name in the other language, where it is what matched
        QList<int> positions;
        int score = 0;
        int recent = -1; // 0 is the last one used; -1 not recent
    };

    std::optional<Row> match(const QString &query, const QString &id) const;

    const ActionRegistry &m_actions;
    const settings::Settings &m_settings;
    std::vector<Row> m_rows;
};

} // namespace qiao::workstation::ui
