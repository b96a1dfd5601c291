#include "workstation/features/analytics/Metrics.h"

#include <algorithm>

namespace qiao::workstation::analytics {

using protocol::ReportUnit;
using ui::Words;

namespace {

constexpr auto context = "AnalyticsMetrics";

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AnalyticsMetrics)
};

QString countText(qint64 count)
{
    return ui::chart::valueText(static_cast<double>(count), ui::chart::Unit::Count);
}

} // namespace

const QList<Metric> &metrics()
{
    static const QList<Metric> all{
        {"arrivals", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Arrived")},
            Words{context,
                QT_TRANSLATE_NOOP(
                    "AnalyticsMetrics", "Conversations that came to a queue: started, or transferred to it.")},
            FigureShape::Count},
        {"answered", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Answered")},
            Words{context,
                QT_TRANSLATE_NOOP("AnalyticsMetrics",
                    "Arrivals in which an agent wrote. Those for which a message was left are not among them.")},
            FigureShape::Count},
        {"first_response", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "First response")},
            Words{context,
                QT_TRANSLATE_NOOP("AnalyticsMetrics",
                    "From the arrival to the first message by an agent. Half were answered within the large figure, "
                    "90 and 99 of 100 within P90 and P99.")},
            FigureShape::Median},
        {"in_goal", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Within the goal")},
            Words{context,
                QT_TRANSLATE_NOOP("AnalyticsMetrics",
                    "Share of answered and abandoned arrivals that were answered within the goal of their queue, "
                    "15 s unless set otherwise.")},
            FigureShape::Share},
        {"wait", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Wait")},
            Words{context,
                QT_TRANSLATE_NOOP("AnalyticsMetrics",
                    "From the arrival until an agent had the conversation. Half waited at most as long as the large "
                    "figure says.")},
            FigureShape::Median},
        {"abandonment", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Abandoned")},
            Words{context,
                QT_TRANSLATE_NOOP("AnalyticsMetrics",
                    "Share of arrivals that ended while nobody had them, without an answer and without a message "
                    "left.")},
            FigureShape::Share},
        {"handling", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Handling time")},
            Words{context,
                QT_TRANSLATE_NOOP(
                    "AnalyticsMetrics", "How long an agent had a conversation, with the wrap-up: the mean (AHT).")},
            FigureShape::Mean},
        {"wrap_up", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Wrap-up")},
            Words{context,
                QT_TRANSLATE_NOOP("AnalyticsMetrics", "From the close until the agent was done with it: the mean.")},
            FigureShape::Mean},
        {"transfer_rate", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Transferred")},
            Words{context,
                QT_TRANSLATE_NOOP("AnalyticsMetrics", "Share of an agent's turns that ended with a transfer.")},
            FigureShape::Share},
        {"rating", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Rating")},
            Words{context,
                QT_TRANSLATE_NOOP("AnalyticsMetrics", "What visitors gave after the conversation, 1 to 5: the mean.")},
            FigureShape::Mean},
        {"csat", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Satisfied")},
            Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Share of ratings with 4 or 5 (CSAT).")},
            FigureShape::Share},
        {"resolution", Words{context, QT_TRANSLATE_NOOP("AnalyticsMetrics", "Resolved")},
            Words{context,
                QT_TRANSLATE_NOOP("AnalyticsMetrics",
                    "Share of closes marked as resolved among those that were marked. A reopened conversation counts "
                    "only when it is closed again.")},
            FigureShape::Share},
    };
    return all;
}

const Metric *findMetric(const QString &name)
{
    const QList<Metric> &all = metrics();
    const auto found = std::find_if(
        all.cbegin(), all.cend(), [&](const Metric &metric) { return name == QLatin1StringView(metric.name); });
    return found == all.cend() ? nullptr : &*found;
}

QString metricTitle(const QString &name)
{
    if (name == QLatin1StringView("turns"))
        return Text::tr("Turns");
    const Metric *metric = findMetric(name);
    return metric != nullptr ? metric->title.text() : name;
}

ui::chart::Unit unitOf(ReportUnit unit)
{
    switch (unit) {
    case ReportUnit::Count:
        return ui::chart::Unit::Count;
    case ReportUnit::Ratio:
        return ui::chart::Unit::Share;
    case ReportUnit::Milliseconds:
        return ui::chart::Unit::Seconds;
    case ReportUnit::Score:
        return ui::chart::Unit::Rating;
    }
    return ui::chart::Unit::Count;
}

double shownValue(double value, ReportUnit unit)
{
    return unit == ReportUnit::Milliseconds ? value / 1000 : value;
}

std::optional<double> shownValue(std::optional<double> value, ReportUnit unit)
{
    return value ? std::optional(shownValue(*value, unit)) : std::nullopt;
}

QString valueText(std::optional<double> value, ReportUnit unit)
{
    return value ? ui::chart::valueText(shownValue(*value, unit), unitOf(unit)) : ui::chart::noValueText();
}

FigureText figureText(const Metric &metric, ReportUnit unit, const protocol::ReportFigure &figure)
{
    switch (metric.shape) {
    case FigureShape::Count:
        return {valueText(figure.value, unit), {}};
    case FigureShape::Median:
        if (!figure.p50)
            return {valueText(std::nullopt, unit), {}};
        return {valueText(figure.p50, unit),
            Text::tr("P90 %1, P99 %2").arg(valueText(figure.p90, unit), valueText(figure.p99, unit))};
    case FigureShape::Mean:
        if (!figure.value)
            return {valueText(std::nullopt, unit), {}};
        return {valueText(figure.value, unit),
            unit == ReportUnit::Score ? Text::tr("Ratings: %1").arg(countText(figure.count))
                                      : Text::tr("P90 %1").arg(valueText(figure.p90, unit))};
    case FigureShape::Share:
        if (!figure.value)
            return {valueText(std::nullopt, unit), {}};
        return {valueText(figure.value, unit),
            Text::tr("%1 of %2", "part of all").arg(countText(figure.met), countText(figure.count))};
    }
    return {};
}

} // namespace qiao::workstation::analytics
