#include "common/protocol/Reports.h"

#include "common/protocol/Limits.h"

#include <QJsonArray>

#include <cmath>

namespace qiao::protocol {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestText = 1'000;
constexpr int mostPoints = 2'000;
constexpr int mostBuckets = 200;
constexpr int mostCases = 500;
constexpr int mostExperiments = 100;
constexpr int mostArms = 20;
constexpr int mostMetrics = 100;

QString nameOf(Report report)
{
    switch (report) {
    case Report::Summary:
        return u"summary"_s;
    case Report::Series:
        return u"series"_s;
    case Report::Distribution:
        return u"distribution"_s;
    case Report::Conversations:
        return u"conversations"_s;
    case Report::Experiments:
        return u"experiments"_s;
    case Report::Service:
        return u"service"_s;
    }
    return {};
}

std::optional<ReportUnit> unitFromName(const QString &name)
{
    if (name == "count"_L1)
        return ReportUnit::Count;
    if (name == "ratio"_L1)
        return ReportUnit::Ratio;
    if (name == "ms"_L1)
        return ReportUnit::Milliseconds;
    if (name == "score"_L1)
        return ReportUnit::Score;
    return std::nullopt;
}

QString textIn(const QJsonObject &json, QLatin1StringView name)
{
    return json.value(name).toString().left(longestText);
}

std::optional<double> numberIn(const QJsonObject &json, QLatin1StringView name)
{
    const QJsonValue value = json.value(name);
    return value.isDouble() && std::isfinite(value.toDouble()) ? std::optional(value.toDouble()) : std::nullopt;
}

qint64 countIn(const QJsonObject &json, QLatin1StringView name)
{
    return std::max<qint64>(0, json.value(name).toInteger());
}

ReportFigure figureFromJson(const QJsonObject &json)
{
    return {countIn(json, "count"_L1), countIn(json, "met"_L1), numberIn(json, "value"_L1), numberIn(json, "p50"_L1),
        numberIn(json, "p90"_L1), numberIn(json, "p99"_L1)};
}

base::Error noAnswer(const QString &what)
{
    return base::badRequest(u"The report has no %1."_s.arg(what));
}

// The objects of a list, or an error where there is no list or a longer one than any relay sends.
base::Result<QList<QJsonObject>> objectsIn(const QJsonObject &json, QLatin1StringView name, int most)
{
    const QJsonValue value = json.value(name);
    if (!value.isArray() || value.toArray().size() > most)
        return noAnswer(name);
    QList<QJsonObject> objects;
    for (const QJsonValue &entry : value.toArray())
        objects.append(entry.toObject());
    return objects;
}

base::Result<ReportAnswer> summaryFromJson(const QJsonObject &json)
{
    const QJsonObject metrics = json.value("metrics"_L1).toObject();
    if (metrics.isEmpty() || metrics.size() > mostMetrics)
        return noAnswer(u"metrics"_s);
    SummaryReport report;
    for (auto metric = metrics.begin(); metric != metrics.end(); ++metric) {
        const QJsonObject figure = metric.value().toObject();
        // A unit of a later version is passed over, as every unknown field is.
        if (const std::optional<ReportUnit> unit = unitFromName(textIn(figure, "unit"_L1)))
            report.metrics.insert(metric.key(), {*unit, figureFromJson(figure)});
    }
    return ReportAnswer(report);
}

base::Result<ReportAnswer> seriesFromJson(const QJsonObject &json)
{
    const std::optional<ReportUnit> unit = unitFromName(textIn(json, "unit"_L1));
    const base::Result<QList<QJsonObject>> points = objectsIn(json, "points"_L1, mostPoints);
    if (!unit)
        return noAnswer(u"unit"_s);
    if (!points)
        return points.error();
    SeriesReport report;
    report.unit = *unit;
    for (const QJsonObject &point : *points) {
        report.points.append({textIn(point, "key"_L1), textIn(point, "label"_L1),
            base::fromEpochMs(point.value("at"_L1).toInteger()), figureFromJson(point)});
    }
    report.total = figureFromJson(json.value("total"_L1).toObject());
    return ReportAnswer(report);
}

base::Result<ReportAnswer> distributionFromJson(const QJsonObject &json)
{
    const std::optional<ReportUnit> unit = unitFromName(textIn(json, "unit"_L1));
    const base::Result<QList<QJsonObject>> buckets = objectsIn(json, "buckets"_L1, mostBuckets);
    if (!unit)
        return noAnswer(u"unit"_s);
    if (!buckets)
        return buckets.error();
    DistributionReport report;
    report.unit = *unit;
    report.figure = figureFromJson(json);
    for (const QJsonObject &bucket : *buckets) {
        report.buckets.append(
            {numberIn(bucket, "from"_L1).value_or(0), numberIn(bucket, "to"_L1), countIn(bucket, "count"_L1)});
    }
    return ReportAnswer(report);
}

base::Result<ReportAnswer> casesFromJson(const QJsonObject &json)
{
    const std::optional<ReportUnit> unit = unitFromName(textIn(json, "unit"_L1));
    const base::Result<QList<QJsonObject>> cases = objectsIn(json, "conversations"_L1, mostCases);
    if (!unit)
        return noAnswer(u"unit"_s);
    if (!cases)
        return cases.error();
    CasesReport report;
    report.unit = *unit;
    report.total = countIn(json, "total"_L1);
    for (const QJsonObject &entry : *cases) {
        const QString id = entry.value("conversation"_L1).toString();
        if (id.isEmpty() || id.size() > limits::idLength)
            return noAnswer(u"conversation"_s);
        const QJsonValue met = entry.value("met"_L1);
        report.cases.append({domain::ConversationId(id), base::fromEpochMs(entry.value("at"_L1).toInteger()),
            textIn(entry, "visitorName"_L1), textIn(entry, "topic"_L1), textIn(entry, "channel"_L1),
            textIn(entry, "queueName"_L1), textIn(entry, "agentName"_L1), numberIn(entry, "value"_L1),
            met.isBool() ? std::optional(met.toBool()) : std::nullopt});
    }
    return ReportAnswer(report);
}

base::Result<ExperimentsReport::Experiment> experimentFromJson(const QJsonObject &json)
{
    const base::Result<QList<QJsonObject>> arms = objectsIn(json, "arms"_L1, mostArms);
    const base::Result<QList<QJsonObject>> differences = objectsIn(json, "differences"_L1, mostArms * mostMetrics);
    if (!arms)
        return arms.error();
    if (!differences)
        return differences.error();
    ExperimentsReport::Experiment experiment{
        textIn(json, "experiment"_L1), textIn(json, "name"_L1), json.value("running"_L1).toBool(), {}, {}};
    for (const QJsonObject &entry : *arms) {
        ExperimentsReport::Arm arm{
            textIn(entry, "arm"_L1), textIn(entry, "name"_L1), countIn(entry, "conversations"_L1), {}};
        const QJsonObject rates = entry.value("rates"_L1).toObject();
        for (auto rate = rates.begin(); rate != rates.end() && arm.rates.size() < mostMetrics; ++rate) {
            const QJsonObject figure = rate.value().toObject();
            arm.rates.insert(rate.key(),
                {figureFromJson(figure), numberIn(figure, "low"_L1).value_or(0),
                    numberIn(figure, "high"_L1).value_or(0)});
        }
        experiment.arms.append(arm);
    }
    for (const QJsonObject &entry : *differences) {
        experiment.differences.append({textIn(entry, "metric"_L1), textIn(entry, "from"_L1), textIn(entry, "to"_L1),
            numberIn(entry, "value"_L1).value_or(0), numberIn(entry, "low"_L1).value_or(0),
            numberIn(entry, "high"_L1).value_or(0), entry.value("isKnown"_L1).toBool()});
    }
    return experiment;
}

base::Result<ReportAnswer> experimentsFromJson(const QJsonObject &json)
{
    const base::Result<QList<QJsonObject>> experiments = objectsIn(json, "experiments"_L1, mostExperiments);
    if (!experiments)
        return experiments.error();
    ExperimentsReport report;
    for (const QJsonObject &entry : *experiments) {
        const base::Result<ExperimentsReport::Experiment> experiment = experimentFromJson(entry);
        if (!experiment)
            return experiment.error();
        report.experiments.append(*experiment);
    }
    return ReportAnswer(report);
}

ServiceReport::Latency latencyFromJson(const QJsonObject &json)
{
    return {countIn(json, "count"_L1), numberIn(json, "p50"_L1), numberIn(json, "p90"_L1), numberIn(json, "p99"_L1)};
}

base::Result<ReportAnswer> serviceFromJson(const QJsonObject &json)
{
    if (!json.value("connections"_L1).isObject() || !json.value("messageLatency"_L1).isObject())
        return noAnswer(u"connections"_s);
    const QJsonObject connections = json.value("connections"_L1).toObject();
    const QJsonObject latency = json.value("messageLatency"_L1).toObject();
    ServiceReport report;
    report.since = base::fromEpochMs(json.value("since"_L1).toInteger());
    report.accepted = countIn(connections, "accepted"_L1);
    report.refused = countIn(connections, "refused"_L1);
    report.failed = countIn(connections, "failed"_L1);
    report.success = numberIn(connections, "success"_L1);
    report.stored = latencyFromJson(latency.value("stored"_L1).toObject());
    report.delivered = latencyFromJson(latency.value("delivered"_L1).toObject());
    return ReportAnswer(report);
}

} // namespace

