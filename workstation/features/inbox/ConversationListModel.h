#pragma once

#include "workstation/features/inbox/ConversationRow.h"
#include "workstation/state/ConversationEntry.h"

#include <QAbstractListModel>
#include <QTimer>

namespace qiao::workstation::state {
class Desk;
}

namespace qiao::workstation::inbox {

// Every conversation the desk knows, in the book's own order. Keeps nothing but the folded texts that are searched:
// they are made while nothing else is to be done, so that the first letter typed finds them there. GUI thread.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole + 1, // ConversationRow
        IdRole, // the conversation's id as text
    };

    // Both must outlive the model.
    ConversationListModel(state::Desk &desk, const base::Clock &clock, QObject *parent = nullptr);

    const state::ConversationEntry &entry(int row) const;
    ConversationRow row(int row) const;
    // -1: unknown.
    int rowOf(const domain::ConversationId &conversation) const;
    // What is searched: name, last line, tags and topic, folded by foldedForSearch().
    const QString &searchText(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString spokenText(const ConversationRow &row) const;
    QString toolTip(const ConversationRow &row) const;
    void touch(const domain::ConversationId &conversation);
    void foldSome();

    state::Desk &m_desk;
    const base::Clock &m_clock;
    int m_count = 0;
    mutable QList<QString> m_searchTexts; // empty: to be made
    QTimer m_folding;
    int m_folded = 0; // all rows before it have their text, unless they changed since
};

} // namespace qiao::workstation::inbox
