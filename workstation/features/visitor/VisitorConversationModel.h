#pragma once

#include "common/domain/Conversation.h"

#include <QAbstractListModel>

namespace qiao::workstation::state {
class Desk;
}

namespace qiao::workstation::visitor {

// The conversations of one visitor that are known here, the newest first. GUI thread.
class VisitorConversationModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int most = 20;

    enum Role {
        StateRole = Qt::UserRole + 1, // domain::ConversationState as int
        TimeRole, // in words
        CurrentRole, // bool: the one that is open
    };

    // Both must outlive the model.
    VisitorConversationModel(state::Desk &desk, const base::Clock &clock, QObject *parent = nullptr);

    void setVisitor(const domain::VisitorId &visitor, const domain::ConversationId &current);
    domain::ConversationId conversationAt(int row) const { return m_conversations.value(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    static QString stateWords(domain::ConversationState state);

private:
    void refresh();

    state::Desk &m_desk;
    const base::Clock &m_clock;
    domain::VisitorId m_visitor;
    domain::ConversationId m_current;
    QList<domain::ConversationId> m_conversations;
};

} // namespace qiao::workstation::visitor
