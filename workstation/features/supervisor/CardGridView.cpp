#include "workstation/features/supervisor/CardGridView.h"

#include "workstation/ui/Theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace qiao::workstation::supervisor {

namespace {

constexpr int margin = 10;

} // namespace

CardGridView::CardGridView(QWidget *parent)
    : QListView(parent)
{
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

void CardGridView::setCardSize(const QSize &size)
{
    m_cardSize = size;
    doItemsLayout();
}

int CardGridView::count() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int CardGridView::columns() const
{
    return std::max(1, (viewport()->width() - 2 * margin) / ui::Theme::current().scaled(m_cardSize.width()));
}

int CardGridView::cardHeight() const
{
    return ui::Theme::current().scaled(m_cardSize.height());
}

// The columns share the width; the rest goes to the first ones.
QRect CardGridView::cardRect(int number) const
{
    const int width = viewport()->width() - 2 * margin;
    const int many = columns();
    const int column = number % many;
    const int left = margin + width * column / many;
    const int right = margin + width * (column + 1) / many;
    return QRect(left, margin + rowOfCards(number) * cardHeight() - verticalOffset(), right - left, cardHeight());
}

QRect CardGridView::visualRect(const QModelIndex &index) const
{
    return index.isValid() ? cardRect(index.row()) : QRect();
}

QModelIndex CardGridView::indexAt(const QPoint &point) const
{
    const int width = viewport()->width() - 2 * margin;
    const int y = point.y() + verticalOffset() - margin;
    if (point.x() < margin || point.x() >= margin + width || y < 0)
        return {};
    const int first = y / cardHeight() * columns();
    for (int number = first; number < std::min(first + columns(), count()); ++number) {
        if (cardRect(number).contains(point))
            return model()->index(number, 0, rootIndex());
    }
    return {};
}

void CardGridView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const QRect card = cardRect(index.row());
    QScrollBar *bar = verticalScrollBar();
    if (hint == PositionAtTop)
        bar->setValue(bar->value() + card.top() - margin);
    else if (hint == PositionAtCenter)
        bar->setValue(bar->value() + card.center().y() - viewport()->height() / 2);
    else if (card.top() < 0)
        bar->setValue(bar->value() + card.top() - margin);
    else if (card.bottom() >= viewport()->height())
        bar->setValue(bar->value() + card.bottom() - viewport()->height() + margin);
}

void CardGridView::doItemsLayout()
{
    updateGeometries();
    QAbstractItemView::doItemsLayout();
    viewport()->update();
}

void CardGridView::updateGeometries()
{
    QScrollBar *bar = verticalScrollBar();
    const int rows = (count() + columns() - 1) / columns();
    bar->setSingleStep(std::max(1, cardHeight() / 3));
    bar->setPageStep(viewport()->height());
    bar->setRange(0, std::max(0, rows * cardHeight() + 2 * margin - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

int CardGridView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void CardGridView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void CardGridView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
}

void CardGridView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    m_painted = 0;
    const int first = std::max(0, (event->rect().top() + verticalOffset() - margin) / cardHeight()) * columns();
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QPoint mouse = viewport()->mapFromGlobal(QCursor::pos());
    for (int number = first; number < count(); ++number) {
        const QRect card = cardRect(number);
        if (card.top() > event->rect().bottom())
            break;
        if (!card.intersects(event->rect()))
            continue;
        const QModelIndex index = model()->index(number, 0, rootIndex());
        QStyleOptionViewItem item = option;
        item.rect = card;
        item.state.setFlag(QStyle::State_Selected, selectionModel() && selectionModel()->isSelected(index));
        item.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        item.state.setFlag(QStyle::State_MouseOver, underMouse() && card.contains(mouse));
        itemDelegateForIndex(index)->paint(&painter, item, index);
        ++m_painted;
    }
}

void CardGridView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
    viewport()->update();
}

void CardGridView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        scheduleDelayedItemsLayout();
    QListView::changeEvent(event);
}

void CardGridView::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT entered(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

void CardGridView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT entered(index);
}

QModelIndex CardGridView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (count() == 0)
        return {};
    if (!currentIndex().isValid())
        return model()->index(0, 0, rootIndex());
    const int page = std::max(1, viewport()->height() / cardHeight()) * columns();
    const int before = currentIndex().row();
    int after = before;
    switch (action) {
    case MoveLeft:
    case MovePrevious:
        after = before - 1;
        break;
    case MoveRight:
    case MoveNext:
        after = before + 1;
        break;
    case MoveUp:
        after = before >= columns() ? before - columns() : before;
        break;
    case MoveDown:
        after = before + columns() < count() ? before + columns() : before;
        break;
    case MoveHome:
        after = 0;
        break;
    case MoveEnd:
        after = count() - 1;
        break;
    case MovePageUp:
        after = before - page;
        break;
    case MovePageDown:
        after = before + page;
        break;
    }
    return model()->index(std::clamp(after, 0, count() - 1), 0, rootIndex());
}

void CardGridView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.center());
    if (index.isValid())
        selectionModel()->select(index, command);
}

QRegion CardGridView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const QModelIndexList indexes = selection.indexes();
    for (const QModelIndex &index : indexes)
        region += visualRect(index);
    return region;
}

// A right click asks about a card that becomes the chosen one; a click beside all of them keeps the choice.
QItemSelectionModel::SelectionFlags CardGridView::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    if (!index.isValid())
        return QItemSelectionModel::NoUpdate;
    return QListView::selectionCommand(index, event);
}

} // namespace qiao::workstation::supervisor
