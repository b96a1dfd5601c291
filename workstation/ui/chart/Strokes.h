#pragma once

#include "workstation/ui/Role.h"

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;

namespace qiao::workstation::ui::chart {

// A length of the theme's grid.
int px(int pixels);

qreal textWidth(TextStyle style, const QString &text);
qreal lineHeight(TextStyle style);

// One line of text in the area, ended by … where it does not fit.
void paintText(
    QPainter &painter, const QRectF &area, Qt::Alignment alignment, TextStyle style, Role role, const QString &text);

// A line one pixel wide, upright or level, that stays sharp at every scale.
void paintHairline(QPainter &painter, const QPointF &from, const QPointF &to, Role role);

// A dot with a rim in the colour of the ground, so that it stands out from lines.
void paintDot(QPainter &painter, const QPointF &centre, Role role);

// The role of the nth of several series; beside it the name at the line and its dashes tell them apart.
Role seriesRole(int index);

// A role laid on the ground so thinly that it is no more than a tint.
QColor tint(Role role, double amount);

} // namespace qiao::workstation::ui::chart
