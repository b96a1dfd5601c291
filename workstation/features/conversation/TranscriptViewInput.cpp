#include "workstation/features/conversation/TranscriptModel.h"
#include "workstation/features/conversation/TranscriptView.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBoundaryFinder>
#include <QToolTip>

// What the mouse and the keyboard do in a TranscriptView.
namespace qiao::workstation::conversation {

using Part = MessageLayout::Part;

MessageDelegate *TranscriptView::delegate() const
{
    return qobject_cast<MessageDelegate *>(itemDelegate());
}

Part TranscriptView::partAt(const QPoint &position, QModelIndex *index) const
{
    *index = indexAt(position);
    if (!index->isValid() || isIndexHidden(*index) || !delegate())
        return Part::None;
    const QRect rect = visualRect(*index);
    return delegate()->layout(*index, rect.width())->partAt(position - rect.topLeft());
}

void TranscriptView::activatePart(const QModelIndex &index, Part part, const QPoint &position)
{
    const QRect rect = visualRect(index);
    switch (part) {
    case Part::Link:
        if (const Link *link = delegate()->layout(index, rect.width())->linkAt(position - rect.topLeft()))
            Q_EMIT linkOpened(link->url);
        break;
    case Part::Picture:
    case Part::OpenFile:
        Q_EMIT fileOpened(index.row());
        break;
    case Part::SaveFile:
        Q_EMIT fileSaved(index.row());
        break;
    case Part::Discard:
        Q_EMIT discardClicked(index.row());
        break;
    case Part::Retry:
        Q_EMIT retryClicked(index.row());
        break;
    case Part::None:
    case Part::Text:
    case Part::Line:
        break;
    }
}

QString TranscriptView::selectedText() const
{
    const auto *transcript = qobject_cast<TranscriptModel *>(model());
    if (!transcript || !delegate())
        return {};
    const TextSelection &marked = delegate()->textSelection();
    if (!marked.isEmpty())
        return transcript->entry(marked.index.row()).text.mid(marked.start(), marked.length());
    QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex());
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        if (!isIndexHidden(row))
            lines.append(transcript->copiedText(row.row()));
    }
    return lines.join(u'\n');
}

void TranscriptView::copy() const
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

QModelIndex TranscriptView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (rowCount() == 0)
        return {};
    const auto [first, last] = visibleRows();
    const int current = currentIndex().isValid() ? currentIndex().row() : last + 1;
    int row = current;
    int step = 1;
    switch (action) {
    case MoveUp:
    case MoveLeft:
    case MovePrevious:
        step = -1;
        row = current - 1;
        break;
    case MoveDown:
    case MoveRight:
    case MoveNext:
        row = current + 1;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        step = -1;
        row = rowCount() - 1;
        break;
    case MovePageUp:
    case MovePageDown:
        step = action == MovePageUp ? -1 : 1;
        row = current + step * std::max(1, last - first);
        row = std::clamp(row, 0, rowCount() - 1);
        break;
    }
    while (row >= 0 && row < rowCount() && isIndexHidden(model()->index(row, 0)))
        row += step;
    if (row < 0 || row >= rowCount())
        return currentIndex();
    return model()->index(row, 0);
}

void TranscriptView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex top = indexAt(rect.normalized().topLeft());
    const QModelIndex bottom = indexAt(rect.normalized().bottomLeft());
    if (top.isValid() && bottom.isValid())
        selectionModel()->select(QItemSelection(top, bottom), command);
}

QRegion TranscriptView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const auto [first, last] = visibleRows();
    for (const QItemSelectionRange &range : selection) {
        for (int row = std::max(range.top(), first); row <= std::min(range.bottom(), last); ++row)
            region += visualRect(model()->index(row, 0));
    }
    return region;
}

bool TranscriptView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered({});
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        QModelIndex index;
        const Part part = partAt(help->pos(), &index);
        if (part == Part::None)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(),
                QStringLiteral("<p style='white-space:pre-wrap'>%1</p>")
                    .arg(index.data(Qt::ToolTipRole).toString().toHtmlEscaped()),
                viewport());
        return true;
    }
    return QAbstractItemView::viewportEvent(event);
}

void TranscriptView::mousePressEvent(QMouseEvent *event)
{
    m_showsFocus = false;
    QModelIndex index;
    const Part part = partAt(event->position().toPoint(), &index);
    if (event->button() != Qt::LeftButton) {
        if (index.isValid() && !selectionModel()->isSelected(index))
            selectionModel()->setCurrentIndex(index, QItemSelectionModel::Clear);
        return;
    }
    m_pressed = index;
    m_pressedPart = part;
    m_pressedAt = event->position().toPoint();
    if (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) {
        if (index.isValid())
            selectionModel()->setCurrentIndex(index, selectionCommand(index, event));
        return;
    }
    selectionModel()->clearSelection();
    if (index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    TextSelection marked;
    if (index.isValid() && delegate()) {
        const QRect rect = visualRect(index);
        const auto cursor = delegate()->layout(index, rect.width())->cursorAt(m_pressedAt - rect.topLeft());
        if (cursor && (part == Part::Text || part == Part::Link || part == Part::Line))
            marked = {index, *cursor, *cursor};
    }
    setTextSelection(marked);
}

void TranscriptView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    setHovered(indexAt(position));
    if (event->buttons() & Qt::LeftButton)
        dragTo(position);
    else
        updateCursor(position);
}

