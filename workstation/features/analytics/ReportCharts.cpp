#include "workstation/features/analytics/ReportCharts.h"

#include "workstation/features/analytics/Metrics.h"

#include <QCoreApplication>
#include <QMap>
#include <QTimeZone>

#include <cmath>
#include <limits>

namespace qiao::workstation::analytics {

using protocol::DistributionReport;
using protocol::ExperimentsReport;
using protocol::SeriesReport;
using namespace ui::chart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AnalyticsCharts)
};

QDateTime timeOf(base::TimePoint at, const QDateTime &now)
{
    return QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at), now.timeZone());
}

QString armName(const ExperimentsReport::Experiment &experiment, const QString &id)
{
    for (const ExperimentsReport::Arm &arm : experiment.arms) {
        if (arm.id == id)
            return arm.name.isEmpty() ? arm.id : arm.name;
    }
    return id;
}

// A difference of shares, in percentage points.
QString pointsText(double difference)
{
    const QString number = QLocale().toString(std::abs(difference) * 100, 'f', 1);
    return difference < 0 ? QStringLiteral("−") + number : number;
}

QString differenceSentence(
    const ExperimentsReport::Experiment &experiment, const ExperimentsReport::Difference &difference)
{
    const QString from = armName(experiment, difference.from);
    const QString to = armName(experiment, difference.to);
    if (!difference.isKnown) {
        return Text::tr("The difference is not yet known: \"%1\" may be anywhere from %2 to %3 points above \"%4\".")
            .arg(to, pointsText(difference.low), pointsText(difference.high), from);
    }
    return difference.value > 0
        ? Text::tr("\"%1\" is higher than \"%2\" by %3 points, with 95% confidence by %4 to %5.")
              .arg(to, from, pointsText(difference.value), pointsText(difference.low), pointsText(difference.high))
        : Text::tr("\"%1\" is lower than \"%2\" by %3 points, with 95% confidence by %4 to %5.")
              .arg(to, from, pointsText(-difference.value), pointsText(-difference.high), pointsText(-difference.low));
}

} // namespace

TimeSeries timeSeriesOf(const QList<Course> &courses, Bucket bucket, const QDateTime &now)
{
    TimeSeries series;
    series.bucket = bucket;
    QMap<base::TimePoint, int> places;
    for (const Course &course : courses) {
        for (const SeriesReport::Point &point : course.report ? course.report->points : QList<SeriesReport::Point>()) {
            if (timeOf(point.at, now) <= now)
                places.insert(point.at, 0);
        }
    }
    for (auto place = places.begin(); place != places.end(); ++place) {
        *place = static_cast<int>(series.times.size());
        series.times.append(timeOf(place.key(), now));
    }
    for (const Course &course : courses) {
        TimeSeries::Line line{course.name, QList<std::optional<double>>(series.times.size())};
        if (course.report) {
            series.unit = unitOf(course.report->unit);
            for (const SeriesReport::Point &point : course.report->points) {
                if (const auto place = places.constFind(point.at); place != places.constEnd())
                    line.values[*place] = shownValue(point.figure.value, course.report->unit);
            }
        }
        series.lines.append(line);
    }
    if (!series.times.isEmpty()) {
        const QDateTime last = series.times.constLast();
        series.isLastOpen = (bucket == Bucket::Hour ? last.addSecs(3600) : last.addDays(1)) > now;
    }
    return series;
}

Distribution distributionOf(const DistributionReport &report, const QString &countName)
{
    Distribution distribution;
    distribution.unit = unitOf(report.unit);
    distribution.countName = countName;
    qsizetype used = 0;
    for (qsizetype index = 0; index < report.buckets.size(); ++index)
        used = report.buckets.at(index).count > 0 ? index + 1 : used;
    for (const DistributionReport::Bucket &bucket : report.buckets.mid(0, used)) {
        distribution.bins.append({shownValue(bucket.from, report.unit),
            bucket.to ? shownValue(*bucket.to, report.unit) : std::numeric_limits<double>::infinity(), bucket.count});
    }
    const auto mark = [&](const QString &name, std::optional<double> value) {
        if (value)
            distribution.marks.append({name, shownValue(*value, report.unit)});
    };
    mark(QStringLiteral("P50"), report.figure.p50);
    mark(QStringLiteral("P90"), report.figure.p90);
    mark(QStringLiteral("P99"), report.figure.p99);
    return distribution;
}

Bars ratingBarsOf(const DistributionReport &report)
{
    Bars bars;
    bars.labelName = Text::tr("Rating");
    bars.valueName = Text::tr("Ratings given");
    for (int score = 5; score >= 1; --score) {
        double count = 0;
        for (const DistributionReport::Bucket &bucket : report.buckets)
            count += bucket.from == score ? static_cast<double>(bucket.count) : 0;
        bars.bars.append({Text::tr("%1 ★", "stars").arg(QLocale().toString(score)), count, ui::Role::Accent});
    }
    return bars;
}

HeatMap heatMapOf(const SeriesReport &report, const QString &valueName)
{
    HeatMap map;
    map.unit = unitOf(report.unit);
    map.valueName = valueName;
    for (const SeriesReport::Point &point : report.points) {
        bool isDay = false;
        bool isHour = false;
        const int day = point.key.section(QLatin1Char('-'), 0, 0).toInt(&isDay);
        const int hour = point.key.section(QLatin1Char('-'), 1).toInt(&isHour);
        if (isDay && isHour && day >= 1 && day <= HeatMap::days && hour >= 0 && hour < HeatMap::hours) {
            map.values[static_cast<std::size_t>(day - 1)][static_cast<std::size_t>(hour)]
                = shownValue(point.figure.value, report.unit);
        }
    }
    return map;
}

Arms armsOf(const ExperimentsReport::Experiment &experiment, const QString &metric)
{
    Arms arms;
    arms.unit = Unit::Share;
    arms.valueName = metricTitle(metric);
    arms.countName = Text::tr("cases");
    for (const ExperimentsReport::Arm &arm : experiment.arms) {
        const ExperimentsReport::Rate rate = arm.rates.value(metric);
        arms.arms.append(
            {arm.name.isEmpty() ? arm.id : arm.name, rate.figure.count, rate.figure.value, rate.low, rate.high});
    }
    QStringList sentences;
    for (const ExperimentsReport::Difference &difference : experiment.differences) {
        if (difference.metric == metric)
            sentences.append(differenceSentence(experiment, difference));
    }
    arms.sentence = sentences.isEmpty() ? Text::tr("The difference is not yet known: too little was measured.")
                                        : sentences.join(QLatin1Char('\n'));
    return arms;
}

} // namespace qiao::workstation::analytics
