#pragma once

#include "workstation/ui/Role.h"

#include <QRectF>
#include <QSizeF>
#include <QString>

class QPainter;

namespace qiao::workstation::ui {

enum class BadgeKind { Accent, Danger, Quiet };

// "7", "99+"; empty for nothing.
QString badgeText(int count);

// The size of a badge with this text; never narrower than high. Empty text has no size.
QSizeF badgeSize(const QString &text);

// A small pill with a count or a word, for delegates and widgets alike.
void paintBadge(QPainter &painter, const QRectF &rectangle, const QString &text, BadgeKind kind = BadgeKind::Accent);

} // namespace qiao::workstation::ui
