#include "workstation/features/preferences/ShortcutModel.h"

#include <QCollator>

#include <algorithm>

namespace qiao::workstation::preferences {

ShortcutModel::ShortcutModel(const ui::ActionRegistry &actions, QObject *parent)
    : QAbstractListModel(parent)
    , m_actions(actions)
{
    connect(&actions, &ui::ActionRegistry::actionAdded, this, &ShortcutModel::rebuild);
    connect(&actions, &ui::ActionRegistry::retranslated, this, &ShortcutModel::rebuild);
    connect(&actions, &ui::ActionRegistry::shortcutChanged, this, &ShortcutModel::refresh);
    rebuild();
}

void ShortcutModel::setFilter(const QString &filter)
{
    if (filter.simplified() != m_filter) {
        m_filter = filter.simplified();
        rebuild();
    }
}

QModelIndex ShortcutModel::indexOf(const QString &id) const
{
    const qsizetype row = m_ids.indexOf(id);
    return row < 0 ? QModelIndex() : index(static_cast<int>(row));
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const QString &id = m_ids.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return m_actions.text(id);
    case Qt::AccessibleTextRole: {
        const QString keys = m_actions.shortcut(id).toString(QKeySequence::NativeText);
        return QStringLiteral("%1, %2").arg(m_actions.text(id), keys.isEmpty() ? tr("no shortcut") : keys);
    }
    case IdRole:
        return id;
    case CategoryRole:
        return ui::categoryText(m_actions.category(id));
    case ShortcutRole:
        return m_actions.shortcut(id);
    case RemappedRole:
        return m_actions.isRemapped(id);
    case FirstOfCategoryRole:
        return index.row() == 0 || m_actions.category(m_ids.at(index.row() - 1)) != m_actions.category(id);
    default:
        return {};
    }
}

void ShortcutModel::rebuild()
{
    beginResetModel();
    m_ids.clear();
    for (const QString &id : m_actions.ids()) {
        // What this agent may not do is not to be mapped.
        if (fits(id) && m_actions.action(id)->isVisible()) {
            m_ids << id;
        }
    }
    const QCollator collator{QLocale()};
    std::stable_sort(m_ids.begin(), m_ids.end(), [&](const QString &one, const QString &other) {
        const auto first = m_actions.category(one);
        const auto second = m_actions.category(other);
        return first != second ? first < second : collator.compare(m_actions.text(one), m_actions.text(other)) < 0;
    });
    endResetModel();
}

void ShortcutModel::refresh(const QString &id)
{
    // Whether it fits may hang on the keys, unless nothing is filtered.
    if (!m_filter.isEmpty()) {
        rebuild();
    } else if (const QModelIndex changed = indexOf(id); changed.isValid()) {
        Q_EMIT dataChanged(changed, changed);
    }
}

bool ShortcutModel::fits(const QString &id) const
{
    if (m_filter.isEmpty()) {
        return true;
    }
    const QStringList names = m_actions.names(id);
    const QString keys = m_actions.shortcut(id).toString(QKeySequence::NativeText);
    return keys.contains(m_filter, Qt::CaseInsensitive)
        || std::any_of(names.cbegin(), names.cend(),
            [this](const QString &name) { return name.contains(m_filter, Qt::CaseInsensitive); });
}

} // namespace qiao::workstation::preferences
