#include "workstation/features/inbox/ConversationFilterModel.h"

#include "workstation/features/inbox/ConversationListModel.h"
#include "workstation/features/inbox/SearchFolding.h"

#include <algorithm>
#include <limits>

namespace qiao::workstation::inbox {

namespace {

// How far in front it is in its queue, where the relay said so.
int placeOf(const state::ConversationEntry &entry)
{
    const bool isTold = entry.waiting && entry.waiting->position > 0;
    return isTold ? entry.waiting->position : std::numeric_limits<int>::max();
}

} // namespace

ConversationFilterModel::ConversationFilterModel(ConversationListModel &source, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_source(source)
{
    setSourceModel(&source);
    connect(&source, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&source, &QAbstractItemModel::modelReset, this, [this] {
        rebuild();
        endResetModel();
    });
    connect(&source, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        for (int row = first.row(); row <= last.row(); ++row)
            sourceChanged(row);
    });
    connect(&source, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { sourceInserted(first, last); });
    connect(&source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
        [this](const QModelIndex &, int first, int last) { sourceAboutToRemove(first, last); });
    connect(&source, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        for (int &row : m_rows) {
            if (row > last)
                row -= last - first + 1;
        }
    });
    rebuild();
}

void ConversationFilterModel::setSegment(Segment segment)
{
    if (segment == m_segment)
        return;
    beginResetModel();
    m_segment = segment;
    rebuild();
    endResetModel();
}

void ConversationFilterModel::setSearch(const QString &typed)
{
    const QStringList words = searchWords(typed);
    if (words == m_words)
        return;
    // Where every earlier word is the beginning of one that is typed now, nothing that was left out can come back.
    const bool isNarrower = words.size() >= m_words.size()
        && std::equal(m_words.begin(), m_words.end(), words.begin(),
            [](const QString &before, const QString &now) { return now.startsWith(before); });
    const bool wasSearching = isSearching();
    m_words = words;
    if (isNarrower && wasSearching) {
        QList<int> rest;
        std::copy_if(
            m_rows.cbegin(), m_rows.cend(), std::back_inserter(rest), [this](int row) { return isFound(row); });
        if (rest.size() == m_rows.size())
            return;
        beginResetModel();
        m_rows = rest;
        endResetModel();
        return;
    }
    beginResetModel();
    rebuild();
    endResetModel();
}

int ConversationFilterModel::rowOf(const domain::ConversationId &conversation) const
{
    const int row = m_source.rowOf(conversation);
    return row < 0 ? -1 : int(m_rows.indexOf(row));
}

domain::ConversationId ConversationFilterModel::conversationAt(int row) const
{
    if (row < 0 || row >= m_rows.size())
        return {};
    return m_source.entry(m_rows.at(row)).id();
}

QModelIndex ConversationFilterModel::mapToSource(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    return m_source.index(m_rows.at(index.row()));
}

QModelIndex ConversationFilterModel::mapFromSource(const QModelIndex &index) const
{
    const qsizetype row = index.isValid() ? m_rows.indexOf(index.row()) : -1;
    return row < 0 ? QModelIndex() : createIndex(int(row), 0);
}

QModelIndex ConversationFilterModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int ConversationFilterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ConversationFilterModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

bool ConversationFilterModel::isInSegment(int sourceRow) const
{
    const state::ConversationEntry &entry = m_source.entry(sourceRow);
    switch (m_segment) {
    case Segment::Mine:
        return entry.isWrappingUp || (entry.conversation.isOpen() && (entry.isMine || entry.isOfferedToMe));
    case Segment::Waiting:
        return entry.isWaiting;
    case Segment::All:
        return true;
    }
    return true;
}

bool ConversationFilterModel::isFound(int sourceRow) const
{
    if (m_words.isEmpty())
        return true;
    const QString &text = m_source.searchText(sourceRow);
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return text.contains(word); });
}

