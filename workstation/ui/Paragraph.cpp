#include "workstation/ui/Paragraph.h"

#include <QResizeEvent>

#include <algorithm>

namespace qiao::workstation::ui {

namespace {

// Narrower than this the width is that of a layout not yet settled, and the height for it a wall.
constexpr int settledWidth = 120;

} // namespace

Paragraph::Paragraph(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
}

QSize Paragraph::minimumSizeHint() const
{
    QSize least = QLabel::minimumSizeHint();
    least.setWidth(std::min(least.width(), settledWidth));
    if (isVisible() && width() >= settledWidth) {
        least.setHeight(heightForWidth(width()));
    }
    return least;
}

void Paragraph::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        updateGeometry();
    }
}

} // namespace qiao::workstation::ui
