#include "workstation/features/composer/CannedReplyModel.h"

#include <QRegularExpression>

#include <algorithm>

namespace qiao::workstation::composer {

CannedReplyModel::CannedReplyModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void CannedReplyModel::setReplies(const QList<domain::CannedReply> &replies)
{
    m_replies = replies;
    rebuild();
}

void CannedReplyModel::setLocale(const QString &locale)
{
    const QString language = locale.section(QRegularExpression(QStringLiteral("[-_]")), 0, 0).toLower();
    if (language == m_locale)
        return;
    m_locale = language;
    rebuild();
}

void CannedReplyModel::setFilter(const QString &typed)
{
    const QString filter = typed.toCaseFolded();
    if (filter == m_filter)
        return;
    m_filter = filter;
    rebuild();
}

int CannedReplyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_found.size());
}

QVariant CannedReplyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const domain::CannedReply &found = reply(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return found.title;
    case ShortcutRole:
        return found.shortcut;
    case TextRole:
        return found.text;
    case Qt::ToolTipRole:
        return found.text.toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3", "a canned reply: shortcut, title, text").arg(found.shortcut, found.title, found.text);
    default:
        return {};
    }
}

int CannedReplyModel::rank(const domain::CannedReply &reply) const
{
    const QString shortcut = reply.shortcut.toCaseFolded();
    if (shortcut.startsWith(m_filter))
        return 0;
    if (shortcut.contains(m_filter))
        return 1;
    if (reply.title.toCaseFolded().contains(m_filter))
        return 2;
    return reply.text.toCaseFolded().contains(m_filter) ? 3 : -1;
}

void CannedReplyModel::rebuild()
{
    struct Ranked
    {
        int rank;
        bool isForeign;
        int row;
    };
    QList<Ranked> ranked;
    for (int row = 0; row < m_replies.size(); ++row) {
        const domain::CannedReply &reply = m_replies.at(row);
        const int fits = rank(reply);
        if (fits < 0)
            continue;
        const bool isForeign
            = !reply.locale.isEmpty() && !m_locale.isEmpty() && !reply.locale.toLower().startsWith(m_locale);
        ranked.append({fits, isForeign, row});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked &left, const Ranked &right) {
        return std::pair(left.rank, left.isForeign) < std::pair(right.rank, right.isForeign);
    });
    beginResetModel();
    m_found.clear();
    for (const Ranked &found : std::as_const(ranked))
        m_found.append(found.row);
    endResetModel();
}

} // namespace qiao::workstation::composer
