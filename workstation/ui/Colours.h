#pragma once

#include "workstation/ui/Role.h"

#include <QColor>
#include <QPalette>

namespace qiao::workstation::ui {

// The colour of a role in a scheme. Pure.
QColor colourOf(Scheme scheme, Role role);

// The same roles as Qt's own widgets look for them. Pure.
QPalette paletteOf(Scheme scheme);

// `amount` of `over` (0 to 1) laid on `under`.
QColor blended(const QColor &under, const QColor &over, double amount);

// WCAG 2.1 contrast ratio, 1 to 21: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
double contrastRatio(const QColor &one, const QColor &other);

} // namespace qiao::workstation::ui
