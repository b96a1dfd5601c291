#pragma once

#include "workstation/ui/chart/ChartPoint.h"
#include "workstation/ui/chart/ChartTable.h"

#include <QWidget>

namespace qiao::workstation::ui::chart {

// A drawing of figures that can be walked with the arrow keys, pointed at, and read as a table. What stands where is
// computed once and shared by painting, mouse, keys and assistive technology; subclasses say it in arrange(). GUI
// thread.
class Chart : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr);

    virtual ChartTable table() const = 0;
    // What the chart shows as a whole, for who does not see it: whole sentences.
    virtual QString summary() const = 0;
    virtual bool isEmpty() const = 0;

    const QList<ChartPoint> &points() const;
    int pointAt(const QPointF &position) const; // -1: none
    QString pointText(int index) const;
    QRectF pointArea(int index) const;

    // The point the arrow keys stand on; -1: none.
    int currentPoint() const { return m_current; }
    void setCurrentPoint(int index);

    // Whether a click or Enter on a point leads somewhere.
    bool isActivatable() const { return m_isActivatable; }
    void setActivatable(bool isActivatable);

    void copyTable() const;

Q_SIGNALS:
    void dataChanged();
    void currentPointChanged(int index);
    void pointActivated(int index);
    // T was pressed: the same data is wanted as a table.
    void tableRequested();

protected:
    // Computes the layout for the area and gives the points in it, in the order of their reading.
    virtual QList<ChartPoint> arrange(const QRectF &area) = 0;
    // `highlighted` is the point under the mouse or the keys; -1: none.
    virtual void paintContents(QPainter &painter, int highlighted) const = 0;
    // Where an arrow key leads from a point; the same index where it leads nowhere.
    virtual int neighbour(int index, Qt::Key key) const;
    // The point the keyboard begins at.
    virtual int firstPoint() const { return 0; }
    // The space around the drawing, in pixels at 100 %.
    virtual QMarginsF margins() const;
    // The card beside a highlighted point; a chart that writes everything itself says no.
    virtual bool hasReadOut() const { return true; }

    // To be called whenever the data have changed.
    void takeNewData();

    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void ensureArranged() const;
    void forgetLayout();
    void setHovered(int index);
    int highlighted() const;
    void announce();

    mutable bool m_isArranged = false;
    mutable QSize m_arrangedSize;
    mutable QList<ChartPoint> m_points;
    int m_current = -1;
    int m_hovered = -1;
    int m_pressed = -1;
    bool m_isActivatable = false;
    bool m_hasKeyboard = false; // the focus came by a key, so the ring is shown
};

} // namespace qiao::workstation::ui::chart
