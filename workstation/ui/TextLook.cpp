#include "workstation/ui/TextLook.h"

#include "workstation/ui/Theme.h"

#include <QPalette>
#include <QWidget>

namespace qiao::workstation::ui {

void setTextLook(QWidget *label, TextStyle style, Role role)
{
    const Theme &theme = Theme::current();
    label->setFont(theme.font(style));
    // Without it the label would take its colour from another entry where an ancestor lies on the base colour.
    label->setForegroundRole(QPalette::WindowText);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, theme.colour(role));
    palette.setColor(QPalette::Disabled, QPalette::WindowText, theme.colour(Role::TextDisabled));
    label->setPalette(palette);
}

} // namespace qiao::workstation::ui
