#include "workstation/features/conversation/RowHeights.h"

#include <bit>

namespace qiao::workstation::conversation {

RowHeights::RowHeights(int estimate)
    : m_estimate(estimate)
{
    rebuild();
}

int RowHeights::rowAt(int y) const
{
    if (m_heights.isEmpty())
        return -1;
    int row = 0;
    int rest = std::max(y, 0);
    for (int step = int(std::bit_floor(unsigned(count()))); step > 0; step /= 2) {
        const int next = row + step;
        if (next <= count() && m_sums.at(next) <= rest) {
            row = next;
            rest -= m_sums.at(next);
        }
    }
    return std::min(row, count() - 1);
}

void RowHeights::reset(int count)
{
    m_heights = QList<int>(count, m_estimate);
    m_measured = QList<bool>(count, false);
    rebuild();
}

void RowHeights::insert(int row, int count)
{
    m_heights.insert(row, count, m_estimate);
    m_measured.insert(row, count, false);
    rebuild();
}

void RowHeights::remove(int row, int count)
{
    m_heights.remove(row, count);
    m_measured.remove(row, count);
    rebuild();
}

void RowHeights::setMeasured(int row, int height)
{
    m_measured[row] = true;
    add(row, height - m_heights.at(row));
}

void RowHeights::forget(int row)
{
    m_measured[row] = false;
}

void RowHeights::forgetAll()
{
    m_measured.fill(false);
}

int RowHeights::sumBefore(int row) const
{
    int sum = 0;
    for (int i = row; i > 0; i &= i - 1)
        sum += m_sums.at(i);
    return sum;
}

void RowHeights::add(int row, int delta)
{
    m_heights[row] += delta;
    for (int i = row + 1; i <= count(); i += i & -i)
        m_sums[i] += delta;
}

void RowHeights::rebuild()
{
    m_sums = QList<int>(count() + 1, 0);
    for (int i = 1; i <= count(); ++i) {
        m_sums[i] += m_heights.at(i - 1);
        const int parent = i + (i & -i);
        if (parent <= count())
            m_sums[parent] += m_sums.at(i);
    }
}

} // namespace qiao::workstation::conversation
