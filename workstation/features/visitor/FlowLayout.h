#pragma once

#include <QLayout>

namespace qiao::workstation::visitor {

// Puts widgets beside each other as words stand in a line, and begins a new line where one is full. GUI thread.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(QWidget *parent, int gap);
    ~FlowLayout() override;

    void insertWidget(int index, QWidget *widget);

    void addItem(QLayoutItem *item) override { m_items.append(item); }
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setGeometry(const QRect &rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

private:
    enum class Pass { Measure, Place };
    int flow(const QRect &rect, Pass pass) const;

    int m_gap;
    QList<QLayoutItem *> m_items;
};

} // namespace qiao::workstation::visitor
