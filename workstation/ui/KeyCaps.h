#pragma once

#include <QKeySequence>
#include <QRectF>
#include <QSizeF>

class QPainter;

namespace qiao::workstation::ui {

// The room a shortcut drawn as keys takes; nothing for an empty one.
QSizeF keyCapsSize(const QKeySequence &keys);

// Draws the keys right-aligned and vertically centred in the area: [Ctrl] [K].
void paintKeyCaps(QPainter &painter, const QRectF &area, const QKeySequence &keys);

} // namespace qiao::workstation::ui
