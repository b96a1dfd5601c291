#include "workstation/features/supervisor/QueueBoardModel.h"

#include "workstation/features/supervisor/QueueCardLayout.h"
#include "workstation/state/Desk.h"

#include <algorithm>

namespace qiao::workstation::supervisor {

namespace {

// When the promise to who waits longest is broken. The order by it does not change as time goes on.
base::TimePoint deadline(const protocol::QueueFigures &figures)
{
    if (figures.waiting == 0 || figures.longestSince == base::TimePoint{})
        return base::TimePoint::max();
    return figures.sla > base::Milliseconds(0) ? figures.longestSince + figures.sla
                                               : base::TimePoint::max() - base::Milliseconds(1);
}

bool comesBefore(const protocol::QueueFigures &one, const protocol::QueueFigures &other)
{
    if (deadline(one) != deadline(other))
        return deadline(one) < deadline(other);
    if (one.waiting != other.waiting)
        return one.waiting > other.waiting;
    if (one.deferred != other.deferred)
        return one.deferred > other.deferred;
    const int byName = one.name.compare(other.name, Qt::CaseInsensitive);
    return byName != 0 ? byName < 0 : one.queue.toString() < other.queue.toString();
}

} // namespace

QueueBoardModel::QueueBoardModel(state::Desk &desk, const base::Clock &clock, QObject *parent)
    : SettlingModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    const state::Board *board = desk.board();
    connect(board, &state::Board::wasReset, this, [this] { startOver(); });
    connect(board, &state::Board::added, this, [this] { changed(); });
    connect(board, &state::Board::queueChanged, this,
        [this, board](int index) { changed(board->at(index).queue.toString()); });
    startOver();
}

void QueueBoardModel::setSearch(const QString &typed)
{
    m_search = typed.trimmed();
    settle();
}

QList<QString> QueueBoardModel::wantedKeys()
{
    std::vector<const protocol::QueueFigures *> found;
    for (const protocol::QueueFigures &figures : m_desk.board()->queues()) {
        if (m_search.isEmpty() || figures.name.contains(m_search, Qt::CaseInsensitive))
            found.push_back(&figures);
    }
    std::sort(found.begin(), found.end(), [](const auto *one, const auto *other) { return comesBefore(*one, *other); });
    QList<QString> keys;
    keys.reserve(static_cast<qsizetype>(found.size()));
    for (const protocol::QueueFigures *figures : found)
        keys.append(figures->queue.toString());
    return keys;
}

QVariant QueueBoardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int place = m_desk.board()->indexOf(queueAt(index.row()));
    if (place < 0)
        return {};
    const protocol::QueueFigures &figures = m_desk.board()->at(place);
    switch (role) {
    case FiguresRole:
        return QVariant::fromValue(figures);
    case Qt::DisplayRole:
        return figures.name;
    case Qt::AccessibleTextRole:
        return spokenText(figures);
    default:
        return {};
    }
}

QString QueueBoardModel::spokenText(const protocol::QueueFigures &figures) const
{
    const QueueCardWords words(figures, m_clock.now());
    QStringList parts{figures.name, tr("%n waiting", nullptr, figures.waiting), words.longest, words.promise,
        words.share, words.flow, words.agents, words.hours};
    parts.removeAll(QString());
    return parts.join(tr(", ", "between the parts of a spoken line"));
}

} // namespace qiao::workstation::supervisor
