#include "workstation/features/inbox/ConversationListView.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace qiao::workstation::inbox {

ConversationListView::ConversationListView(QWidget *parent)
    : QListView(parent)
{
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

void ConversationListView::step(Step step)
{
    if (!model() || model()->rowCount() == 0)
        return;
    int row = currentIndex().isValid() ? currentIndex().row() : -1;
    row = step == Step::Next ? row + 1 : row - 1;
    const QModelIndex index = model()->index(std::clamp(row, 0, model()->rowCount() - 1), 0);
    if (index == currentIndex())
        return;
    setCurrentIndex(index);
    Q_EMIT chosen(index);
}

void ConversationListView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        switch (event->key()) {
        case Qt::Key_J:
            step(Step::Next);
            return;
        case Qt::Key_K:
            step(Step::Previous);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (currentIndex().isValid())
                Q_EMIT entered(currentIndex());
            return;
        default:
            break;
        }
    }
    const QModelIndex before = currentIndex();
    QListView::keyPressEvent(event);
    if (currentIndex().isValid() && currentIndex() != before)
        Q_EMIT chosen(currentIndex());
}

void ConversationListView::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT chosen(index);
}

void ConversationListView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT entered(index);
}

// A right click asks about a row; it does not open it.
QItemSelectionModel::SelectionFlags ConversationListView::selectionCommand(
    const QModelIndex &index, const QEvent *event) const
{
    if (event && event->type() == QEvent::MouseButtonPress
        && static_cast<const QMouseEvent *>(event)->button() != Qt::LeftButton)
        return QItemSelectionModel::NoUpdate;
    return QListView::selectionCommand(index, event);
}

} // namespace qiao::workstation::inbox
