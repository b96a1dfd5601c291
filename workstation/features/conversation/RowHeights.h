#pragma once

#include <QList>

namespace qiao::workstation::conversation {

// The heights of a long list's rows, in pixels: a guess until a row was measured, with every sum and search found in
// logarithmic time. A plain value; GUI thread.
class RowHeights
{
public:
    explicit RowHeights(int estimate = 56);

    int count() const { return int(m_heights.size()); }
    int total() const { return sumBefore(count()); }
    int top(int row) const { return sumBefore(row); }
    int height(int row) const { return m_heights.at(row); }
    bool isMeasured(int row) const { return m_measured.at(row); }

    // The row that covers `y`; the first or the last for a place before or behind all rows, -1 without rows.
    int rowAt(int y) const;

    void reset(int count);
    void insert(int row, int count);
    void remove(int row, int count);
    void setMeasured(int row, int height);

    // The row must be measured again; until then its last height is the guess.
    void forget(int row);
    void forgetAll();

private:
    int sumBefore(int row) const;
    void add(int row, int delta);
    void rebuild();

    int m_estimate;
    QList<int> m_heights;
    QList<bool> m_measured;
    QList<int> m_sums; // a binary indexed tree over m_heights; index 0 is unused
};

} // namespace qiao::workstation::conversation
