#pragma once

#include "workstation/ui/chart/Arms.h"
#include "workstation/ui/chart/Bars.h"
#include "workstation/ui/chart/Distribution.h"
#include "workstation/ui/chart/HeatMap.h"
#include "workstation/ui/chart/Share.h"
#include "workstation/ui/chart/TimeSeries.h"

#include <QTimeZone>

#include <cmath>
#include <limits>

// Invented figures for the tests and the gallery of the charts; the same at every call.
namespace qiao::tests {

inline QDateTime sampleStart()
{
    return QDateTime(QDate(2026, 11, 24), QTime(0, 0), QTimeZone("Asia/Shanghai"));
}

// Two lines over `hours` hours; the second misses three of them in the night.
inline workstation::ui::chart::TimeSeries sampleSeries(int hours, const QString &one, const QString &other)
{
    using namespace workstation::ui::chart;
    TimeSeries series;
    series.lines = {{one, {}}, {other, {}}};
    for (int hour = 0; hour < hours; ++hour) {
        series.times.append(sampleStart().addSecs(hour * 3600));
        const double day = std::max(0.0, std::sin((hour % 24 - 6) / 24.0 * 2 * 3.14159265));
        const double arrived = std::round(6 + 60 * day + (hour * 7919 % 11));
        series.lines[0].values.append(arrived);
        const bool isGap = hour % 24 >= 3 && hour % 24 < 6;
        series.lines[1].values.append(
            isGap ? std::nullopt : std::optional(std::round(arrived * (0.8 + (hour * 104729 % 17) / 100.0))));
    }
    return series;
}

inline workstation::ui::chart::Distribution sampleDistribution(const QString &countName)
{
    using namespace workstation::ui::chart;
    Distribution distribution;
    distribution.countName = countName;
    const QList<double> edges{0, 2, 5, 10, 15, 20, 30, 45, 60, 120, 300, 600};
    const QList<qint64> counts{12, 96, 214, 188, 121, 96, 61, 40, 33, 17, 6, 2};
    for (int index = 0; index < counts.size(); ++index) {
        const double to = index + 1 < edges.size() ? edges.at(index + 1) : std::numeric_limits<double>::infinity();
        distribution.bins.append({edges.at(index), to, counts.at(index)});
    }
    distribution.marks = {{QStringLiteral("P50"), 11.4}, {QStringLiteral("P90"), 47}, {QStringLiteral("P99"), 214}};
    return distribution;
}

inline workstation::ui::chart::Bars sampleRatings(const QString &labelName, const QString &valueName)
{
    using namespace workstation::ui::chart;
    Bars bars;
    bars.labelName = labelName;
    bars.valueName = valueName;
    const QList<double> counts{312, 128, 41, 12, 27};
    for (int index = 0; index < counts.size(); ++index) {
        bars.bars.append({QStringLiteral("%1 ★").arg(5 - index), counts.at(index), workstation::ui::Role::Accent});
    }
    return bars;
}

// Sunday from 22:00 was not measured.
inline workstation::ui::chart::HeatMap sampleHeatMap(const QString &valueName)
{
    using namespace workstation::ui::chart;
    HeatMap map;
    map.valueName = valueName;
    for (int day = 0; day < HeatMap::days; ++day) {
        for (int hour = 0; hour < HeatMap::hours; ++hour) {
            if (day == 6 && hour >= 22) {
                continue;
            }
            const double busy = std::max(0.0, std::sin((hour - 6) / 16.0 * 3.14159265)) * (day < 5 ? 40 : 14);
            map.values[std::size_t(day)][std::size_t(hour)] = std::round(busy + (day * 31 + hour * 17) % 5);
        }
    }
    map.values[2][3] = 0;
    return map;
}

inline workstation::ui::chart::Arms sampleArms(const QString &sentence)
{
    using namespace workstation::ui::chart;
    Arms arms;
    arms.valueName = QStringLiteral("Resolution");
    arms.countName = QStringLiteral("conversations");
    arms.arms = {{QStringLiteral("Short greeting"), 412, 0.713, 0.667, 0.755},
        {QStringLiteral("Greeting with questions"), 397, 0.768, 0.724, 0.807}};
    arms.sentence = sentence;
    return arms;
}

} // namespace qiao::tests