void TranscriptView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    QModelIndex index;
    const QPoint position = event->position().toPoint();
    const Part part = partAt(position, &index);
    const bool isClick = m_pressed.isValid() && m_pressed == index && part == m_pressedPart
        && (!delegate() || delegate()->textSelection().isEmpty()) && event->modifiers() == Qt::NoModifier;
    m_pressed = QModelIndex();
    if (isClick)
        activatePart(index, part, position);
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        selectWordAt(event->position().toPoint());
}

void TranscriptView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    m_showsFocus = true;
    if (event->key() == Qt::Key_End && event->modifiers() == Qt::NoModifier) {
        scrollToEnd();
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        && event->modifiers() == Qt::NoModifier && currentIndex().isValid() && delegate()) {
        const auto layout = delegate()->layout(currentIndex(), viewport()->width());
        if (!layout->failure.isEmpty())
            Q_EMIT retryClicked(currentIndex().row());
        else if (!layout->picture.isEmpty() || !layout->fileCard.isEmpty())
            Q_EMIT fileOpened(currentIndex().row());
        else if (!layout->links.isEmpty())
            Q_EMIT linkOpened(layout->links.constFirst().url);
        return;
    }
    const QModelIndex before = currentIndex();
    QAbstractItemView::keyPressEvent(event);
    if (currentIndex() == before)
        return;
    setTextSelection({});
    scrollTo(currentIndex());
}

void TranscriptView::focusInEvent(QFocusEvent *event)
{
    QAbstractItemView::focusInEvent(event);
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    if (m_showsFocus && !currentIndex().isValid())
        selectionModel()->setCurrentIndex(moveCursor(MoveEnd, Qt::NoModifier), QItemSelectionModel::NoUpdate);
    viewport()->update();
}

void TranscriptView::setHovered(const QModelIndex &index)
{
    if (m_hovered == index)
        return;
    m_hovered = index;
    viewport()->update();
}

void TranscriptView::setTextSelection(const TextSelection &selection)
{
    if (!delegate())
        return;
    delegate()->setTextSelection(selection);
    viewport()->update();
}

void TranscriptView::selectWordAt(const QPoint &position)
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid() || !delegate())
        return;
    const QRect rect = visualRect(index);
    const auto layout = delegate()->layout(index, rect.width());
    const auto cursor = layout->cursorAt(position - rect.topLeft());
    if (!cursor)
        return;
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, layout->text->text());
    words.setPosition(*cursor);
    if (!words.isAtBoundary() || *cursor == layout->text->text().size())
        words.toPreviousBoundary();
    const int start = int(words.position());
    words.toNextBoundary();
    setTextSelection({index, start, std::max(start, int(words.position()))});
}

// Within a message its text is marked; across messages they are chosen whole.
void TranscriptView::dragTo(const QPoint &position)
{
    if (!m_pressed.isValid() || (position - m_pressedAt).manhattanLength() < 3 || !delegate())
        return;
    if (position.y() < 0 || position.y() > viewport()->height())
        verticalScrollBar()->setValue(
            verticalScrollBar()->value() + (position.y() < 0 ? position.y() : position.y() - viewport()->height()) / 4);
    const QModelIndex index = indexAt(position);
    TextSelection marked = delegate()->textSelection();
    if (index.isValid() && index != m_pressed) {
        setTextSelection({});
        selectionModel()->select(
            QItemSelection(m_pressed, index), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return;
    }
    if (!marked.index.isValid() || index != marked.index)
        return;
    selectionModel()->clearSelection();
    const QRect rect = visualRect(index);
    if (const auto cursor = delegate()->layout(index, rect.width())->cursorAt(position - rect.topLeft()))
        marked.cursor = *cursor;
    setTextSelection(marked);
}

void TranscriptView::updateCursor(const QPoint &position)
{
    QModelIndex index;
    switch (partAt(position, &index)) {
    case Part::Text:
        viewport()->setCursor(Qt::IBeamCursor);
        break;
    case Part::None:
    case Part::Line:
        viewport()->unsetCursor();
        break;
    default:
        viewport()->setCursor(Qt::PointingHandCursor);
    }
}

} // namespace qiao::workstation::conversation
