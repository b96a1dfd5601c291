#include "workstation/ui/chart/ChartPoint.h"

#include <QCoreApplication>

namespace qiao::workstation::ui::chart {

QString ChartPoint::text() const
{
    QString all;
    for (const Reading &reading : readings) {
        const QString part = (reading.name + QLatin1Char(' ') + reading.value).trimmed();
        all = all.isEmpty() ? part : QCoreApplication::translate("Chart", "%1, %2", "figures").arg(all, part);
    }
    return heading.isEmpty() ? all : QCoreApplication::translate("Chart", "%1: %2", "point, figures").arg(heading, all);
}

} // namespace qiao::workstation::ui::chart
