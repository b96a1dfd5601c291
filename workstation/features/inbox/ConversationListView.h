#pragma once

#include <QListView>

namespace qiao::workstation::inbox {

// The list of conversations: J and K go down and up as the arrows do, Enter goes into the chosen one. GUI thread.
class ConversationListView : public QListView
{
    Q_OBJECT

public:
    explicit ConversationListView(QWidget *parent = nullptr);

    enum class Step { Next, Previous };
    void step(Step step);

    // Letters are commands here, not a search.
    void keyboardSearch(const QString &) override { }

Q_SIGNALS:
    void entered(const QModelIndex &index);
    // The agent, not the program, moved to this row.
    void chosen(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event) const override;
};

} // namespace qiao::workstation::inbox
