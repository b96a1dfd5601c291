#pragma once

#include "workstation/ui/Role.h"

#include <QList>
#include <QRectF>
#include <QString>

#include <optional>

namespace qiao::workstation::ui::chart {

// One figure that a chart tells about a point.
struct Reading
{
    QString name; // may be empty where the heading says it all
    QString value;
    std::optional<Role> role; // the colour it has in the chart
};

// Something in a chart that can be pointed at, walked to and read out.
struct ChartPoint
{
    QRectF area; // where it answers the mouse
    QPointF anchor; // where its read-out points to
    QString heading;
    QList<Reading> readings;

    // All of it in one line, as a screen reader says it: "Tue 24 Nov, 14:00–15:00: Arrived 12, Answered 11".
    QString text() const;
};

} // namespace qiao::workstation::ui::chart
