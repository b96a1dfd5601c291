#pragma once

#include "common/base/Clock.h"
#include "common/base/Result.h"
#include "common/domain/Ids.h"
#include "relay/metrics/Metric.h"

#include <functional>

namespace qiao::relay::metrics {

enum class ReportKind { Summary, Series, Distribution, Conversations, Experiments, Service };
enum class SeriesBy { Hour, Day, WeekdayHour, Queue, Agent, Channel };
enum class ReportHours { All, Inside, Outside };
enum class ReportFormat { Json, Csv };

// What is asked of a report; docs/metrics.md describes each parameter.
struct ReportQuery
{
    static constexpr std::chrono::hours longestRange{366 * 24};
    static constexpr std::chrono::hours longestByHour{62 * 24};
    static constexpr int mostListed = 500;
    static constexpr int furthestOffset = 100'000;

    // The value of a parameter; nothing where it is not given.
    using Parameter = std::function<std::optional<QString>(QStringView name)>;
    // BadRequest with a sentence for what is missing, unknown or out of bounds. `self` is who asks.
    static base::Result<ReportQuery> read(ReportKind kind, const Parameter &parameter, const domain::AgentId &self);

    ReportKind kind = ReportKind::Summary;
    base::TimePoint from{};
    base::TimePoint to{};
    QByteArray zone = QByteArrayLiteral("UTC");
    domain::QueueId queue; // empty: any
    domain::AgentId agent; // empty: any
    QString channel; // empty: any
    ReportHours hours = ReportHours::All;
    ReportFormat format = ReportFormat::Json;
    Metric metric = Metric::Arrivals;
    SeriesBy by = SeriesBy::Day;
    std::optional<bool> isMet;
    std::optional<qint64> valueFrom;
    std::optional<qint64> valueTo;
    std::optional<int> weekday; // 1–7
    std::optional<int> hour; // 0–23
    bool isNobodys = false;
    int limit = 100;
    int offset = 0;
};

std::optional<ReportKind> reportKindFromName(QStringView name);
QString nameOf(SeriesBy by);

} // namespace qiao::relay::metrics
