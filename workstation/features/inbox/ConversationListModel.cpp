#include "workstation/features/inbox/ConversationListModel.h"

#include "workstation/features/inbox/SearchFolding.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/FactorText.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/VisitorName.h"

#include <QDateTime>

#include <algorithm>

namespace qiao::workstation::inbox {

namespace {

// Only what spoke for the agent.
QStringList becauseOf(QList<domain::AssignmentFactor> factors)
{
    const auto counts = [](const domain::AssignmentFactor &factor) { return factor.weight * factor.value; };
    std::stable_sort(factors.begin(), factors.end(),
        [&](const auto &one, const auto &other) { return counts(one) > counts(other); });
    QStringList because;
    for (const domain::AssignmentFactor &factor : std::as_const(factors)) {
        if (counts(factor) > 0)
            because.append(ui::factorText(factor.factor));
    }
    return because;
}

} // namespace

ConversationListModel::ConversationListModel(state::Desk &desk, const base::Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_count(desk.conversations()->count())
    , m_searchTexts(m_count)
{
    using state::ConversationBook;
    const ConversationBook *book = desk.conversations();
    connect(book, &ConversationBook::aboutToReset, this, [this] { beginResetModel(); });
    connect(book, &ConversationBook::wasReset, this, [this, book] {
        m_count = book->count();
        m_searchTexts = QList<QString>(m_count);
        m_folded = 0;
        m_folding.start();
        endResetModel();
    });
    connect(book, &ConversationBook::conversationAboutToBeAdded, this,
        [this](int index) { beginInsertRows({}, index, index); });
    connect(book, &ConversationBook::conversationAdded, this, [this](const domain::ConversationId &, int index) {
        ++m_count;
        m_searchTexts.insert(index, QString());
        endInsertRows();
    });
    connect(
        book, &ConversationBook::conversationAboutToBeRemoved, this, [this](const domain::ConversationId &, int index) {
            beginRemoveRows({}, index, index);
            --m_count;
            m_searchTexts.removeAt(index);
        });
    connect(book, &ConversationBook::conversationRemoved, this, [this] { endRemoveRows(); });
    connect(book, &ConversationBook::conversationChanged, this, [this](const domain::ConversationId &, int index) {
        m_searchTexts[index].clear();
        Q_EMIT dataChanged(this->index(index), this->index(index));
    });
    connect(&m_folding, &QTimer::timeout, this, &ConversationListModel::foldSome);
    m_folding.start();
    connect(desk.drafts(), &state::Drafts::changed, this, &ConversationListModel::touch);
    // Their promises may be others now.
    connect(&desk, &state::Desk::queuesChanged, this, [this] {
        if (m_count > 0)
            Q_EMIT dataChanged(index(0), index(m_count - 1));
    });
}

const state::ConversationEntry &ConversationListModel::entry(int row) const
{
    return m_desk.conversations()->at(row);
}

ConversationRow ConversationListModel::row(int index) const
{
    const state::ConversationEntry &entry = this->entry(index);
    const domain::Conversation &conversation = entry.conversation;
    ConversationRow row;
    row.id = conversation.id;
    row.visitor = conversation.visitor;
    row.name = entry.visitor.name.isEmpty() ? conversation.visitorName : entry.visitor.name;
    row.name = ui::visitorName(row.name, conversation.visitor.toString());
    row.vip = entry.visitor.vip;
    row.channel = conversation.channel;
    row.lastLine = conversation.lastLine.isEmpty() ? conversation.topic : conversation.lastLine;
    row.draft = m_desk.drafts()->draft(conversation.id).text.simplified();
    row.state = conversation.state;
    row.owner = conversation.agent;
    row.ownerName = conversation.agentName;
    row.isMine = entry.isMine;
    row.isOfferedToMe = entry.isOfferedToMe;
    row.isVisitorOnline = entry.isVisitorOnline;
    row.isVisitorTyping = entry.typing && entry.typing->author.role == domain::AuthorRole::Visitor;
    row.unread = entry.unread;
    row.isDeferred = entry.isDeferred;
    row.isWatched = entry.isWatched && !entry.isMine;
    row.waitingSince = entry.isWaiting ? conversation.waitingSince : base::TimePoint{};
    row.sla = m_desk.queue(conversation.queue).sla;
    row.waiting = conversation.state == domain::ConversationState::Queued ? entry.waiting : std::nullopt;
    row.because = becauseOf(conversation.offeredBecause);
    row.wrapUpUntil = entry.isWrappingUp ? conversation.wrapUpUntil : base::TimePoint{};
    row.updatedAt = conversation.updatedAt;
    return row;
}

int ConversationListModel::rowOf(const domain::ConversationId &conversation) const
{
    return m_desk.conversations()->indexOf(conversation);
}

const QString &ConversationListModel::searchText(int row) const
{
    QString &text = m_searchTexts[row];
    if (text.isEmpty()) {
        const state::ConversationEntry &entry = this->entry(row);
        const domain::Conversation &conversation = entry.conversation;
        const QChar end = u'\n';
        text = foldedForSearch(entry.visitor.name + end + conversation.visitorName + end + conversation.lastLine + end
            + conversation.topic + end + conversation.tags.join(end));
    }
    return text;
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case RowRole:
        return QVariant::fromValue(row(index.row()));
    case IdRole:
        return entry(index.row()).id().toString();
    case Qt::DisplayRole:
        return row(index.row()).name;
    case Qt::AccessibleTextRole:
        return spokenText(row(index.row()));
    case Qt::ToolTipRole:
        return toolTip(row(index.row()));
    default:
        return {};
    }
}

QString ConversationListModel::spokenText(const ConversationRow &row) const
{
    QStringList parts{row.name};
    if (row.vip > 0)
        parts.append(tr("VIP %1").arg(row.vip));
    if (row.isOfferedToMe)
        parts.append(tr("offered to you"));
    if (row.isWaiting()) {
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(row.waited(m_clock.now())).count();
        parts.append(
            minutes == 0 ? tr("waiting less than a minute") : tr("waiting %n minute(s)", nullptr, int(minutes)));
        parts.append(row.waitingWords(m_clock.now()));
    } else if (row.isDeferred) {
        parts.append(tr("a message was left"));
    } else if (row.isWrappingUp()) {
        parts.append(tr("to be wrapped up"));
    } else if (row.state == domain::ConversationState::Closed) {
        parts.append(tr("closed"));
    } else if (!row.isMine) {
        parts.append(tr("with %1").arg(row.ownerName));
    }
    if (row.isWatched)
        parts.append(tr("you listen"));
    if (row.unread > 0)
        parts.append(tr("%n unread", nullptr, row.unread));
    if (row.isVisitorTyping)
        parts.append(tr("typing"));
    if (!row.draft.isEmpty())
        parts.append(tr("draft: %1").arg(row.draft));
    else if (!row.lastLine.isEmpty())
        parts.append(row.lastLine);
    parts.removeAll(QString());
    return parts.join(tr(", ", "between the parts of a spoken line"));
}

QString ConversationListModel::toolTip(const ConversationRow &row) const
{
    const auto time
        = [](base::TimePoint at) { return ui::fullTime(QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at))); };
    QStringList lines;
    if (row.isWaiting())
        lines.append({tr("Waiting since %1").arg(time(row.waitingSince)), row.waitingWords(m_clock.now())});
    else
        lines.append(tr("Last event: %1").arg(time(row.updatedAt)));
    if (!row.ownerName.isEmpty() && row.state == domain::ConversationState::Assigned)
        lines.append(tr("With %1").arg(row.ownerName));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

// A few at a time: the window stays awake.
void ConversationListModel::foldSome()
{
    constexpr int some = 200;
    const int end = std::min(m_folded + some, m_count);
    for (; m_folded < end; ++m_folded)
        (void)searchText(m_folded);
    if (m_folded >= m_count)
        m_folding.stop();
}

void ConversationListModel::touch(const domain::ConversationId &conversation)
{
    const int row = rowOf(conversation);
    if (row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

} // namespace qiao::workstation::inbox
