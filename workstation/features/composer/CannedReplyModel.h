#pragma once

#include "common/domain/Agent.h"

#include <QAbstractListModel>

namespace qiao::workstation::composer {

// The canned replies that fit what was typed after the slash: shortcuts that begin so first, then those that hold it,
// then titles, then texts; in each the visitor's language first. GUI thread.
class CannedReplyModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        ShortcutRole = Qt::UserRole + 1,
        TextRole,
    };

    explicit CannedReplyModel(QObject *parent = nullptr);

    void setReplies(const QList<domain::CannedReply> &replies);
    // `locale`: the visitor's, such as zh-CN; replies in another language come later.
    void setLocale(const QString &locale);
    void setFilter(const QString &typed);

    const domain::CannedReply &reply(int row) const { return m_replies.at(m_found.at(row)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    // 0 is best; -1: does not fit.
    int rank(const domain::CannedReply &reply) const;
    void rebuild();

    QList<domain::CannedReply> m_replies;
    QString m_locale;
    QString m_filter;
    QList<int> m_found;
};

} // namespace qiao::workstation::composer