bool ConversationFilterModel::comesBefore(int left, int right) const
{
    const state::ConversationEntry &one = m_source.entry(left);
    const state::ConversationEntry &other = m_source.entry(right);
    const domain::Conversation &first = one.conversation;
    const domain::Conversation &second = other.conversation;
    const auto awaitsAnswer
        = [](const domain::Conversation &talk) { return talk.lastVisitorMessage > talk.lastAgentMessage; };
    switch (m_segment) {
    case Segment::Mine:
        if (one.isOfferedToMe != other.isOfferedToMe)
            return one.isOfferedToMe;
        if (one.isWrappingUp != other.isWrappingUp)
            return other.isWrappingUp;
        if (awaitsAnswer(first) != awaitsAnswer(second))
            return awaitsAnswer(first);
        break;
    case Segment::Waiting:
        if (one.isDeferred != other.isDeferred)
            return other.isDeferred;
        if (placeOf(one) != placeOf(other))
            return placeOf(one) < placeOf(other);
        if (one.visitor.vip != other.visitor.vip)
            return one.visitor.vip > other.visitor.vip;
        if (first.waitingSince != second.waitingSince)
            return first.waitingSince < second.waitingSince;
        break;
    case Segment::All:
        if (first.isOpen() != second.isOpen())
            return first.isOpen();
        break;
    }
    if (first.updatedAt != second.updatedAt)
        return first.updatedAt > second.updatedAt;
    return left < right;
}

int ConversationFilterModel::placeFor(int sourceRow) const
{
    const auto place = std::lower_bound(
        m_rows.begin(), m_rows.end(), sourceRow, [this](int left, int right) { return comesBefore(left, right); });
    return int(place - m_rows.begin());
}

void ConversationFilterModel::rebuild()
{
    m_rows.clear();
    for (int row = 0; row < m_source.rowCount(); ++row) {
        if (isInSegment(row) && isFound(row))
            m_rows.append(row);
    }
    std::sort(m_rows.begin(), m_rows.end(), [this](int left, int right) { return comesBefore(left, right); });
}

void ConversationFilterModel::sourceChanged(int sourceRow)
{
    const int at = int(m_rows.indexOf(sourceRow));
    const bool belongs = isInSegment(sourceRow) && isFound(sourceRow);
    if (at < 0) {
        if (belongs)
            insertSorted(sourceRow);
        return;
    }
    if (!belongs) {
        beginRemoveRows({}, at, at);
        m_rows.removeAt(at);
        endRemoveRows();
        return;
    }
    // Without the row itself the others are in order.
    const auto before = [this](int left, int right) { return comesBefore(left, right); };
    const auto head = m_rows.cbegin() + at;
    const auto front = std::lower_bound(m_rows.cbegin(), head, sourceRow, before);
    const auto place = front != head ? front : std::lower_bound(head + 1, m_rows.cend(), sourceRow, before);
    const int to = int(place - m_rows.cbegin());
    if (to != at && to != at + 1) {
        beginMoveRows({}, at, at, {}, to);
        m_rows.move(at, to > at ? to - 1 : to);
        endMoveRows();
    }
    const QModelIndex changed = index(int(m_rows.indexOf(sourceRow)));
    Q_EMIT dataChanged(changed, changed);
}

void ConversationFilterModel::sourceInserted(int first, int last)
{
    const int count = last - first + 1;
    for (int &row : m_rows) {
        if (row >= first)
            row += count;
    }
    for (int row = first; row <= last; ++row) {
        if (isInSegment(row) && isFound(row))
            insertSorted(row);
    }
}

void ConversationFilterModel::sourceAboutToRemove(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const int at = int(m_rows.indexOf(row));
        if (at < 0)
            continue;
        beginRemoveRows({}, at, at);
        m_rows.removeAt(at);
        endRemoveRows();
    }
}

void ConversationFilterModel::insertSorted(int sourceRow)
{
    const int place = placeFor(sourceRow);
    beginInsertRows({}, place, place);
    m_rows.insert(place, sourceRow);
    endInsertRows();
}

} // namespace qiao::workstation::inbox
