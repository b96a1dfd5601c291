#include "workstation/features/supervisor/AgentBoardModel.h"

#include "workstation/features/supervisor/PresenceMenu.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/PauseText.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/VisitorName.h"

#include <QLocale>

#include <algorithm>

namespace qiao::workstation::supervisor {

namespace {

double fullness(const protocol::AgentStatus &status)
{
    return status.agent.capacity > 0 ? static_cast<double>(status.load) / status.agent.capacity : 0;
}

// Negative, zero, positive, as a comparison. Whoever has no figure stands behind who has one.
int compare(const AgentRow &one, const AgentRow &other, int column)
{
    const auto order = [](const auto &left, const auto &right) { return left < right ? -1 : right < left ? 1 : 0; };
    switch (column) {
    case AgentBoardModel::State: {
        const int byPresence = order(int(other.status.presence), int(one.status.presence));
        return byPresence != 0 ? byPresence : order(one.status.since, other.status.since);
    }
    case AgentBoardModel::Load:
        return order(fullness(one.status), fullness(other.status));
    case AgentBoardModel::Conversations:
        return order(one.visitors.size(), other.visitors.size());
    case AgentBoardModel::Handled:
        return order(one.figures.handled, other.figures.handled);
    case AgentBoardModel::Handling:
        return order(state::averageHandling(one.figures).value_or(base::Milliseconds(-1)),
            state::averageHandling(other.figures).value_or(base::Milliseconds(-1)));
    case AgentBoardModel::Rating:
        return order(state::averageRating(one.figures).value_or(-1), state::averageRating(other.figures).value_or(-1));
    default:
        return one.status.agent.displayName.compare(other.status.agent.displayName, Qt::CaseInsensitive);
    }
}

} // namespace

AgentBoardModel::AgentBoardModel(state::Desk &desk, const base::Clock &clock, QObject *parent)
    : SettlingModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    const state::Roster *roster = desk.roster();
    const auto rosterChanged = [this, roster](int index) { changed(roster->agents().at(index).agent.id.toString()); };
    connect(roster, &state::Roster::wasReset, this, [this] { startOver(); });
    connect(roster, &state::Roster::added, this, rosterChanged);
    connect(roster, &state::Roster::changed, this, rosterChanged);
    connect(desk.board(), &state::Board::wasReset, this, [this] { startOver(); });
    connect(desk.board(), &state::Board::agentChanged, this,
        [this](const domain::AgentId &agent) { changed(agent.toString()); });
    using state::ConversationBook;
    const ConversationBook *book = desk.conversations();
    connect(book, &ConversationBook::wasReset, this, [this] {
        m_areVisitorsStale = true;
        startOver();
    });
    connect(
        book, &ConversationBook::conversationChanged, this, [this, book](const domain::ConversationId &, int index) {
            m_areVisitorsStale = true;
            if (const domain::AgentId &agent = book->at(index).conversation.agent; !agent.isEmpty())
                changed(agent.toString());
            else
                changed();
        });
    const auto comesOrGoes = [this] {
        m_areVisitorsStale = true;
        changed();
    };
    connect(book, &ConversationBook::conversationAdded, this, comesOrGoes);
    connect(book, &ConversationBook::conversationRemoved, this, comesOrGoes);
    startOver();
}

void AgentBoardModel::setSearch(const QString &typed)
{
    m_search = typed.trimmed();
    settle();
}

void AgentBoardModel::gatherVisitors()
{
    if (!std::exchange(m_areVisitorsStale, false))
        return;
    m_visitors.clear();
    const state::ConversationBook *book = m_desk.conversations();
    for (int index = 0; index < book->count(); ++index) {
        const state::ConversationEntry &entry = book->at(index);
        if (!entry.isOpen || entry.conversation.state != domain::ConversationState::Assigned)
            continue;
        const QString &known = entry.visitor.name.isEmpty() ? entry.conversation.visitorName : entry.visitor.name;
        m_visitors[entry.conversation.agent].append(ui::visitorName(known, entry.conversation.visitor.toString()));
    }
}

AgentRow AgentBoardModel::agentRow(const domain::AgentId &agent) const
{
    AgentRow row;
    if (const protocol::AgentStatus *status = m_desk.roster()->find(agent))
        row.status = *status;
    row.figures = m_desk.board()->agent(agent);
    row.visitors = m_visitors.value(agent);
    return row;
}

