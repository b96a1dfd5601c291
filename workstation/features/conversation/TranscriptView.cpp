#include "workstation/features/conversation/TranscriptView.h"

#include "workstation/features/conversation/TranscriptAccessible.h"
#include "workstation/features/conversation/TranscriptModel.h"
#include "workstation/features/conversation/UnseenPill.h"
#include "workstation/ui/Theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace qiao::workstation::conversation {

TranscriptView::TranscriptView(QWidget *parent)
    : QAbstractItemView(parent)
    , m_pill(new UnseenPill(viewport()))
{
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    setAutoScroll(false);
    TranscriptAccessible::install();
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    m_pill->hide();
    connect(m_pill, &QAbstractButton::clicked, this, [this] {
        scrollToEnd();
        setFocus();
    });
}

TranscriptView::~TranscriptView() = default;

void TranscriptView::setModel(QAbstractItemModel *model)
{
    if (this->model())
        this->model()->disconnect(this);
    QAbstractItemView::setModel(model);
    if (model) {
        connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { settle(); });
        connect(model, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex &, int from, int, const QModelIndex &, int to) {
                for (int row = std::min(from, to); row <= std::min(std::max(from, to), rowCount() - 1); ++row)
                    m_heights.forget(row);
                settle();
            });
    }
}

std::pair<int, int> TranscriptView::visibleRows() const
{
    if (rowCount() == 0)
        return {-1, -1};
    const int value = verticalOffset() - headRoom() - slack();
    return {m_heights.rowAt(value), m_heights.rowAt(value + viewport()->height() - 1)};
}

void TranscriptView::setHasOlder(bool hasOlder)
{
    if (m_hasOlder == hasOlder)
        return;
    m_hasOlder = hasOlder;
    settle();
}

QRect TranscriptView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_heights.count())
        return {};
    return QRect(0, topOf(index.row()), viewport()->width(), m_heights.height(index.row()));
}

QModelIndex TranscriptView::indexAt(const QPoint &point) const
{
    if (rowCount() == 0)
        return {};
    const int y = point.y() + verticalOffset() - headRoom() - slack();
    if (y < 0 || y >= m_heights.total())
        return {};
    return model()->index(m_heights.rowAt(y), 0);
}

void TranscriptView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.row() >= m_heights.count())
        return;
    measure(index.row());
    const int height = m_heights.height(index.row());
    const int room = viewport()->height();
    const int top = topOf(index.row());
    int y = top;
    if (hint == PositionAtTop || (hint == EnsureVisible && (top < 0 || height > room)))
        y = 0;
    else if (hint == PositionAtBottom || (hint == EnsureVisible && top + height > room))
        y = room - height;
    else if (hint == PositionAtCenter)
        y = (room - height) / 2;
    if (y == top)
        return;
    m_anchor = {index.row(), y};
    m_follows = false;
    settle();
}

void TranscriptView::reset()
{
    m_heights.reset(model() ? model()->rowCount() : 0);
    m_anchor = {};
    m_hovered = QModelIndex();
    m_pressed = QModelIndex();
    m_follows = true;
    if (delegate())
        delegate()->setTextSelection({});
    setUnseen(0);
    QAbstractItemView::reset();
    settle();
}

void TranscriptView::doItemsLayout()
{
    QAbstractItemView::doItemsLayout();
    settle();
}

int TranscriptView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool TranscriptView::isIndexHidden(const QModelIndex &index) const
{
    return index.data(TranscriptModel::HiddenRole).toBool();
}

void TranscriptView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    settle();
}

void TranscriptView::scrollContentsBy(int, int)
{
    if (m_isSettling)
        return;
    setFollows(verticalScrollBar()->value() >= verticalScrollBar()->maximum());
    takeAnchor();
    settle();
}

void TranscriptView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    const int count = last - first + 1;
    const bool isNews = first > 0; // older pages come in above the first row
    // What comes in above may change the row below it, which loses the name of its day: hold on to the last one
    // instead.
    if (first <= m_anchor.row)
        takeAnchor(Edge::Last);
    m_heights.insert(first, count);
    if (m_anchor.row >= first)
        m_anchor.row += count;
    QAbstractItemView::rowsInserted(parent, first, last);
    if (isNews && !m_follows) {
        int news = 0;
        for (int row = first; row <= last; ++row) {
            const auto entry = model()->index(row, 0).data(TranscriptModel::EntryRole).value<TranscriptEntry>();
            if (entry.isMine && entry.seq == 0)
                setFollows(true);
            news += entry.isBubble() && !entry.isMine ? 1 : 0;
        }
        if (!m_follows)
            setUnseen(m_unseen + news);
    }
    settle();
}

void TranscriptView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, first, last);
    m_heights.remove(first, last - first + 1);
    if (m_anchor.row > last)
        m_anchor.row -= last - first + 1;
    else if (m_anchor.row >= first)
        m_anchor.row = std::max(0, first - 1);
}

void TranscriptView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    holdBelow(bottomRight.row());
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row)
        m_heights.forget(row);
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    settle();
}

void TranscriptView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    settle();
}

int TranscriptView::rowCount() const
{
    return m_heights.count();
}

void TranscriptView::setUnseen(int count)
{
    if (m_unseen == count)
        return;
    m_unseen = count;
    m_pill->setCount(count);
    Q_EMIT unseenCountChanged(count);
}

QStyleOptionViewItem TranscriptView::optionFor(const QModelIndex &index, const QRect &rect) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = rect;
    option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
    option.state.setFlag(QStyle::State_MouseOver, m_hovered == index);
    option.state.setFlag(QStyle::State_HasFocus, m_showsFocus && hasFocus() && currentIndex() == index);
    return option;
}

void TranscriptView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), ui::Theme::current().colour(ui::Role::Surface));
    if (rowCount() == 0 || !itemDelegate())
        return;
    if (m_hasOlder && verticalOffset() < headRoom()) {
        painter.setFont(ui::Theme::current().font(ui::TextStyle::Secondary));
        painter.setPen(ui::Theme::current().colour(ui::Role::TextSecondary));
        const QRect words(0, slack() - verticalOffset(), viewport()->width(), headRoom());
        painter.drawText(words, Qt::AlignCenter, tr("Loading earlier messages…"));
    }
    const auto [first, last] = visibleRows();
    int y = topOf(first);
    for (int row = first; row <= last; ++row) {
        const QRect rect(0, y, viewport()->width(), m_heights.height(row));
        if (!rect.isEmpty() && rect.intersects(event->rect())) {
            const QModelIndex index = model()->index(row, 0);
            itemDelegate()->paint(&painter, optionFor(index, rect), index);
        }
        y += rect.height();
    }
}

void TranscriptView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        forgetHeights();
}

} // namespace qiao::workstation::conversation
