#pragma once

#include "workstation/ui/Role.h"

#include <QColor>
#include <QRectF>

class QPainter;
class QStyleOption;
class QWidget;

namespace qiao::workstation::ui {

inline constexpr qreal controlRadius = 6;
inline constexpr qreal cardRadius = 10;
inline constexpr qreal bubbleRadius = 14;
inline constexpr qreal focusWidth = 2;

// A filled shape with a hairline edge that stays sharp at every scale. An invalid edge colour draws none.
void paintShape(QPainter &painter, const QRectF &rectangle, qreal radius, const QColor &fill, const QColor &edge = {});

// A soft shadow of `reach` pixels around a card that floats.
void paintShadow(QPainter &painter, const QRectF &card, qreal radius, int reach);

// The ring that says where the keyboard is, just inside the rectangle.
void paintFocusRing(QPainter &painter, const QRectF &rectangle, qreal radius = controlRadius);

// The painters of DeskStyle, one per kind of control.
void paintButton(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void paintToolButton(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void paintField(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void paintTick(QPainter &painter, const QStyleOption &option);
void paintRadio(QPainter &painter, const QStyleOption &option);
void paintItemRow(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void paintTab(QPainter &painter, const QStyleOption &option);
void paintHeaderSection(QPainter &painter, const QStyleOption &option);
void paintMenuItem(QPainter &painter, const QStyleOption &option);

} // namespace qiao::workstation::ui
