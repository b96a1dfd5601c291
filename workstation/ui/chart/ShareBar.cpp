#include "workstation/ui/chart/ShareBar.h"

#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/Strokes.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace qiao::workstation::ui::chart {

namespace {

constexpr int thickness = 8;
constexpr int signSide = 16;

Icon signOf(Share::Standing standing)
{
    switch (standing) {
    case Share::Standing::Reached:
        return Icon::Success;
    case Share::Standing::Close:
        return Icon::Warning;
    case Share::Standing::Missed:
        return Icon::Error;
    case Share::Standing::Unknown:
        break;
    }
    return Icon::Minus;
}

} // namespace

void paintShareBar(QPainter &painter, const QRectF &area, const Share &share)
{
    const Theme &theme = Theme::current();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal radius = area.height() / 2;
    paintShape(painter, area, radius, theme.colour(Role::Pressed));
    if (share.share) {
        QPainterPath track;
        track.addRoundedRect(area, radius, radius);
        painter.setClipPath(track);
        painter.fillRect(
            QRectF(area.left(), area.top(), area.width() * std::clamp(*share.share, 0.0, 1.0), area.height()),
            theme.colour(share.role()));
        painter.setClipping(false);
    }
    // The notch reaches beyond the bar, so that it is seen on every ground.
    const qreal x = std::round(area.left() + area.width() * std::clamp(share.goal, 0.0, 1.0));
    painter.fillRect(QRectF(x - 2, area.top(), 5, area.height()), theme.colour(Role::Surface));
    painter.fillRect(QRectF(x, area.top() - px(3), 1, area.height() + 2 * px(3)), theme.colour(Role::Text));
    painter.restore();
}

void ShareBar::setShare(const Share &share)
{
    m_share = share;
    takeNewData();
}

QSize ShareBar::sizeHint() const
{
    const qreal height
        = lineHeight(TextStyle::Secondary) + px(6) + px(thickness) + px(4) + lineHeight(TextStyle::Label);
    return {px(220), static_cast<int>(height) + px(4)};
}

QList<ChartPoint> ShareBar::arrange(const QRectF &area)
{
    m_area = area;
    return {{area, area.center(), m_share.name,
        {{{}, m_share.share ? valueText(*m_share.share, Unit::Share) : noValueText(), m_share.role()},
            {tr("Goal"), valueText(m_share.goal, Unit::Share), std::nullopt},
            {{}, m_share.standingText(), std::nullopt}}}};
}

void ShareBar::paintContents(QPainter &painter, int) const
{
    const qreal line = lineHeight(TextStyle::Secondary);
    const QRectF head(m_area.left(), m_area.top(), m_area.width(), line);
    const QString value = m_share.share ? valueText(*m_share.share, Unit::Share) : noValueText();
    const qreal valueWidth = textWidth(TextStyle::BodyStrong, value);
    const qreal signRoom = px(signSide) + px(4);
    paintText(painter, head.adjusted(0, 0, -valueWidth - signRoom - px(4), 0), Qt::AlignLeft | Qt::AlignVCenter,
        TextStyle::Secondary, Role::TextSecondary, m_share.name);
    paintText(painter, head, Qt::AlignRight | Qt::AlignVCenter, TextStyle::BodyStrong, Role::Text, value);
    const QRectF sign(
        head.right() - valueWidth - signRoom, head.center().y() - px(signSide) / 2.0, px(signSide), px(signSide));
    paintIcon(painter, signOf(m_share.standing()), sign, m_share.role(), px(signSide));

    const QRectF bar(m_area.left(), head.bottom() + px(6), m_area.width(), px(thickness));
    paintShareBar(painter, bar, m_share);

    const QString goal = tr("goal %1").arg(valueText(m_share.goal, Unit::Share));
    const qreal goalWidth = textWidth(TextStyle::Label, goal);
    const qreal x = bar.left() + bar.width() * std::clamp(m_share.goal, 0.0, 1.0);
    const qreal left = std::clamp(x - goalWidth / 2, bar.left(), std::max(bar.left(), bar.right() - goalWidth));
    paintText(painter, QRectF(left, bar.bottom() + px(4), goalWidth, lineHeight(TextStyle::Label)),
        Qt::AlignLeft | Qt::AlignVCenter, TextStyle::Label, Role::TextSecondary, goal);
}

} // namespace qiao::workstation::ui::chart
