#include "workstation/features/supervisor/LiveWallModel.h"

#include "workstation/state/Desk.h"
#include "workstation/ui/RelativeTime.h"

#include <algorithm>

namespace qiao::workstation::supervisor {

namespace {

// What the order depends on, taken once for each conversation.
struct Place
{
    base::TimePoint deadline;
    bool isDeferred;
    base::TimePoint startedAt;
    QString key;
};

bool comesBefore(const Place &one, const Place &other)
{
    if (one.deadline != other.deadline)
        return one.deadline < other.deadline;
    if (one.isDeferred != other.isDeferred)
        return other.isDeferred;
    return one.startedAt != other.startedAt ? one.startedAt < other.startedAt : one.key < other.key;
}

} // namespace

LiveWallModel::LiveWallModel(state::Desk &desk, const base::Clock &clock, QObject *parent)
    : SettlingModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    using state::ConversationBook;
    const ConversationBook *book = desk.conversations();
    connect(book, &ConversationBook::wasReset, this, [this] { startOver(); });
    connect(book, &ConversationBook::conversationAdded, this,
        [this](const domain::ConversationId &id) { changed(id.toString()); });
    connect(book, &ConversationBook::conversationChanged, this,
        [this](const domain::ConversationId &id) { changed(id.toString()); });
    connect(book, &ConversationBook::conversationRemoved, this, [this] { settle(); });
    connect(&desk, &state::Desk::queuesChanged, this, [this] { startOver(); });
    startOver();
}

void LiveWallModel::setFilter(WallFilter filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    startOver();
}

void LiveWallModel::setSearch(const QString &typed)
{
    m_search = typed.trimmed();
    settle();
}

void LiveWallModel::tick()
{
    if (m_filter == WallFilter::TooLate)
        changed();
}

bool LiveWallModel::isFound(const state::ConversationEntry &entry) const
{
    if (m_search.isEmpty())
        return true;
    const LiveConversation live(entry, m_desk);
    const auto holds = [this](const QString &text) { return text.contains(m_search, Qt::CaseInsensitive); };
    return holds(live.name) || holds(live.agentName) || holds(live.queueName) || holds(live.lastLine);
}

bool LiveWallModel::isShown(const state::ConversationEntry &entry, base::Milliseconds promised) const
{
    const base::TimePoint since = LiveConversation::pendingSinceOf(entry);
    switch (m_filter) {
    case WallFilter::All:
        break;
    case WallFilter::Waiting:
        if (!entry.isWaiting)
            return false;
        break;
    case WallFilter::Unanswered:
        if (entry.isWaiting || since == base::TimePoint{})
            return false;
        break;
    case WallFilter::TooLate:
        if (since == base::TimePoint{} || ui::waitLevel(m_clock.now() - since, promised) != ui::WaitLevel::TooLate)
            return false;
        break;
    }
    return isFound(entry);
}

// Looks at every open conversation: nothing is made for one but what the order needs.
QList<QString> LiveWallModel::wantedKeys()
{
    QHash<domain::QueueId, base::Milliseconds> promises;
    for (const protocol::QueueInfo &queue : m_desk.queues())
        promises.insert(queue.id, queue.sla);
    const base::Milliseconds usual = protocol::QueueInfo{}.sla;
    const state::ConversationBook *book = m_desk.conversations();
    std::vector<Place> places;
    for (int index = 0; index < book->count(); ++index) {
        const state::ConversationEntry &entry = book->at(index);
        if (!entry.isOpen)
            continue;
        const base::Milliseconds promised = promises.value(entry.conversation.queue, usual);
        if (!isShown(entry, promised))
            continue;
        places.push_back({LiveConversation::deadlineOf(LiveConversation::pendingSinceOf(entry), promised),
            entry.isDeferred, entry.conversation.startedAt, entry.id().toString()});
    }
    std::sort(places.begin(), places.end(), comesBefore);
    QList<QString> keys;
    keys.reserve(static_cast<qsizetype>(places.size()));
    for (const Place &place : places)
        keys.append(place.key);
    return keys;
}

QVariant LiveWallModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const state::ConversationEntry *entry = m_desk.conversations()->find(conversationAt(index.row()));
    if (!entry)
        return {};
    switch (role) {
    case LiveRole:
        return QVariant::fromValue(LiveConversation(*entry, m_desk));
    case Qt::DisplayRole:
        return LiveConversation(*entry, m_desk).name;
    case Qt::AccessibleTextRole:
        return spokenText(LiveConversation(*entry, m_desk));
    default:
        return {};
    }
}

QString LiveWallModel::spokenText(const LiveConversation &live) const
{
    const base::TimePoint now = m_clock.now();
    QStringList parts{live.name};
    if (live.vip > 0)
        parts.append(tr("VIP %1").arg(live.vip));
    parts.append(live.queueName);
    parts.append(live.standing(now));
    if (live.isPending()) {
        const auto waited = std::chrono::floor<std::chrono::seconds>(live.pendingFor(now));
        parts.append(tr("waiting for %1").arg(ui::waitText(waited)));
        if (live.level(now) == ui::WaitLevel::TooLate)
            parts.append(tr("too late"));
    }
    if (live.isWatched)
        parts.append(tr("you listen"));
    parts.append(live.lastLine);
    parts.removeAll(QString());
    return parts.join(tr(", ", "between the parts of a spoken line"));
}

} // namespace qiao::workstation::supervisor
