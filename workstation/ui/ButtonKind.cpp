#include "workstation/ui/ButtonKind.h"

#include <QPushButton>
#include <QVariant>
#include <QWidget>

namespace qiao::workstation::ui {

namespace {

constexpr const char *property = "qiaoButtonKind";

}

void setButtonKind(QWidget *button, ButtonKind kind)
{
    button->setProperty(property, static_cast<int>(kind));
    button->update();
}

ButtonKind buttonKind(const QWidget *button)
{
    if (!button) {
        return ButtonKind::Plain;
    }
    const QVariant kind = button->property(property);
    if (kind.isValid()) {
        return static_cast<ButtonKind>(kind.toInt());
    }
    const auto *push = qobject_cast<const QPushButton *>(button);
    return push && push->isDefault() ? ButtonKind::Primary : ButtonKind::Plain;
}

} // namespace qiao::workstation::ui
