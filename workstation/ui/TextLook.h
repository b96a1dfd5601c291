#pragma once

#include "workstation/ui/Role.h"

class QWidget;

namespace qiao::workstation::ui {

// Gives a label the font of the style and the colour of the role; to be called again on PaletteChange and FontChange.
void setTextLook(QWidget *label, TextStyle style, Role role);

} // namespace qiao::workstation::ui
