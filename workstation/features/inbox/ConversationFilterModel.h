#pragma once

#include "workstation/state/ConversationEntry.h"

#include <QAbstractProxyModel>

namespace qiao::workstation::inbox {

class ConversationListModel;

enum class Segment { Mine, Waiting, All };

// The conversations of one segment that match what is typed, the most pressing first. One that changes moves alone; a
// longer search text looks only at what the shorter one left. GUI thread.
class ConversationFilterModel : public QAbstractProxyModel
{
    Q_OBJECT

public:
    // `source` must outlive the model.
    explicit ConversationFilterModel(ConversationListModel &source, QObject *parent = nullptr);

    Segment segment() const { return m_segment; }
    void setSegment(Segment segment);

    // As it is typed: all its words must be found. Resets the model when the answer is another one.
    void setSearch(const QString &typed);
    bool isSearching() const { return !m_words.isEmpty(); }

    // -1: not in this list.
    int rowOf(const domain::ConversationId &conversation) const;
    domain::ConversationId conversationAt(int row) const;

    QModelIndex mapToSource(const QModelIndex &index) const override;
    QModelIndex mapFromSource(const QModelIndex &index) const override;
    QModelIndex index(int row, int column = 0, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &) const override { return {}; }
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;

private:
    bool isInSegment(int sourceRow) const;
    bool isFound(int sourceRow) const;
    bool comesBefore(int left, int right) const;
    int placeFor(int sourceRow) const;
    void rebuild();

    void sourceChanged(int sourceRow);
    void sourceInserted(int first, int last);
    void sourceAboutToRemove(int first, int last);
    void insertSorted(int sourceRow);

    ConversationListModel &m_source;
    Segment m_segment = Segment::Mine;
    QStringList m_words;
    QList<int> m_rows; // of the source, sorted
};

} // namespace qiao::workstation::inbox
