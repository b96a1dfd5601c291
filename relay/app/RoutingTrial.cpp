#include "relay/app/RoutingTrial.h"

#include "relay/app/ArrivalLog.h"
#include "relay/app/RoutingPolicy.h"
#include "relay/routing/SimulationReport.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>
#include <array>

namespace qiao::relay::app {

namespace {

constexpr qint64 mostBytes = 256 * 1024 * 1024;
constexpr double mostArrivals = 1'000'000;

struct NamedNumber
{
    QLatin1StringView name;
    double routing::SyntheticDay::*number;
    double least;
    double most;
};

constexpr std::array numbers{
    NamedNumber{QLatin1StringView("perHour"), &routing::SyntheticDay::perHour, 0.01, 1'000'000},
    NamedNumber{QLatin1StringView("hours"), &routing::SyntheticDay::hours, 0.01, 8'760},
    NamedNumber{QLatin1StringView("handling"), &routing::SyntheticDay::handlingSeconds, 0.001, 86'400},
    NamedNumber{QLatin1StringView("spread"), &routing::SyntheticDay::spread, 0, 3},
    NamedNumber{QLatin1StringView("patience"), &routing::SyntheticDay::patienceSeconds, 0, 86'400},
    NamedNumber{QLatin1StringView("vip"), &routing::SyntheticDay::vipShare, 0, 1},
};

base::Error wrong(const QString &sentence)
{
    return base::badRequest(sentence);
}

base::Result<void> readValue(routing::SyntheticDay &day, const QString &name, const QString &value)
{
    bool isNumber = false;
    if (name == u"seed") {
        day.seed = value.toULongLong(&isNumber);
        if (!isNumber)
            return wrong(QStringLiteral("--synthetic: \"seed\" is a whole number."));
        return {};
    }
    if (name == u"start") {
        const QDateTime start = QDateTime::fromString(value, Qt::ISODate);
        if (!start.isValid() || start.timeSpec() == Qt::LocalTime || start.date().year() < 1970
            || start.date().year() > 2099)
            return wrong(QStringLiteral("--synthetic: \"start\" is a time such as 2026-01-05T09:00:00Z."));
        day.start = base::fromEpochMs(start.toMSecsSinceEpoch());
        return {};
    }
    const auto named
        = std::find_if(numbers.begin(), numbers.end(), [&](const NamedNumber &known) { return name == known.name; });
    if (named == numbers.end()) {
        return wrong(QStringLiteral("--synthetic: there is no \"%1\"; there are perHour, hours, handling, spread, "
                                    "patience, vip, seed and start.")
                         .arg(name.left(50)));
    }
    const double number = value.toDouble(&isNumber);
    if (!isNumber || !(number >= named->least && number <= named->most)) {
        return wrong(QStringLiteral("--synthetic: \"%1\" is a number from %2 to %3.")
                         .arg(name)
                         .arg(named->least)
                         .arg(named->most, 0, 'f', 0));
    }
    day.*named->number = number;
    return {};
}

base::Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    if (file.size() > mostBytes)
        return wrong(QStringLiteral("%1 is larger than %2 MiB.").arg(path).arg(mostBytes / 1024 / 1024));
    const QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return wrong(QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    return content;
}

base::Error in(const QString &path, const base::Error &error)
{
    return wrong(path + QStringLiteral(": ") + error.message);
}

base::Result<std::vector<routing::Arrival>> arrivalsOf(const SimulateRouting &command, const RoutingPolicy &policy)
{
    if (command.synthetic) {
        std::vector<domain::QueueId> queues;
        for (const domain::Queue &queue : policy.queues) {
            if (!queue.isDisabled)
                queues.push_back(queue.id);
        }
        return command.synthetic->arrivals(queues);
    }
    const auto content = contentOf(command.logFile);
    if (!content)
        return content.error();
    auto arrivals = readArrivals(*content);
    if (!arrivals)
        return in(command.logFile, arrivals.error());
    for (const routing::Arrival &arrival : *arrivals) {
        const bool isKnown = arrival.queue.isEmpty()
            || std::any_of(policy.queues.begin(), policy.queues.end(),
                [&](const domain::Queue &queue) { return queue.id == arrival.queue; });
        if (!isKnown) {
            return wrong(QStringLiteral("%1 names the queue \"%2\", which %3 does not have.")
                             .arg(command.logFile, arrival.queue.toString(), command.policyFile));
        }
    }
    return arrivals;
}

} // namespace

base::Result<routing::SyntheticDay> readSyntheticDay(const QString &text)
{
    routing::SyntheticDay day;
    QStringList seen;
    for (const QString &part : text.split(u',')) {
        const qsizetype sign = part.indexOf(u'=');
        const QString name = part.left(sign).trimmed();
        if (sign < 1 || seen.contains(name)) {
            return wrong(
                QStringLiteral("--synthetic takes names with values, such as perHour=120,hours=8, each once."));
        }
        seen.append(name);
        if (auto read = readValue(day, name, part.mid(sign + 1).trimmed()); !read)
            return read.error();
    }
    if (day.perHour * day.hours > mostArrivals)
        return wrong(QStringLiteral("--synthetic: at most %1 visitors come.").arg(mostArrivals, 0, 'f', 0));
    return day;
}

base::Result<QString> carryOut(const SimulateRouting &command)
{
    const auto content = contentOf(command.policyFile);
    if (!content)
        return content.error();
    const auto policy = readRoutingPolicy(*content);
    if (!policy)
        return in(command.policyFile, policy.error());
    auto arrivals = arrivalsOf(command, *policy);
    if (!arrivals)
        return arrivals.error();
    const routing::SimulationPlan plan{policy->queues, policy->shifts, std::move(*arrivals)};
    return routing::tableOf(routing::reportOf(plan, routing::simulate(plan)));
}

} // namespace qiao::relay::app
