#include "workstation/ui/CommandModel.h"

#include "workstation/ui/FuzzyMatch.h"

#include <algorithm>

namespace qiao::workstation::ui {

CommandModel::CommandModel(const ActionRegistry &actions, const settings::Settings &settings, QObject *parent)
    : QAbstractListModel(parent)
    , m_actions(actions)
    , m_settings(settings)
{
}

void CommandModel::setQuery(const QString &query)
{
    const QString wanted = query.simplified();
    const QStringList recent = m_settings.recentCommands();
    std::vector<Row> rows;
    for (const QString &id : m_actions.ids()) {
        const QAction *action = m_actions.action(id);
        if (!action->isVisible()) {
            continue;
        }
        if (auto row = match(wanted, id)) {
            row->recent = static_cast<int>(recent.indexOf(id));
            rows.push_back(std::move(*row));
        }
    }
    const auto recentRank
        = [](const Row &row) { return row.recent < 0 ? settings::Settings::rememberedCommands : row.recent; };
    std::stable_sort(rows.begin(), rows.end(), [&](const Row &one, const Row &other) {
        if (one.action->isEnabled() != other.action->isEnabled()) {
            return one.action->isEnabled();
        }
        if (one.score != other.score) {
            return one.score > other.score;
        }
        return recentRank(one) < recentRank(other);
    });
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::AccessibleTextRole: {
        const QString keys = m_actions.shortcut(row.id).toString(QKeySequence::NativeText);
        return keys.isEmpty() ? row.name : QStringLiteral("%1, %2").arg(row.name, keys);
    }
    case Qt::DecorationRole:
        return row.action ? QVariant(row.action->icon()) : QVariant();
    case IdRole:
        return row.id;
    case CategoryRole:
        return categoryText(m_actions.category(row.id));
    case ShortcutRole:
        return m_actions.shortcut(row.id);
    case PositionsRole:
        return QVariant::fromValue(row.positions);
    case AlsoRole:
        return row.also;
    case RecentRole:
        return row.recent >= 0;
    default:
        return {};
    }
}

Qt::ItemFlags CommandModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return Qt::NoItemFlags;
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    return row.action && row.action->isEnabled() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

std::optional<CommandModel::Row> CommandModel::match(const QString &query, const QString &id) const
{
    const QStringList names = m_actions.names(id);
    Row row;
    row.id = id;
    row.action = m_actions.action(id);
    row.name = names.value(0);
    bool isMatch = false;
    for (qsizetype index = 0; index < names.size(); ++index) {
        const auto found = fuzzyMatch(query, names.at(index));
        if (found && (!isMatch || found->score > row.score)) {
            isMatch = true;
            row.score = found->score;
            row.positions = index == 0 ? found->positions : QList<int>{};
            row.also = index == 0 ? QString() : names.at(index);
        }
    }
    return isMatch ? std::optional(std::move(row)) : std::nullopt;
}

} // namespace qiao::workstation::ui
