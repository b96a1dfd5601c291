#include "relay/metrics/ReportQuery.h"

#include "common/domain/EnumNames.h"
#include "common/protocol/Limits.h"

#include <QTimeZone>

namespace qiao::relay::metrics {

using domain::Named;

namespace {

constexpr std::array kinds{
    Named{ReportKind::Summary, QLatin1StringView("summary")},
    Named{ReportKind::Series, QLatin1StringView("series")},
    Named{ReportKind::Distribution, QLatin1StringView("distribution")},
    Named{ReportKind::Conversations, QLatin1StringView("conversations")},
    Named{ReportKind::Experiments, QLatin1StringView("experiments")},
    Named{ReportKind::Service, QLatin1StringView("service")},
};

constexpr std::array groupings{
    Named{SeriesBy::Hour, QLatin1StringView("hour")},
    Named{SeriesBy::Day, QLatin1StringView("day")},
    Named{SeriesBy::WeekdayHour, QLatin1StringView("weekday-hour")},
    Named{SeriesBy::Queue, QLatin1StringView("queue")},
    Named{SeriesBy::Agent, QLatin1StringView("agent")},
    Named{SeriesBy::Channel, QLatin1StringView("channel")},
};

constexpr std::array hoursNames{
    Named{ReportHours::All, QLatin1StringView("all")},
    Named{ReportHours::Inside, QLatin1StringView("inside")},
    Named{ReportHours::Outside, QLatin1StringView("outside")},
};

constexpr std::array formats{
    Named{ReportFormat::Json, QLatin1StringView("json")},
    Named{ReportFormat::Csv, QLatin1StringView("csv")},
};

constexpr std::array answers{
    Named{true, QLatin1StringView("yes")},
    Named{false, QLatin1StringView("no")},
};

constexpr qint64 latestTime = 253'402'300'799'999; // the end of the year 9999
constexpr qsizetype longestZone = 64;

// Reads parameters one after the other, and keeps the first thing that is wrong.
class Reader
{
public:
    explicit Reader(const ReportQuery::Parameter &parameter)
        : m_parameter(parameter)
    {
    }

    void fail(const QString &what)
    {
        if (!m_error)
            m_error = base::badRequest(what);
    }
    const std::optional<base::Error> &error() const { return m_error; }

    bool has(QStringView name) const { return m_parameter(name).has_value(); }