QString ReportRequest::path() const
{
    return "/v1/reports/"_L1 + nameOf(report);
}

QUrlQuery ReportRequest::query() const
{
    QUrlQuery query;
    if (report == Report::Service)
        return query;
    const auto add = [&](const QString &name, const QString &value) {
        // QUrlQuery leaves a plus as it is, which a form would read as a space.
        if (!value.isEmpty())
            query.addQueryItem(name, QString(value).replace(u'%', "%25"_L1).replace(u'+', "%2B"_L1));
    };
    const auto addNumber = [&](const QString &name, std::optional<double> value) {
        if (value)
            query.addQueryItem(name, QString::number(*value, 'g', 15));
    };
    add(u"from"_s, QString::number(base::toEpochMs(from)));
    add(u"to"_s, QString::number(base::toEpochMs(to)));
    add(u"zone"_s, zone);
    add(u"queue"_s, queue);
    add(u"agent"_s, agent);
    add(u"channel"_s, channel);
    if (hours != ReportHours::All)
        add(u"hours"_s, hours == ReportHours::Inside ? u"inside"_s : u"outside"_s);
    add(u"metric"_s, metric);
    add(u"by"_s, by);
    if (met)
        add(u"met"_s, *met ? u"yes"_s : u"no"_s);
    addNumber(u"valueFrom"_s, valueFrom);
    addNumber(u"valueTo"_s, valueTo);
    if (weekday > 0)
        add(u"weekday"_s, QString::number(weekday));
    if (hour >= 0)
        add(u"hour"_s, QString::number(hour));
    if (isOfNobody)
        add(u"nobody"_s, u"yes"_s);
    if (limit > 0)
        add(u"limit"_s, QString::number(limit));
    if (offset > 0)
        add(u"offset"_s, QString::number(offset));
    return query;
}

size_t qHash(const ReportRequest &request, size_t seed)
{
    return qHashMulti(seed, request.path(), request.query().toString());
}

base::Result<ReportAnswer> reportAnswerFromJson(const ReportRequest &request, const QJsonObject &json)
{
    switch (request.report) {
    case Report::Summary:
        return summaryFromJson(json);
    case Report::Series:
        return seriesFromJson(json);
    case Report::Distribution:
        return distributionFromJson(json);
    case Report::Conversations:
        return casesFromJson(json);
    case Report::Experiments:
        return experimentsFromJson(json);
    case Report::Service:
        return serviceFromJson(json);
    }
    return noAnswer(u"kind"_s);
}

} // namespace qiao::protocol
