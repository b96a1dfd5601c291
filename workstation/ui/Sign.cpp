#include "workstation/ui/Sign.h"

#include "workstation/ui/Theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace qiao::workstation::ui {

namespace {

struct SignWords
{
    Q_DECLARE_TR_FUNCTIONS(Sign)
};

} // namespace

Role roleOf(Sign sign)
{
    switch (sign) {
    case Sign::Online:
        return Role::Success;
    case Sign::Busy:
    case Sign::Trouble:
        return Role::Danger;
    case Sign::Away:
    case Sign::Working:
        return Role::Warning;
    case Sign::Offline:
        break;
    }
    return Role::TextSecondary;
}

QString signText(Sign sign)
{
    switch (sign) {
    case Sign::Online:
        return SignWords::tr("Online");
    case Sign::Busy:
        return SignWords::tr("Busy");
    case Sign::Away:
        return SignWords::tr("Away");
    case Sign::Working:
        return SignWords::tr("Connecting");
    case Sign::Trouble:
        return SignWords::tr("Trouble");
    case Sign::Offline:
        break;
    }
    return SignWords::tr("Offline");
}

void paintSign(QPainter &painter, const QRectF &square, Sign sign, Role behind)
{
    const Theme &theme = Theme::current();
    const QColor colour = theme.colour(roleOf(sign));
    const qreal size = square.width();
    const qreal stroke = std::max(1.5, size * 0.18);
    const QPointF centre = square.center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (sign) {
    case Sign::Online:
        painter.drawEllipse(square);
        break;
    case Sign::Busy:
        painter.drawEllipse(square);
        painter.setBrush(theme.colour(behind));
        painter.drawRoundedRect(
            QRectF(square.left() + size * 0.2, centre.y() - stroke / 2, size * 0.6, stroke), stroke / 2, stroke / 2);
        break;
    case Sign::Away: {
        QPainterPath moon;
        moon.addEllipse(square);
        QPainterPath bite;
        bite.addEllipse(square.translated(-size * 0.32, -size * 0.25));
        painter.drawPath(moon.subtracted(bite));
        break;
    }
    case Sign::Offline:
    case Sign::Working:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, stroke));
        painter.drawEllipse(square.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2));
        if (sign == Sign::Working) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(centre, size * 0.16, size * 0.16);
        }
        break;
    case Sign::Trouble: {
        QPainterPath triangle(QPointF(centre.x(), square.top()));
        triangle.lineTo(square.bottomRight());
        triangle.lineTo(square.bottomLeft());
        triangle.closeSubpath();
        painter.drawPath(triangle);
        break;
    }
    }
    painter.restore();
}

} // namespace qiao::workstation::ui
