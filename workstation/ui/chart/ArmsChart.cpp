#include "workstation/ui/chart/ArmsChart.h"

#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/Strokes.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace qiao::workstation::ui::chart {

namespace {

constexpr int rowHeight = 48;
constexpr int gap = 16;
constexpr int tickDistance = 72;

qreal sentenceHeight(const Arms &arms, qreal width)
{
    if (arms.sentence.isEmpty()) {
        return 0;
    }
    const QFontMetricsF metrics(Theme::current().font(TextStyle::Body));
    return std::ceil(
        metrics.boundingRect(QRectF(0, 0, std::max(1.0, width), 10'000), Qt::TextWordWrap, arms.sentence).height());
}

QString countText(const Arms &arms, int index)
{
    return QStringLiteral("%1 %2").arg(
        valueText(static_cast<double>(arms.arms.at(index).count), Unit::Count), arms.countName);
}

} // namespace

ArmsLayout::ArmsLayout(const Arms &arms, const QRectF &area)
{
    const int count = static_cast<int>(arms.arms.size());
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    qreal nameWidth = 0;
    for (int index = 0; index < count; ++index) {
        const Arms::Arm &arm = arms.arms.at(index);
        nameWidth = std::max({nameWidth, textWidth(TextStyle::BodyStrong, arm.name),
            textWidth(TextStyle::Label, countText(arms, index))});
        if (arm.value) {
            low = std::min({low, arm.low, *arm.value});
            high = std::max({high, arm.high, *arm.value});
        }
    }
    nameWidth = std::min(nameWidth, area.width() * 0.35);
    const qreal line = lineHeight(TextStyle::Label);
    const qreal left = area.left() + nameWidth + px(gap);
    const qreal right = area.right() - px(20);
    plot = QRectF(left, area.top(), std::max(1.0, right - left), px(rowHeight) * count);
    // A little air, so that no interval ends in the edge.
    const double air = (high - low) * 0.08;
    const double floor = low >= 0 ? std::max(0.0, low - air) : low - air;
    ticks = niceTicks(floor, high + air, std::max(2, static_cast<int>(plot.width() / px(tickDistance))), arms.unit);
    const auto x = [&](double value) { return plot.left() + ticks.share(value) * plot.width(); };
    for (int index = 0; index < count; ++index) {
        const Arms::Arm &arm = arms.arms.at(index);
        const QRectF row(area.left(), area.top() + px(rowHeight) * index, area.width(), px(rowHeight));
        const qreal nameHeight = lineHeight(TextStyle::BodyStrong);
        const qreal top = row.center().y() - (nameHeight + line) / 2;
        rows.append(
            {row, QRectF(row.left(), top, nameWidth, nameHeight), QRectF(row.left(), top + nameHeight, nameWidth, line),
                std::round(row.center().y()) + px(6), x(arm.low), x(arm.value.value_or(0)), x(arm.high)});
    }
    const qreal below = plot.bottom() + px(6) + line;
    sentence = QRectF(area.left(), below + px(12), area.width(), sentenceHeight(arms, area.width()));
}

ArmsChart::ArmsChart(QWidget *parent)
    : Chart(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ArmsChart::setArms(const Arms &arms)
{
    m_arms = arms;
    takeNewData();
}

QSize ArmsChart::sizeHint() const
{
    return {px(520), heightForWidth(px(520))};
}

QSize ArmsChart::minimumSizeHint() const
{
    return {px(280), heightForWidth(px(520))};
}

int ArmsChart::heightForWidth(int width) const
{
    const qreal sentence = sentenceHeight(m_arms, width - px(8));
    return px(rowHeight) * static_cast<int>(std::max<qsizetype>(1, m_arms.arms.size())) + px(6)
        + static_cast<int>(lineHeight(TextStyle::Label) + (sentence > 0 ? sentence + px(12) : 0)) + px(10);
}

QList<ChartPoint> ArmsChart::arrange(const QRectF &area)
{
    m_layout = {};
    if (m_arms.isEmpty()) {
        return {};
    }
    m_layout = ArmsLayout(m_arms, area);
    QList<ChartPoint> points;
    for (int index = 0; index < m_layout.rows.size(); ++index) {
        const Arms::Arm &arm = m_arms.arms.at(index);
        const ArmsLayout::Row &row = m_layout.rows.at(index);
        points.append({row.area, {row.dot, row.y}, arm.name,
            {{m_arms.valueName, arm.value ? valueText(*arm.value, m_arms.unit) : noValueText(), seriesRole(index)},
                {tr("Interval"), m_arms.intervalText(index), std::nullopt},
                {m_arms.countName, valueText(static_cast<double>(arm.count), Unit::Count), std::nullopt}}});
    }
    return points;
}

void ArmsChart::paintContents(QPainter &painter, int highlighted) const
{
    if (points().isEmpty()) {
        return;
    }
    const Theme &theme = Theme::current();
    const QRectF &plot = m_layout.plot;
    const qreal line = lineHeight(TextStyle::Label);
    if (highlighted >= 0) {
        paintShape(painter, m_layout.rows.at(highlighted).area, controlRadius, theme.colour(Role::Hover));
    }
    for (const double at : m_layout.ticks.at) {
        const qreal x = std::round(plot.left() + m_layout.ticks.share(at) * plot.width());
        paintHairline(painter, {x, plot.top()}, {x, plot.bottom() + px(4)}, Role::Border);
        const QString text = axisText(at, m_layout.ticks.step, m_arms.unit);
        const qreal width = textWidth(TextStyle::Label, text);
        paintText(painter, QRectF(x - width / 2, plot.bottom() + px(6), width, line), Qt::AlignCenter, TextStyle::Label,
            Role::TextSecondary, text);
    }
    for (int index = 0; index < m_layout.rows.size(); ++index) {
        const ArmsLayout::Row &row = m_layout.rows.at(index);
        const Arms::Arm &arm = m_arms.arms.at(index);
        paintText(painter, row.name, Qt::AlignLeft | Qt::AlignVCenter, TextStyle::BodyStrong, Role::Text, arm.name);
        paintText(painter, row.count, Qt::AlignLeft | Qt::AlignVCenter, TextStyle::Label, Role::TextSecondary,
            countText(m_arms, index));
        if (!arm.value) {
            paintText(painter, QRectF(plot.left(), row.area.top(), plot.width(), row.area.height()),
                Qt::AlignLeft | Qt::AlignVCenter, TextStyle::Secondary, Role::TextSecondary,
                tr("Nothing measured yet"));
            continue;
        }
        const QColor colour = theme.colour(seriesRole(index));
        QPen pen(colour, px(2));
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.drawLine(QPointF(row.low, row.y), QPointF(row.high, row.y));
        for (const qreal end : {row.low, row.high}) {
            painter.drawLine(QPointF(end, row.y - px(4)), QPointF(end, row.y + px(4)));
        }
        paintDot(painter, {row.dot, row.y}, seriesRole(index));
        const QString value
            = QStringLiteral("%1  (%2)").arg(valueText(*arm.value, m_arms.unit), m_arms.intervalText(index));
        const qreal width = textWidth(TextStyle::LabelStrong, value);
        const qreal left = std::clamp(row.dot - width / 2, plot.left(), std::max(plot.left(), plot.right() - width));
        paintText(painter, QRectF(left, row.y - px(8) - line, width, line), Qt::AlignLeft | Qt::AlignVCenter,
            TextStyle::LabelStrong, Role::Text, value);
    }
    painter.setFont(theme.font(TextStyle::Body));
    painter.setPen(theme.colour(Role::Text));
    painter.drawText(m_layout.sentence, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, m_arms.sentence);
}

} // namespace qiao::workstation::ui::chart
