#pragma once

#include "workstation/ui/Role.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace qiao::workstation::ui {

// A state in one glance: each has a colour and a shape of its own, so that it can be told without the colour.
enum class Sign {
    Online, // a full disc
    Busy, // a disc with a bar
    Away, // a disc with a bite, like a moon
    Offline, // a ring
    Working, // a ring with a dot: on its way
    Trouble, // a triangle
};

Role roleOf(Sign sign);

// The word beside the sign, in the window's language: "Online", "Busy" …
QString signText(Sign sign);

// `behind` is the role of what the sign lies on.
void paintSign(QPainter &painter, const QRectF &square, Sign sign, Role behind = Role::Surface);

} // namespace qiao::workstation::ui
