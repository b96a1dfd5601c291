#include "workstation/features/visitor/VisitorConversationModel.h"

#include "workstation/state/Desk.h"
#include "workstation/ui/RelativeTime.h"

#include <QDateTime>

#include <algorithm>

namespace qiao::workstation::visitor {

VisitorConversationModel::VisitorConversationModel(state::Desk &desk, const base::Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    using state::ConversationBook;
    const ConversationBook *book = desk.conversations();
    connect(book, &ConversationBook::aboutToReset, this, [this] {
        beginResetModel();
        m_conversations.clear();
        endResetModel();
    });
    connect(book, &ConversationBook::wasReset, this, &VisitorConversationModel::refresh);
    connect(book, &ConversationBook::conversationAdded, this, &VisitorConversationModel::refresh);
    connect(book, &ConversationBook::conversationChanged, this, [this](const domain::ConversationId &changed) {
        const qsizetype row = m_conversations.indexOf(changed);
        if (row >= 0)
            Q_EMIT dataChanged(index(int(row)), index(int(row)));
    });
    connect(book, &ConversationBook::conversationAboutToBeRemoved, this, [this](const domain::ConversationId &removed) {
        const qsizetype row = m_conversations.indexOf(removed);
        if (row < 0)
            return;
        beginRemoveRows({}, int(row), int(row));
        m_conversations.removeAt(row);
        endRemoveRows();
    });
}

void VisitorConversationModel::setVisitor(const domain::VisitorId &visitor, const domain::ConversationId &current)
{
    m_visitor = visitor;
    m_current = current;
    refresh();
}

int VisitorConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_conversations.size());
}

QVariant VisitorConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const state::ConversationEntry *entry = m_desk.conversations()->find(m_conversations.at(index.row()));
    if (!entry)
        return {};
    const domain::Conversation &conversation = entry->conversation;
    const auto words = [&] {
        if (!conversation.lastLine.isEmpty())
            return conversation.lastLine;
        return conversation.topic.isEmpty() ? tr("No message yet") : conversation.topic;
    };
    const auto localTime = [](base::TimePoint at) { return QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at)); };
    switch (role) {
    case Qt::DisplayRole:
        return words();
    case StateRole:
        return int(conversation.state);
    case TimeRole:
        return ui::relativeTime(localTime(conversation.updatedAt), localTime(m_clock.now()));
    case CurrentRole:
        return conversation.id == m_current;
    case Qt::ToolTipRole:
        return ui::fullTime(localTime(conversation.updatedAt));
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3", "a conversation: state, time, last words")
            .arg(stateWords(conversation.state),
                ui::relativeTime(localTime(conversation.updatedAt), localTime(m_clock.now())), words());
    default:
        return {};
    }
}

QString VisitorConversationModel::stateWords(domain::ConversationState state)
{
    switch (state) {
    case domain::ConversationState::Queued:
    case domain::ConversationState::Offered:
        return tr("Waiting");
    case domain::ConversationState::Assigned:
        return tr("Open");
    case domain::ConversationState::Closed:
        return tr("Closed");
    }
    return {};
}

void VisitorConversationModel::refresh()
{
    QList<domain::ConversationId> found
        = m_visitor.isEmpty() ? QList<domain::ConversationId>() : m_desk.conversations()->conversationsOf(m_visitor);
    std::sort(found.begin(), found.end(), [this](const auto &left, const auto &right) {
        const state::ConversationEntry *one = m_desk.conversations()->find(left);
        const state::ConversationEntry *other = m_desk.conversations()->find(right);
        return one->conversation.startedAt > other->conversation.startedAt;
    });
    found = found.mid(0, most);
    if (found == m_conversations) {
        if (!found.isEmpty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_conversations = found;
    endResetModel();
}

} // namespace qiao::workstation::visitor