    std::optional<qint64> number(const QString &name, qint64 smallest, qint64 largest)
    {
        const auto given = m_parameter(name);
        if (!given)
            return std::nullopt;
        bool isNumber = false;
        const qint64 number = given->toLongLong(&isNumber);
        if (isNumber && number >= smallest && number <= largest)
            return number;
        fail(QStringLiteral("\"%1\" is a number from %2 to %3.").arg(name).arg(smallest).arg(largest));
        return std::nullopt;
    }
    QString text(const QString &name, qsizetype longest)
    {
        const QString given = m_parameter(name).value_or(QString());
        if (given.size() > longest)
            fail(QStringLiteral("\"%1\" has at most %2 characters.").arg(name).arg(longest));
        return given;
    }
    template <typename Table> auto choice(const QString &name, const Table &table)
    {
        const auto given = m_parameter(name);
        std::optional<decltype(table.front().value)> found;
        if (!given)
            return found;
        found = domain::valueIn(table, *given);
        if (!found)
            fail(QStringLiteral("\"%1\" is none of its possible values.").arg(name));
        return found;
    }

private:
    const ReportQuery::Parameter &m_parameter;
    std::optional<base::Error> m_error;
};

void readRange(ReportQuery &query, Reader &reader)
{
    for (const QString &name : {QStringLiteral("from"), QStringLiteral("to")}) {
        if (!reader.has(name))
            reader.fail(QStringLiteral("\"%1\" is needed.").arg(name));
    }
    query.from = base::fromEpochMs(reader.number(QStringLiteral("from"), 0, latestTime).value_or(0));
    query.to = base::fromEpochMs(reader.number(QStringLiteral("to"), 0, latestTime).value_or(0));
    if (query.from >= query.to)
        reader.fail(QStringLiteral("\"from\" lies before \"to\"."));
    if (query.to - query.from > ReportQuery::longestRange)
        reader.fail(QStringLiteral("A report covers at most 366 days."));
    if (reader.has(u"zone"))
        query.zone = reader.text(QStringLiteral("zone"), longestZone).toUtf8();
    if (!QTimeZone::isTimeZoneIdAvailable(query.zone))
        reader.fail(QStringLiteral("\"zone\" is no time zone such as Asia/Shanghai."));
}

void readFilters(ReportQuery &query, Reader &reader, const domain::AgentId &self)
{
    query.queue = domain::QueueId(reader.text(QStringLiteral("queue"), protocol::limits::idLength));
    query.agent = domain::AgentId(reader.text(QStringLiteral("agent"), protocol::limits::idLength));
    if (query.agent.toString() == QStringLiteral("self"))
        query.agent = self;
    query.channel = reader.text(QStringLiteral("channel"), protocol::limits::idLength);
    query.hours = reader.choice(QStringLiteral("hours"), hoursNames).value_or(ReportHours::All);
}

void readMetric(ReportQuery &query, Reader &reader)
{
    const std::optional<Metric> metric
        = metricFromName(reader.text(QStringLiteral("metric"), protocol::limits::nameLength));
    if (!metric)
        reader.fail(QStringLiteral("\"metric\" names no metric."));
    query.metric = metric.value_or(Metric::Arrivals);
}

void readSeries(ReportQuery &query, Reader &reader)
{
    const auto by = reader.choice(QStringLiteral("by"), groupings);
    if (!by)
        reader.fail(QStringLiteral("\"by\" is needed."));
    query.by = by.value_or(SeriesBy::Day);
    if (query.by == SeriesBy::Hour && query.to - query.from > ReportQuery::longestByHour)
        reader.fail(QStringLiteral("A series by the hour covers at most 62 days."));
}

void readListing(ReportQuery &query, Reader &reader)
{
    constexpr qint64 largestValue = ReportQuery::longestRange / base::Milliseconds(1);
    query.isMet = reader.choice(QStringLiteral("met"), answers);
    query.valueFrom = reader.number(QStringLiteral("valueFrom"), 0, largestValue);
    query.valueTo = reader.number(QStringLiteral("valueTo"), 0, largestValue);
    if (const auto weekday = reader.number(QStringLiteral("weekday"), 1, 7))
        query.weekday = static_cast<int>(*weekday);
    if (const auto hour = reader.number(QStringLiteral("hour"), 0, 23))
        query.hour = static_cast<int>(*hour);
    query.isNobodys = reader.choice(QStringLiteral("nobody"), answers).value_or(false);
    query.limit = static_cast<int>(reader.number(QStringLiteral("limit"), 1, ReportQuery::mostListed).value_or(100));
    query.offset
        = static_cast<int>(reader.number(QStringLiteral("offset"), 0, ReportQuery::furthestOffset).value_or(0));
}

} // namespace

base::Result<ReportQuery> ReportQuery::read(ReportKind kind, const Parameter &parameter, const domain::AgentId &self)
{
    ReportQuery query;
    query.kind = kind;
    Reader reader(parameter);
    query.format = reader.choice(QStringLiteral("format"), formats).value_or(ReportFormat::Json);
    if (kind != ReportKind::Service) {
        readRange(query, reader);
        readFilters(query, reader, self);
    }
    if (kind == ReportKind::Series || kind == ReportKind::Distribution || kind == ReportKind::Conversations)
        readMetric(query, reader);
    if (kind == ReportKind::Series)
        readSeries(query, reader);
    if (kind == ReportKind::Distribution && unitOf(query.metric) != Unit::Duration
        && unitOf(query.metric) != Unit::Score)
        reader.fail(QStringLiteral("Only durations and scores have a distribution."));
    if (kind == ReportKind::Conversations)
        readListing(query, reader);
    if (reader.error())
        return *reader.error();
    return query;
}

std::optional<ReportKind> reportKindFromName(QStringView name)
{
    return domain::valueIn(kinds, name);
}

QString nameOf(SeriesBy by)
{
    return domain::nameIn(groupings, by);
}

} // namespace qiao::relay::metrics
