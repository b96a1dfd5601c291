#include "relay/metrics/Metric.h"

#include "common/domain/EnumNames.h"

namespace qiao::relay::metrics {

using domain::Named;

namespace {

constexpr std::array metrics{
    Named{Metric::Arrivals, QLatin1StringView("arrivals")},
    Named{Metric::Answered, QLatin1StringView("answered")},
    Named{Metric::Deferred, QLatin1StringView("deferred")},
    Named{Metric::Abandoned, QLatin1StringView("abandoned")},
    Named{Metric::Abandonment, QLatin1StringView("abandonment")},
    Named{Metric::Wait, QLatin1StringView("wait")},
    Named{Metric::FirstResponse, QLatin1StringView("first_response")},
    Named{Metric::InGoal, QLatin1StringView("in_goal")},
    Named{Metric::Turns, QLatin1StringView("turns")},
    Named{Metric::Handling, QLatin1StringView("handling")},
    Named{Metric::WrapUp, QLatin1StringView("wrap_up")},
    Named{Metric::Transfers, QLatin1StringView("transfers")},
    Named{Metric::TransferRate, QLatin1StringView("transfer_rate")},
    Named{Metric::Closed, QLatin1StringView("closed")},
    Named{Metric::Resolution, QLatin1StringView("resolution")},
    Named{Metric::Csat, QLatin1StringView("csat")},
    Named{Metric::Rating, QLatin1StringView("rating")},
};

constexpr std::array units{
    Named{Unit::Count, QLatin1StringView("count")},
    Named{Unit::Ratio, QLatin1StringView("ratio")},
    Named{Unit::Duration, QLatin1StringView("ms")},
    Named{Unit::Score, QLatin1StringView("score")},
};

} // namespace

Unit unitOf(Metric metric)
{
    switch (metric) {
    case Metric::Arrivals:
    case Metric::Answered:
    case Metric::Deferred:
    case Metric::Abandoned:
    case Metric::Turns:
    case Metric::Transfers:
    case Metric::Closed:
        return Unit::Count;
    case Metric::Abandonment:
    case Metric::InGoal:
    case Metric::TransferRate:
    case Metric::Resolution:
    case Metric::Csat:
        return Unit::Ratio;
    case Metric::Wait:
    case Metric::FirstResponse:
    case Metric::Handling:
    case Metric::WrapUp:
        return Unit::Duration;
    case Metric::Rating:
        return Unit::Score;
    }
    return Unit::Count;
}

QString nameOf(Metric metric)
{
    return domain::nameIn(metrics, metric);
}

QString nameOf(Unit unit)
{
    return domain::nameIn(units, unit);
}

std::optional<Metric> metricFromName(QStringView name)
{
    return domain::valueIn(metrics, name);
}

} // namespace qiao::relay::metrics
