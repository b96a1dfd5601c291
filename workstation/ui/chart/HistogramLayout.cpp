#include "workstation/ui/chart/HistogramLayout.h"

#include "workstation/ui/chart/Strokes.h"

#include <algorithm>
#include <cmath>

namespace qiao::workstation::ui::chart {

namespace {

constexpr int rowDistance = 40;
constexpr int labelGap = 8;
constexpr int flagGap = 4;

} // namespace

HistogramLayout::HistogramLayout(const Distribution &distribution, const QRectF &area)
{
    qint64 most = 0;
    for (const Distribution::Bin &bin : distribution.bins) {
        most = std::max(most, bin.count);
    }
    const qreal flagRow = lineHeight(TextStyle::Label) + px(2);
    const qreal flagRoom = flagRow * static_cast<qreal>(distribution.marks.size()) + px(4);
    const qreal bottomHeight = lineHeight(TextStyle::Label) + px(6);
    const qreal height = std::max(1.0, area.height() - flagRoom - bottomHeight);
    ticks = niceTicks(
        0, static_cast<double>(most), std::max(2, static_cast<int>(height / px(rowDistance)) + 1), Unit::Count);
    qreal axisWidth = 0;
    for (const double at : ticks.at) {
        axisWidth = std::max(axisWidth, textWidth(TextStyle::Label, axisText(at, ticks.step, Unit::Count)));
    }
    // The words of the last edge stand half beyond it.
    const qreal right = distribution.bins.isEmpty() || !std::isfinite(distribution.bins.constLast().to)
        ? px(4)
        : textWidth(TextStyle::Label, valueText(distribution.bins.constLast().to, distribution.unit)) / 2;
    plot = QRectF(area.left() + axisWidth + px(labelGap), area.top() + flagRoom,
        std::max(1.0, area.width() - axisWidth - px(labelGap) - right), height);

    const qreal width = plot.width() / std::max<qreal>(1, static_cast<qreal>(distribution.bins.size()));
    for (int index = 0; index < distribution.bins.size(); ++index) {
        const double share = ticks.share(static_cast<double>(distribution.bins.at(index).count));
        const qreal top = plot.bottom() - share * plot.height();
        columns.append(QRectF(plot.left() + width * index, top, width, plot.bottom() - top));
    }
    placeEdges(distribution);
    placeFlags(distribution, area, flagRow);
}

qreal HistogramLayout::place(const Distribution &distribution, double value) const
{
    for (int index = 0; index < columns.size(); ++index) {
        const Distribution::Bin &bin = distribution.bins.at(index);
        if (value < bin.to || index + 1 == columns.size()) {
            // In a bin without an end nothing says how far; its middle does not pretend to.
            const double share = !std::isfinite(bin.to) ? 0.5
                : bin.to > bin.from                     ? std::clamp((value - bin.from) / (bin.to - bin.from), 0.0, 1.0)
                                                        : 0.0;
            return columns.at(index).left() + share * columns.at(index).width();
        }
    }
    return plot.left();
}

void HistogramLayout::placeEdges(const Distribution &distribution)
{
    const qreal height = lineHeight(TextStyle::Label);
    qreal free = -std::numeric_limits<qreal>::infinity();
    const auto take = [&](qreal x, double value) {
        const QString text = value == 0 ? QStringLiteral("0") : valueText(value, distribution.unit);
        const qreal width = textWidth(TextStyle::Label, text);
        const QRectF place(x - width / 2, plot.bottom() + px(6), width, height);
        if (place.left() >= free) {
            edges.append({x, place, text});
            free = place.right() + px(6);
        }
    };
    for (int index = 0; index < columns.size(); ++index) {
        take(columns.at(index).left(), distribution.bins.at(index).from);
    }
    if (!columns.isEmpty() && std::isfinite(distribution.bins.constLast().to)) {
        take(columns.constLast().right(), distribution.bins.constLast().to);
    }
}

void HistogramLayout::placeFlags(const Distribution &distribution, const QRectF &area, qreal rowHeight)
{
    const int count = static_cast<int>(distribution.marks.size());
    QList<int> order; // from the top row down
    for (int index = 0; index < count; ++index) {
        const Distribution::Mark &mark = distribution.marks.at(index);
        const qreal x = std::round(place(distribution, mark.value));
        const QString value = valueText(mark.value, distribution.unit);
        const qreal width
            = textWidth(TextStyle::LabelStrong, mark.name) + px(flagGap) + textWidth(TextStyle::Label, value);
        const bool hasRoom = x + px(flagGap) + width <= area.right();
        flags.append(
            {x, QRectF(hasRoom ? x + px(flagGap) : x - px(flagGap) - width, 0, width, rowHeight), mark.name, value});
        // A line begins at the row of its words and goes down. So words at the right of their line stand above those of
        // the next mark, and words at the left of theirs above everything: neither has a line running through it.
        if (hasRoom) {
            order.append(index);
        } else {
            order.prepend(index);
        }
    }
    for (int row = 0; row < count; ++row) {
        flags[order.at(row)].area.moveTop(area.top() + rowHeight * row);
    }
}

} // namespace qiao::workstation::ui::chart
