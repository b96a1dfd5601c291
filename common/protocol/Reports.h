#pragma once

#include "common/base/Clock.h"
#include "common/base/Result.h"
#include "common/domain/Ids.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QUrlQuery>

#include <optional>
#include <variant>

// What is asked of /v1/reports, and what it is answered; docs/metrics.md says what each figure counts.
namespace qiao::protocol {

enum class Report { Summary, Series, Distribution, Conversations, Experiments, Service };

enum class ReportHours { All, Inside, Outside };

enum class ReportUnit { Count, Ratio, Milliseconds, Score };

// One question. What is empty or negative is not said.
struct ReportRequest
{
    Report report = Report::Summary;
    base::TimePoint from{};
    base::TimePoint to{};
    QString zone = {}; // IANA
    QString queue = {};
    QString agent = {}; // an id, or "self"
    QString channel = {};
    ReportHours hours = ReportHours::All;

    QString metric = {}; // but for summary, experiments and service
    QString by = {}; // of a series: hour, day, weekday-hour, queue, agent, channel

    // Of conversations alone: which part of the metric's cases.
    std::optional<bool> met = {};
    std::optional<double> valueFrom = {};
    std::optional<double> valueTo = {};
    int weekday = 0; // 1 is Monday, 7 Sunday
    int hour = -1;
    bool isOfNobody = false;
    int limit = 0;
    int offset = 0;

    QString path() const; // "/v1/reports/summary"
    QUrlQuery query() const;

    bool operator==(const ReportRequest &) const = default;
};

size_t qHash(const ReportRequest &request, size_t seed = 0);

// How many cases, and what they come to. Without a value it is not known, which is not nought.
struct ReportFigure
{
    qint64 count = 0;
    qint64 met = 0; // of a ratio
    std::optional<double> value;
    std::optional<double> p50;
    std::optional<double> p90;
    std::optional<double> p99;

    bool operator==(const ReportFigure &) const = default;
};

struct SummaryReport
{
    struct Metric
    {
        ReportUnit unit = ReportUnit::Count;
        ReportFigure figure;

        bool operator==(const Metric &) const = default;
    };

    QHash<QString, Metric> metrics;

    bool operator==(const SummaryReport &) const = default;
};

struct SeriesReport
{
    struct Point
    {
        QString key;
        QString label; // of a queue or an agent
        base::TimePoint at{}; // of an hour or a day
        ReportFigure figure;

        bool operator==(const Point &) const = default;
    };

    ReportUnit unit = ReportUnit::Count;
    QList<Point> points;
    ReportFigure total;

    bool operator==(const SeriesReport &) const = default;
};

struct DistributionReport
{
    struct Bucket
    {
        double from = 0;
        std::optional<double> to; // none: without end
        qint64 count = 0;

        bool operator==(const Bucket &) const = default;
    };

    ReportUnit unit = ReportUnit::Milliseconds;
    ReportFigure figure;
    QList<Bucket> buckets;

    bool operator==(const DistributionReport &) const = default;
};

struct CasesReport
{
    struct Case
    {
        domain::ConversationId conversation;
        base::TimePoint at{};
        QString visitorName;
        QString topic;
        QString channel;
        QString queueName;
        QString agentName;
        std::optional<double> value;
        std::optional<bool> met;

        bool operator==(const Case &) const = default;
    };

    ReportUnit unit = ReportUnit::Count;
    qint64 total = 0;
    QList<Case> cases;

    bool operator==(const CasesReport &) const = default;
};

struct ExperimentsReport
{
    struct Rate
    {
        ReportFigure figure;
        double low = 0;
        double high = 0;

        bool operator==(const Rate &) const = default;
    };

    struct Arm
    {
        QString id;
        QString name;
        qint64 conversations = 0;
        QHash<QString, Rate> rates;

        bool operator==(const Arm &) const = default;
    };

    struct Difference
    {
        QString metric;
        QString from; // an arm
        QString to;
        double value = 0;
        double low = 0;
        double high = 0;
        bool isKnown = false;

        bool operator==(const Difference &) const = default;
    };

    struct Experiment
    {
        QString id;
        QString name;
        bool isRunning = false;
        QList<Arm> arms;
        QList<Difference> differences;

        bool operator==(const Experiment &) const = default;
    };

    QList<Experiment> experiments;

    bool operator==(const ExperimentsReport &) const = default;
};

struct ServiceReport
{
    struct Latency
    {
        qint64 count = 0;
        std::optional<double> p50; // milliseconds
        std::optional<double> p90;
        std::optional<double> p99;

        bool operator==(const Latency &) const = default;
    };

    base::TimePoint since{};
    qint64 accepted = 0;
    qint64 refused = 0;
    qint64 failed = 0;
    std::optional<double> success;
    Latency stored;
    Latency delivered;

    bool operator==(const ServiceReport &) const = default;
};

using ReportAnswer
    = std::variant<SummaryReport, SeriesReport, DistributionReport, CasesReport, ExperimentsReport, ServiceReport>;

// The answer to that question; an error where it is not one. Texts and lists are bounded.
base::Result<ReportAnswer> reportAnswerFromJson(const ReportRequest &request, const QJsonObject &json);

} // namespace qiao::protocol
