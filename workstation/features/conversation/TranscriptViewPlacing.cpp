#include "workstation/features/conversation/TranscriptView.h"
#include "workstation/features/conversation/UnseenPill.h"
#include "workstation/ui/Theme.h"

#include <QScrollBar>

// Where the rows of a TranscriptView lie, and which of them are measured.
namespace qiao::workstation::conversation {

namespace {

constexpr int tailRoom = 12; // under the last row
constexpr int passes = 4; // until the exact heights agree with the place on the screen

int px(int pixels)
{
    return ui::Theme::current().scaled(pixels);
}

} // namespace

int TranscriptView::headRoom() const
{
    return px(m_hasOlder ? 40 : 8);
}

int TranscriptView::contentHeight() const
{
    return headRoom() + m_heights.total() + px(tailRoom);
}

int TranscriptView::slack() const
{
    return std::max(0, viewport()->height() - contentHeight());
}

int TranscriptView::topOf(int row) const
{
    return headRoom() + slack() + m_heights.top(row) - verticalOffset();
}

void TranscriptView::measure(int row)
{
    if (m_heights.isMeasured(row) || !itemDelegate())
        return;
    const QModelIndex index = model()->index(row, 0);
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, viewport()->width(), 0);
    m_heights.setMeasured(row, itemDelegate()->sizeHint(option, index).height());
}

// Measures every row that the viewport would show if the top of `row` were at `y`.
void TranscriptView::measureAround(int row, int y)
{
    int below = y;
    for (int next = row; next < rowCount() && below < viewport()->height(); ++next) {
        measure(next);
        below += m_heights.height(next);
    }
    int above = y;
    for (int previous = row - 1; previous >= 0 && above > 0; --previous) {
        measure(previous);
        above -= m_heights.height(previous);
    }
}

void TranscriptView::settle()
{
    if (m_isSettling || !model())
        return;
    m_isSettling = true;
    if (m_width != viewport()->width()) {
        m_width = viewport()->width();
        m_heights.forgetAll();
    }
    const int room = viewport()->height();
    int value = 0;
    if (rowCount() > 0) {
        if (m_anchor.row < 0 || m_anchor.row >= rowCount())
            m_follows = true;
        if (m_follows)
            m_anchor = {rowCount(), room - px(tailRoom)};
        for (int pass = 0; pass < passes; ++pass) {
            measureAround(m_anchor.row, m_anchor.y);
            const int wanted = headRoom() + slack() + m_heights.top(m_anchor.row) - m_anchor.y;
            value = std::clamp(wanted, 0, std::max(0, contentHeight() - room));
            if (value == wanted)
                break;
            m_anchor.y = headRoom() + slack() + m_heights.top(m_anchor.row) - value;
        }
    }
    placeScrollBar(value);
    takeAnchor();
    m_isSettling = false;
    if (m_width != viewport()->width()) { // the scroll bar came or went
        settle();
        return;
    }

    m_pill->move((viewport()->width() - m_pill->width()) / 2, room - m_pill->height() - px(12));
    const bool isFarFromEnd = !m_follows && contentHeight() - room - verticalOffset() > room / 2;
    m_pill->setVisible(m_unseen > 0 || isFarFromEnd);
    viewport()->update();
    if (const auto [first, last] = visibleRows(); first >= 0)
        Q_EMIT rowsShown(first, last);
    if (m_hasOlder && verticalOffset() < room)
        Q_EMIT olderNeeded();
}

void TranscriptView::placeScrollBar(int value)
{
    const int room = viewport()->height();
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(px(20));
    verticalScrollBar()->setRange(0, std::max(0, contentHeight() - room));
    verticalScrollBar()->setValue(value);
    if (!m_follows && value >= verticalScrollBar()->maximum())
        setFollows(true);
}

// A row on the screen that is measured: others may still change their heights.
void TranscriptView::takeAnchor(Edge edge)
{
    const auto [first, last] = visibleRows();
    m_anchor = {first, first < 0 ? 0 : topOf(first)};
    const int step = edge == Edge::First ? 1 : -1;
    for (int row = edge == Edge::First ? first : last; row >= 0 && row >= first && row <= last; row += step) {
        if (m_heights.isMeasured(row) && m_heights.height(row) > 0) {
            m_anchor = {row, topOf(row)};
            return;
        }
    }
}

// Rows up to `row` get another height, or others come in above them: what is below keeps its place.
void TranscriptView::holdBelow(int row)
{
    if (m_anchor.row <= row)
        takeAnchor(Edge::Last);
}

void TranscriptView::setFollows(bool follows)
{
    m_follows = follows;
    if (follows)
        setUnseen(0);
}

void TranscriptView::remeasure(int row)
{
    holdBelow(row);
    m_heights.forget(row);
    settle();
}

void TranscriptView::forgetHeights()
{
    m_heights.forgetAll();
    if (delegate())
        delegate()->forgetLayouts();
    settle();
}

void TranscriptView::scrollToEnd()
{
    setFollows(true);
    settle();
}

} // namespace qiao::workstation::conversation
