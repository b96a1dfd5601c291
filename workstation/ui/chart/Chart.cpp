#include "workstation/ui/chart/Chart.h"

#include "workstation/ui/Shapes.h"
#include "workstation/ui/chart/ChartAccessible.h"
#include "workstation/ui/chart/ReadOut.h"
#include "workstation/ui/chart/Strokes.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace qiao::workstation::ui::chart {

Chart::Chart(QWidget *parent)
    : QWidget(parent)
{
    ChartAccessible::install();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

const QList<ChartPoint> &Chart::points() const
{
    ensureArranged();
    return m_points;
}

int Chart::pointAt(const QPointF &position) const
{
    const QList<ChartPoint> &all = points();
    const auto found = std::find_if(
        all.cbegin(), all.cend(), [&](const ChartPoint &point) { return point.area.contains(position); });
    return found == all.cend() ? -1 : static_cast<int>(found - all.cbegin());
}

QString Chart::pointText(int index) const
{
    return index >= 0 && index < points().size() ? m_points.at(index).text() : QString();
}

QRectF Chart::pointArea(int index) const
{
    return index >= 0 && index < points().size() ? m_points.at(index).area : QRectF();
}

void Chart::setCurrentPoint(int index)
{
    const int next = index >= 0 && index < points().size() ? index : -1;
    if (next == m_current) {
        return;
    }
    m_current = next;
    update();
    announce();
    Q_EMIT currentPointChanged(m_current);
}

void Chart::setActivatable(bool isActivatable)
{
    m_isActivatable = isActivatable;
}

void Chart::copyTable() const
{
    QGuiApplication::clipboard()->setText(table().toTabbedText());
}

int Chart::neighbour(int index, Qt::Key key) const
{
    const int last = static_cast<int>(points().size()) - 1;
    return std::clamp(key == Qt::Key_Left || key == Qt::Key_Up ? index - 1 : index + 1, 0, last);
}

QMarginsF Chart::margins() const
{
    return {4, 4, 4, 4};
}

void Chart::takeNewData()
{
    forgetLayout();
    m_hovered = -1;
    m_pressed = -1;
    if (m_current >= points().size()) {
        m_current = -1;
        Q_EMIT currentPointChanged(m_current);
    }
    updateGeometry();
    Q_EMIT dataChanged();
}

bool Chart::event(QEvent *event)
{
    // A key of a point must not be taken by a shortcut of the window while the chart has the keyboard.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || (key->key() == Qt::Key_T && key->modifiers() == Qt::NoModifier)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void Chart::paintEvent(QPaintEvent *)
{
    ensureArranged();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int at = highlighted();
    paintContents(painter, at);
    if (at >= 0 && hasReadOut()) {
        paintReadOut(painter, QRectF(rect()).adjusted(2, 2, -2, -2), m_points.at(at));
    }
    if (hasFocus() && m_hasKeyboard) {
        paintFocusRing(painter, rect());
    }
}

void Chart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
    case QEvent::LocaleChange:
    case QEvent::PaletteChange:
    case QEvent::FontChange:
        forgetLayout();
        updateGeometry();
        break;
    default:
        break;
    }
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    const int count = static_cast<int>(points().size());
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (event->matches(QKeySequence::Copy)) {
        copyTable();
        return;
    }
    if (!isPlain || (count == 0 && event->key() != Qt::Key_T)) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_hasKeyboard = true;
    const auto key = static_cast<Qt::Key>(event->key());
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        setCurrentPoint(m_current < 0 ? firstPoint() : neighbour(m_current, key));
        break;
    case Qt::Key_Home:
        setCurrentPoint(0);
        break;
    case Qt::Key_End:
        setCurrentPoint(count - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_isActivatable && m_current >= 0) {
            Q_EMIT pointActivated(m_current);
        }
        break;
    case Qt::Key_T:
        Q_EMIT tableRequested();
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    update();
}

void Chart::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(pointAt(event->position()));
}

void Chart::mousePressEvent(QMouseEvent *event)
{
    m_hasKeyboard = false;
    m_pressed = event->button() == Qt::LeftButton ? pointAt(event->position()) : -1;
    if (m_pressed >= 0) {
        setCurrentPoint(m_pressed);
    }
}

void Chart::mouseReleaseEvent(QMouseEvent *event)
{
    const int pressed = std::exchange(m_pressed, -1);
    if (m_isActivatable && event->button() == Qt::LeftButton && pressed >= 0 && pointAt(event->position()) == pressed) {
        Q_EMIT pointActivated(pressed);
    }
}

void Chart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    setHovered(-1);
}

void Chart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_hasKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    if (m_hasKeyboard && m_current < 0 && !points().isEmpty()) {
        setCurrentPoint(firstPoint());
    } else {
        announce();
    }
    update();
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_hasKeyboard = false;
    update();
}

void Chart::ensureArranged() const
{
    // A hidden widget hears of a new size only when it is shown.
    if (m_isArranged && m_arrangedSize == size()) {
        return;
    }
    m_isArranged = true;
    m_arrangedSize = size();
    // What is laid out is no part of the chart's truth: it follows from the data, the size and the theme.
    auto *self = const_cast<Chart *>(this);
    const QMarginsF space = margins();
    const QRectF area = QRectF(rect()).adjusted(
        px(qRound(space.left())), px(qRound(space.top())), -px(qRound(space.right())), -px(qRound(space.bottom())));
    self->m_points = self->arrange(area);
}

void Chart::forgetLayout()
{
    m_isArranged = false;
    update();
}

void Chart::setHovered(int index)
{
    if (index == m_hovered) {
        return;
    }
    m_hovered = index;
    if (m_isActivatable && index >= 0) {
        setCursor(Qt::PointingHandCursor);
    } else {
        unsetCursor();
    }
    update();
}

int Chart::highlighted() const
{
    const int index = m_hovered >= 0 ? m_hovered : hasFocus() ? m_current : -1;
    return index < m_points.size() ? index : -1;
}

void Chart::announce()
{
    if (!QAccessible::isActive() || !hasFocus() || m_current < 0) {
        return;
    }
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(m_current);
    QAccessible::updateAccessibility(&focus);
}

} // namespace qiao::workstation::ui::chart