bool AgentBoardModel::isFound(const AgentRow &row) const
{
    const auto holds = [this](const QString &text) { return text.contains(m_search, Qt::CaseInsensitive); };
    return m_search.isEmpty() || holds(row.status.agent.displayName) || holds(row.status.reason)
        || std::any_of(row.visitors.cbegin(), row.visitors.cend(), holds);
}

QList<QString> AgentBoardModel::wantedKeys()
{
    gatherVisitors();
    std::vector<AgentRow> rows;
    for (const protocol::AgentStatus &status : m_desk.roster()->agents()) {
        AgentRow row{status, m_desk.board()->agent(status.agent.id), m_visitors.value(status.agent.id)};
        if (!status.agent.isDisabled && isFound(row))
            rows.push_back(std::move(row));
    }
    std::vector<const AgentRow *> order;
    order.reserve(rows.size());
    for (const AgentRow &row : rows)
        order.push_back(&row);
    std::sort(order.begin(), order.end(), [this](const AgentRow *one, const AgentRow *other) {
        const int by = compare(*one, *other, m_sortColumn);
        if (by != 0)
            return m_sortOrder == Qt::AscendingOrder ? by < 0 : by > 0;
        const int byName = compare(*one, *other, Name);
        return byName != 0 ? byName < 0 : one->status.agent.id.toString() < other->status.agent.id.toString();
    });
    QList<QString> keys;
    keys.reserve(static_cast<qsizetype>(order.size()));
    for (const AgentRow *row : order)
        keys.append(row->status.agent.id.toString());
    return keys;
}

int AgentBoardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void AgentBoardModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || (column == m_sortColumn && order == m_sortOrder))
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    settle();
}

QString AgentBoardModel::stateText(const protocol::AgentStatus &status) const
{
    QStringList parts{ui::signText(signOf(status.presence))};
    if (status.since != base::TimePoint{}) {
        const auto since = std::max(m_clock.now() - status.since, base::Milliseconds(0));
        parts.append(ui::waitText(std::chrono::floor<std::chrono::seconds>(since)));
    }
    parts.append(ui::pauseText(status.reason));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString AgentBoardModel::text(const AgentRow &row, int column) const
{
    const QLocale locale;
    const QString nothing = QStringLiteral("–");
    switch (column) {
    case Name:
        return row.status.agent.displayName;
    case State:
        return stateText(row.status);
    case Load:
        return tr("%1 of %2").arg(locale.toString(row.status.load), locale.toString(row.status.agent.capacity));
    case Conversations:
        return locale.createSeparatedList(row.visitors);
    case Handled:
        return locale.toString(row.figures.handled);
    case Handling: {
        const std::optional<base::Milliseconds> average = state::averageHandling(row.figures);
        return average ? ui::waitText(std::chrono::round<std::chrono::seconds>(*average)) : nothing;
    }
    case Rating: {
        const std::optional<double> rating = state::averageRating(row.figures);
        return rating ? tr("%1 (%2)").arg(locale.toString(*rating, 'f', 1), locale.toString(row.figures.ratings))
                      : nothing;
    }
    default:
        return {};
    }
}

QVariant AgentBoardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AgentRow row = agentRow(agentAt(index.row()));
    switch (role) {
    case RowRole:
        return QVariant::fromValue(row);
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "a column of the table and its value")
            .arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text(row, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() >= Handled ? int(Qt::AlignRight | Qt::AlignVCenter)
                                         : int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return index.column() == Conversations ? row.visitors.join(u'\n') : QString();
    default:
        return {};
    }
}

QVariant AgentBoardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section >= Handled ? int(Qt::AlignRight | Qt::AlignVCenter) : int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool isFull = role == Qt::ToolTipRole;
    switch (section) {
    case Name:
        return tr("Agent");
    case State:
        return tr("State");
    case Load:
        return isFull ? tr("Conversations that take capacity, of those possible at once") : tr("Load");
    case Conversations:
        return tr("Conversations now");
    case Handled:
        return isFull ? tr("Conversations closed today") : tr("Handled");
    case Handling:
        return isFull ? tr("Average handling time today") : tr("AHT");
    case Rating:
        return isFull ? tr("Average rating today, of 5, and how many gave one") : tr("CSAT");
    default:
        return {};
    }
}

void AgentBoardModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace qiao::workstation::supervisor
