#pragma once

#include <QListView>

namespace qiao::workstation::supervisor {

// Cards of one size in as many columns as fit. Nothing is laid out ahead: where a card is follows from its number, so a
// thousand cards cost as much as the few that are seen. The arrow keys walk in two dimensions; Enter goes into the
// chosen one. GUI thread.
class CardGridView : public QListView
{
    Q_OBJECT

public:
    explicit CardGridView(QWidget *parent = nullptr);

    // The least width and the height of a card at text of 100 %.
    void setCardSize(const QSize &size);
    int columns() const;
    // How many cards the last paint event painted.
    int paintedCards() const { return m_painted; }

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    void doItemsLayout() override;
    void keyboardSearch(const QString &) override { }

Q_SIGNALS:
    void entered(const QModelIndex &index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event) const override;

private:
    int count() const;
    int cardHeight() const;
    int rowOfCards(int number) const { return number / columns(); }
    QRect cardRect(int number) const;

    QSize m_cardSize{240, 120};
    int m_painted = 0;
};

} // namespace qiao::workstation::supervisor
