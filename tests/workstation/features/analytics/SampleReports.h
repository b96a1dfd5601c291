#pragma once

#include "workstation/state/Reports.h"

#include <QDateTime>
#include <QTimeZone>

#include <cmath>

// A relay's reports, invented and the same at every call, for tests and the gallery of the analytics.
namespace qiao::tests {

inline protocol::ReportFigure sampleFigure(protocol::ReportUnit unit, qint64 count, double value)
{
    protocol::ReportFigure figure;
    figure.count = count;
    if (unit == protocol::ReportUnit::Count) {
        figure.value = static_cast<double>(count);
    } else if (count > 0) {
        figure.value = value;
        figure.met = unit == protocol::ReportUnit::Ratio ? std::llround(value * static_cast<double>(count)) : 0;
        if (unit != protocol::ReportUnit::Ratio) {
            figure.p50 = value * 0.7;
            figure.p90 = value * 2.4;
            figure.p99 = value * 6;
        }
    }
    return figure;
}

inline protocol::ReportUnit sampleUnit(const QString &metric)
{
    using protocol::ReportUnit;
    if (metric == QLatin1StringView("rating"))
        return ReportUnit::Score;
    for (const char *name : {"wait", "first_response", "handling", "wrap_up"}) {
        if (metric == QLatin1StringView(name))
            return ReportUnit::Milliseconds;
    }
    for (const char *name : {"abandonment", "in_goal", "transfer_rate", "resolution", "csat"}) {
        if (metric == QLatin1StringView(name))
            return ReportUnit::Ratio;
    }
    return ReportUnit::Count;
}

inline double sampleValue(const QString &metric)
{
    static const QHash<QString, double> values{{QStringLiteral("wait"), 9400},
        {QStringLiteral("first_response"), 14200}, {QStringLiteral("handling"), 372000},
        {QStringLiteral("wrap_up"), 41000}, {QStringLiteral("rating"), 4.46}, {QStringLiteral("abandonment"), 0.043},
        {QStringLiteral("in_goal"), 0.874}, {QStringLiteral("transfer_rate"), 0.081},
        {QStringLiteral("resolution"), 0.768}, {QStringLiteral("csat"), 0.891}};
    return values.value(metric);
}

inline protocol::SummaryReport sampleSummary()
{
    protocol::SummaryReport report;
    for (const char *name :
        {"arrivals", "answered", "deferred", "abandoned", "abandonment", "wait", "first_response", "in_goal", "turns",
            "handling", "wrap_up", "transfers", "transfer_rate", "closed", "resolution", "csat", "rating"}) {
        const QString metric = QString::fromLatin1(name);
        const protocol::ReportUnit unit = sampleUnit(metric);
        report.metrics.insert(
            metric, {unit, sampleFigure(unit, metric == QLatin1StringView("rating") ? 96 : 1184, sampleValue(metric))});
    }
    return report;
}

inline protocol::SeriesReport sampleCourse(const protocol::ReportRequest &request)
{
    protocol::SeriesReport report;
    report.unit = sampleUnit(request.metric);
    const QTimeZone zone(request.zone.toLatin1());
    const bool isHour = request.by == QLatin1StringView("hour");
    const double part = request.metric == QLatin1StringView("answered") ? 0.93 : 1;
    QDateTime at = QDateTime::fromMSecsSinceEpoch(base::toEpochMs(request.from), zone);
    for (; base::toEpochMs(request.to) > at.toMSecsSinceEpoch(); at = isHour ? at.addSecs(3600) : at.addDays(1)) {
        const double busy = std::max(0.0, std::sin((at.time().hour() - 6) / 16.0 * 3.14159265));
        const double count = isHour ? 3 + 52 * busy + (at.time().hour() * 7919 + at.date().day()) % 9
                                    : 320 + 120 * (at.date().dayOfWeek() < 6) + at.date().day() * 7919 % 70;
        protocol::SeriesReport::Point point;
        point.key = at.toString(Qt::ISODate);
        point.at = base::fromEpochMs(at.toMSecsSinceEpoch());
        point.figure = sampleFigure(report.unit, std::llround(count * part), 0);
        report.points.append(point);
    }
    return report;
}

inline protocol::SeriesReport sampleWeek()
{
    protocol::SeriesReport report;
    for (int day = 1; day <= 7; ++day) {
        for (int hour = 0; hour < 24; ++hour) {
            const double busy = std::max(0.0, std::sin((hour - 6) / 16.0 * 3.14159265)) * (day < 6 ? 44 : 15);
            protocol::SeriesReport::Point point;
            point.key = QStringLiteral("%1-%2").arg(day).arg(hour, 2, 10, QLatin1Char('0'));
            point.figure = sampleFigure(report.unit, std::llround(busy) + (day * 31 + hour * 17) % 4, 0);
            report.points.append(point);
        }
    }
    return report;
}

inline protocol::SeriesReport sampleParts(const protocol::ReportRequest &request)
{
    protocol::SeriesReport report;
    report.unit = sampleUnit(request.metric);
    QList<QPair<QString, QString>> parts{{QStringLiteral("a1"), QStringLiteral("Ann")},
        {QStringLiteral("a2"), QStringLiteral("王芳")}, {QStringLiteral("a3"), QStringLiteral("Ben")},
        {QStringLiteral("a4"), QStringLiteral("Zoë Quinn")}, {QString(), QString()}};
    if (request.by == QLatin1StringView("queue")) {
        parts = {{QStringLiteral("default"), QStringLiteral("Everybody")},
            {QStringLiteral("returns"), QStringLiteral("退换货")}, {QStringLiteral("vip"), QStringLiteral("VIP")}};
    } else if (request.by == QLatin1StringView("channel")) {
        parts = {{QStringLiteral("web"), {}}, {QStringLiteral("mail"), {}}};
    }
    int index = 0;
    for (const auto &[key, label] : parts) {
        ++index;
        // Nobody has arrivals alone.
        if (key.isEmpty() && request.by == QLatin1StringView("agent") && request.metric != QLatin1StringView("turns"))
            continue;
        protocol::SeriesReport::Point point;
        point.key = key;
        point.label = label;
        const double spread = report.unit == protocol::ReportUnit::Ratio ? 1 - index * 0.04 : 0.8 + index * 0.06;
        point.figure = sampleFigure(report.unit, 412 / index, sampleValue(request.metric) * spread);
        report.points.append(point);
    }
    return report;
}

inline protocol::DistributionReport sampleSpread(const protocol::ReportRequest &request)
{
    protocol::DistributionReport report;
    report.unit = sampleUnit(request.metric);
    if (report.unit == protocol::ReportUnit::Score) {
        const QList<qint64> counts{4, 2, 6, 21, 63};
        for (int score = 1; score <= 5; ++score)
            report.buckets.append({double(score), double(score + 1), counts.at(score - 1)});
        report.figure = sampleFigure(report.unit, 96, 4.43);
        return report;
    }
    const QList<double> seconds{0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14400};
    const QList<qint64> counts{212, 388, 241, 121, 86, 51, 30, 17, 9, 6, 3, 1, 0, 0, 0, 0, 0, 0};
    for (int index = 0; index < counts.size(); ++index) {
        report.buckets.append({seconds.at(index) * 1000,
            index + 1 < seconds.size() ? std::optional(seconds.at(index + 1) * 1000) : std::nullopt, counts.at(index)});
    }
    report.figure = {1165, 0, 14200.0, 9100.0, 31000.0, 104000.0};
    return report;
}

inline protocol::CasesReport sampleCases(const protocol::ReportRequest &request)
{
    protocol::CasesReport report;
    report.unit = sampleUnit(request.metric);
    const QStringList names{QStringLiteral("李雷"), QStringLiteral("Emma Stone"), QStringLiteral("王芳"), QString(),
        QStringLiteral("Mr Long Name Who Wants It All")};
    for (int index = 0; index < 24; ++index) {
        protocol::CasesReport::Case entry;
        entry.conversation = domain::ConversationId(QStringLiteral("c%1").arg(index));
        entry.at = request.to - std::chrono::minutes(17 * (index + 30));
        entry.visitorName = names.at(index % names.size());
        entry.topic = index % 3 == 0 ? QStringLiteral("Returns") : QString();
        entry.queueName = QStringLiteral("Everybody");
        entry.agentName = index % 4 == 0 ? QString() : QStringLiteral("Ann");
        if (report.unit == protocol::ReportUnit::Ratio) {
            entry.met = request.met.value_or(index % 4 != 0);
            entry.value
                = request.metric == QLatin1StringView("in_goal") ? std::optional(4000.0 + index * 900) : std::nullopt;
        } else if (report.unit != protocol::ReportUnit::Count) {
            entry.value = sampleValue(request.metric) * (0.5 + index * 0.1);
        }
        report.cases.append(entry);
    }
    report.total = 1184;
    return report;
}

inline protocol::ExperimentsReport sampleExperiments()
{
    using R = protocol::ExperimentsReport;
    const auto rate = [](qint64 count, double value, double low, double high) {
        return R::Rate{sampleFigure(protocol::ReportUnit::Ratio, count, value), low, high};
    };
    R::Experiment greeting{QStringLiteral("greeting"), QStringLiteral("Two greetings"), true, {}, {}};
    greeting.arms = {{QStringLiteral("a"), QStringLiteral("Hello"), 412,
                         {{QStringLiteral("resolution"), rate(400, 0.713, 0.667, 0.755)},
                             {QStringLiteral("csat"), rate(40, 0.87, 0.74, 0.94)}}},
        {QStringLiteral("b"), QStringLiteral("How can we help?"), 398,
            {{QStringLiteral("resolution"), rate(388, 0.768, 0.724, 0.807)},
                {QStringLiteral("csat"), rate(38, 0.9, 0.77, 0.96)}}}};
    greeting.differences
        = {{QStringLiteral("resolution"), QStringLiteral("a"), QStringLiteral("b"), 0.055, -0.006, 0.115, false},
            {QStringLiteral("csat"), QStringLiteral("a"), QStringLiteral("b"), 0.03, -0.11, 0.17, false}};
    R::Experiment routing{QStringLiteral("routing"), QStringLiteral("Skills first"), false, {}, {}};
    routing.arms = {{QStringLiteral("a"), QStringLiteral("As before"), 2012,
                        {{QStringLiteral("resolution"), rate(1990, 0.702, 0.681, 0.722)}}},
        {QStringLiteral("b"), QStringLiteral("Skills first"), 1987,
            {{QStringLiteral("resolution"), rate(1969, 0.771, 0.752, 0.789)}}}};
    routing.differences
        = {{QStringLiteral("resolution"), QStringLiteral("a"), QStringLiteral("b"), 0.069, 0.041, 0.097, true}};
    return {{greeting, routing}};
}

inline protocol::ServiceReport sampleService()
{
    protocol::ServiceReport report;
    report.since = base::fromEpochMs(1'795'219'200'000);
    report.accepted = 9120;
    report.refused = 31;
    report.failed = 4;
    report.success = 0.9962;
    report.stored = {52011, 2.1, 5.0, 14.2};
    report.delivered = {98713, 2.3, 5.6, 16.0};
    return report;
}

inline protocol::ReportAnswer sampleAnswer(const protocol::ReportRequest &request)
{
    switch (request.report) {
    case protocol::Report::Summary:
        return sampleSummary();
    case protocol::Report::Series:
        if (request.by == QLatin1StringView("hour") || request.by == QLatin1StringView("day"))
            return sampleCourse(request);
        return request.by == QLatin1StringView("weekday-hour") ? sampleWeek() : sampleParts(request);
    case protocol::Report::Distribution:
        return sampleSpread(request);
    case protocol::Report::Conversations:
        return sampleCases(request);
    case protocol::Report::Experiments:
        return sampleExperiments();
    case protocol::Report::Service:
        return sampleService();
    }
    return protocol::ServiceReport();
}

} // namespace qiao::tests
