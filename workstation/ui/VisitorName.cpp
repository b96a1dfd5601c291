#include "workstation/ui/VisitorName.h"

#include <QCoreApplication>

namespace qiao::workstation::ui {

QString visitorName(const QString &name, const QString &visitorId)
{
    constexpr int tellingLetters = 4;
    if (!name.isEmpty())
        return name;
    if (visitorId.isEmpty())
        return QCoreApplication::translate("VisitorName", "Visitor");
    return QCoreApplication::translate("VisitorName", "Visitor %1", "the end of an id")
        .arg(visitorId.right(tellingLetters).toUpper());
}

} // namespace qiao::workstation::ui
