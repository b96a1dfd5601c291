#include "workstation/ui/chart/TimeSeriesLayout.h"

#include "workstation/ui/chart/Strokes.h"

#include <algorithm>
#include <cmath>

namespace qiao::workstation::ui::chart {

namespace {

constexpr int rowDistance = 40; // at least, between two value ticks
constexpr int labelGap = 8;

struct Range
{
    double low = 0;
    double high = 0;
};

// From zero, unless the figures keep far from it.
Range rangeOf(const TimeSeries &series)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (int line = 0; line < series.lines.size(); ++line) {
        for (int index = 0; index < series.times.size(); ++index) {
            if (const std::optional<double> value = series.value(line, index)) {
                low = std::min(low, *value);
                high = std::max(high, *value);
            }
        }
    }
    if (series.goal) {
        low = std::min(low, series.goal->value);
        high = std::max(high, series.goal->value);
    }
    if (!(low <= high)) {
        return {0, 1};
    }
    const bool isFarFromZero
        = series.unit == Unit::Share || series.unit == Unit::Rating ? low > 0 && high - low < 0.25 * high : false;
    return {isFarFromZero ? low : std::min(low, 0.0), std::max(high, 0.0)};
}

int lastIndex(const TimeSeries &series, int line)
{
    for (int index = static_cast<int>(series.times.size()) - 1; index >= 0; --index) {
        if (series.value(line, index)) {
            return index;
        }
    }
    return -1;
}

// Pushes labels apart that would lie on each other, and keeps all of them between top and bottom.
void spread(QList<TimeSeriesLayout::Label> &labels, qreal top, qreal bottom)
{
    std::sort(labels.begin(), labels.end(),
        [](const auto &one, const auto &other) { return one.area.top() < other.area.top(); });
    qreal floor = top;
    for (TimeSeriesLayout::Label &label : labels) {
        label.area.moveTop(std::max(label.area.top(), floor));
        floor = label.area.bottom();
    }
    qreal ceiling = bottom;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->area.moveBottom(std::min(label->area.bottom(), ceiling));
        ceiling = label->area.top();
    }
}

} // namespace

TimeSeriesLayout::TimeSeriesLayout(const TimeSeries &series, const QRectF &area)
{
    const Range range = rangeOf(series);
    const qreal bottomHeight = lineHeight(TextStyle::Label) + px(6);
    const qreal topHeight = lineHeight(TextStyle::Label) / 2;
    const int most = std::max(2, static_cast<int>((area.height() - bottomHeight - topHeight) / px(rowDistance)) + 1);
    ticks = niceTicks(range.low, range.high, most, series.unit);

    qreal axisWidth = 0;
    for (const double at : ticks.at) {
        axisWidth = std::max(axisWidth, textWidth(TextStyle::Label, axisText(at, ticks.step, series.unit)));
    }
    qreal labelWidth = 0;
    for (int line = 0; line < series.lines.size(); ++line) {
        const int last = lastIndex(series, line);
        if (last >= 0) {
            const QString value = valueText(*series.value(line, last), series.unit);
            labels.append({line, series.lines.at(line).name, value, {}, {}});
            labelWidth = std::max(labelWidth,
                textWidth(TextStyle::LabelStrong, series.lines.at(line).name) + px(6)
                    + textWidth(TextStyle::Label, value));
        }
    }
    labelWidth = std::min(labelWidth, area.width() * 0.35);
    plot = area.adjusted(axisWidth + px(labelGap), topHeight, -(labelWidth + px(labelGap)), -bottomHeight);
    placeColumns(series);
    placeRows(series, area);
    placeLabels(series);
}

QPointF TimeSeriesLayout::place(int index, double value) const
{
    return {xs.at(index), plot.bottom() - ticks.share(value) * plot.height()};
}

QRectF TimeSeriesLayout::stripe(int index) const
{
    const auto between = [&](int left) { return (xs.at(left) + xs.at(left + 1)) / 2; };
    const qreal left = index == 0 ? plot.left() - px(labelGap) / 2.0 : between(index - 1);
    const qreal right = index + 1 >= xs.size() ? plot.right() + px(labelGap) / 2.0 : between(index);
    return {left, plot.top(), right - left, plot.height()};
}

void TimeSeriesLayout::placeRows(const TimeSeries &series, const QRectF &area)
{
    const qreal height = lineHeight(TextStyle::Label);
    for (const double at : ticks.at) {
        const qreal y = std::round(plot.bottom() - ticks.share(at) * plot.height());
        rows.append({y, QRectF(area.left(), y - height / 2, plot.left() - px(labelGap) - area.left(), height),
            axisText(at, ticks.step, series.unit), false});
    }
}

void TimeSeriesLayout::placeColumns(const TimeSeries &series)
{
    if (series.times.isEmpty()) {
        return;
    }
    const qint64 from = series.times.constFirst().toMSecsSinceEpoch();
    const qint64 length = series.times.constLast().toMSecsSinceEpoch() - from;
    const auto xOf = [&](const QDateTime &at) {
        return length > 0 ? plot.left()
                + plot.width() * static_cast<double>(at.toMSecsSinceEpoch() - from) / static_cast<double>(length)
                          : plot.center().x();
    };
    for (const QDateTime &at : series.times) {
        xs.append(xOf(at));
    }
    const qreal height = lineHeight(TextStyle::Label);
    // The widest label a day or an hour gets, with air around it.
    const qreal width = textWidth(TextStyle::LabelStrong, shortDayText(QDate(2026, 9, 28))) + px(20);
    const int most = std::max(1, static_cast<int>(plot.width() / width));
    QList<TimeTick> all = timeTicks(series.times.constFirst(), series.times.constLast(), most);
    if (all.isEmpty() && series.times.size() == 1) {
        all.append({series.times.constFirst(), bucketText(series.times.constFirst(), series.bucket), false});
    }
    for (const TimeTick &tick : all) {
        const qreal x = std::round(xOf(tick.at));
        const qreal textLength = textWidth(tick.isMajor ? TextStyle::LabelStrong : TextStyle::Label, tick.text);
        const QRectF place(x - textLength / 2, plot.bottom() + px(6), textLength, height);
        columns.append({x, place, tick.text, tick.isMajor});
    }
}

void TimeSeriesLayout::placeLabels(const TimeSeries &series)
{
    const qreal height = lineHeight(TextStyle::LabelStrong) + px(1);
    for (Label &label : labels) {
        const int last = lastIndex(series, label.line);
        label.from = place(last, *series.value(label.line, last));
        label.area = QRectF(plot.right() + px(labelGap), label.from.y() - height / 2, 0, height);
        label.area.setWidth(std::max(
            0.0, textWidth(TextStyle::LabelStrong, label.name) + px(6) + textWidth(TextStyle::Label, label.value)));
    }
    spread(labels, plot.top() - height / 2, plot.bottom() + height / 2);
}

} // namespace qiao::workstation::ui::chart
