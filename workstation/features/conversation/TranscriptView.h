#pragma once

#include "workstation/features/conversation/MessageDelegate.h"
#include "workstation/features/conversation/RowHeights.h"

#include <QAbstractItemView>

namespace qiao::workstation::conversation {

class TranscriptModel;
class UnseenPill;

// A conversation as a long list of rows of any height. Only rows near the viewport are ever measured; what is on the
// screen stays where it is while the guesses around it become exact and older pages come in above. At the bottom it
// follows what is new; scrolled up, a pill counts it. GUI thread.
class TranscriptView : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit TranscriptView(QWidget *parent = nullptr);
    ~TranscriptView() override;

    // The model must be a TranscriptModel, the delegate a MessageDelegate.
    void setModel(QAbstractItemModel *model) override;

    bool followsEnd() const { return m_follows; }
    int unseenCount() const { return m_unseen; }
    const RowHeights &heights() const { return m_heights; }
    // Rows on the screen, [first, last]; {-1, -1} without rows.
    std::pair<int, int> visibleRows() const;

    // The room above the first row says that earlier messages come.
    void setHasOlder(bool hasOlder);

    // The row has another height now, as when its picture came.
    void remeasure(int row);

    // What copying would take: the marked text, else the chosen rows.
    QString selectedText() const;

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void reset() override;
    // Letters are commands here, not a search.
    void keyboardSearch(const QString &) override { }
    void doItemsLayout() override;

public Q_SLOTS:
    void scrollToEnd();
    void copy() const;
    void forgetHeights(); // the look or the language changed

Q_SIGNALS:
    // The beginning of what is known is near; said again as long as it is.
    void olderNeeded();
    // The rows that are on the screen now.
    void rowsShown(int first, int last);
    void linkOpened(const QUrl &url);
    void fileOpened(int row);
    void fileSaved(int row);
    void retryClicked(int row);
    void discardClicked(int row);
    void unseenCountChanged(int count);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;

    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    // The row that keeps its place on the screen, and that place.
    struct Anchor
    {
        int row = -1;
        int y = 0;
    };

    int rowCount() const;
    int headRoom() const; // above the first row
    int contentHeight() const;
    int slack() const; // above a conversation that does not fill the viewport
    int topOf(int row) const; // in the viewport
    void measure(int row);
    void measureAround(int row, int y);
    void settle();
    void placeScrollBar(int value);
    enum class Edge { First, Last };
    void takeAnchor(Edge edge = Edge::First);
    void holdBelow(int row);
    void setFollows(bool follows);
    void setUnseen(int count);
    void setHovered(const QModelIndex &index);
    QStyleOptionViewItem optionFor(const QModelIndex &index, const QRect &rect) const;

    MessageDelegate *delegate() const;
    MessageLayout::Part partAt(const QPoint &position, QModelIndex *index) const;
    void activatePart(const QModelIndex &index, MessageLayout::Part part, const QPoint &position);
    void setTextSelection(const TextSelection &selection);
    void selectWordAt(const QPoint &position);
    void dragTo(const QPoint &position);
    void updateCursor(const QPoint &position);

    RowHeights m_heights;
    Anchor m_anchor;
    int m_width = -1; // the rows were measured for
    int m_unseen = 0;
    bool m_follows = true;
    bool m_isSettling = false;
    bool m_hasOlder = false;
    bool m_showsFocus = false; // the keyboard was used last
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_pressed;
    MessageLayout::Part m_pressedPart = MessageLayout::Part::None;
    QPoint m_pressedAt;
    UnseenPill *m_pill;
};

} // namespace qiao::workstation::conversation
