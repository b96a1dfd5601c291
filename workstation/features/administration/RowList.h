#pragma once

#include "workstation/ui/Words.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QPushButton;
class QVBoxLayout;

namespace qiao::workstation::administration {

// Rows of the same kind, each with a button that removes it, and a button that adds one. With Order::Matters a row can
// be moved up. GUI thread.
class RowList final : public QWidget
{
    Q_OBJECT

public:
    enum class Order { IsFree, Matters };
    // Makes an empty row; the list takes it. What is edited in it is to be told by `edited`.
    using MakeRow = std::function<QWidget *(const std::function<void()> &edited)>;

    RowList(const ui::Words &addWords, MakeRow makeRow, int mostRows, Order order = Order::IsFree,
        QWidget *parent = nullptr);

    QList<QWidget *> rows() const { return m_rows; }
    QWidget *addRow();
    void clear();

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void removeRow(QWidget *row);
    void moveUp(QWidget *row);
    void retranslate();

    ui::Words m_addWords;
    MakeRow m_makeRow;
    int m_mostRows;
    Order m_order;
    QVBoxLayout *m_column;
    QPushButton *m_add;
    QList<QWidget *> m_rows; // what makeRow gave
    QHash<QWidget *, QWidget *> m_frames; // with their buttons
};

} // namespace qiao::workstation::administration
