#include "relay/metrics/SeriesReport.h"

#include <QJsonArray>

#include <algorithm>

namespace qiao::relay::metrics {

using namespace Qt::StringLiterals;

namespace {

constexpr int hoursOfWeek = 168;

QString weekHourKey(int hourOfWeek)
{
    return QStringLiteral("%1-%2").arg(hourOfWeek / 24 + 1).arg(hourOfWeek % 24, 2, 10, QChar(u'0'));
}

} // namespace

SeriesReport::SeriesReport(const ReportQuery &query, const ReportContext &context)
    : m_query(query)
    , m_context(context)
    , m_filter(query, context.rules)
    , m_total(unitOf(query.metric))
{
    makePoints();
}

bool SeriesReport::isByTime() const
{
    return m_query.by == SeriesBy::Hour || m_query.by == SeriesBy::Day || m_query.by == SeriesBy::WeekdayHour;
}

void SeriesReport::makePoints()
{
    const LocalTime &local = m_filter.local();
    if (m_query.by == SeriesBy::Hour) {
        // Some zones set their clocks by half an hour.
        for (auto at = local.hourStart(m_query.from); at < m_query.to; at += std::chrono::minutes(30))
            point(local.hourKey(at), local.hourStart(at));
    } else if (m_query.by == SeriesBy::Day) {
        for (auto at = local.dayStart(m_query.from); at < m_query.to; at = local.nextDayStart(at))
            point(local.dayKey(at), at);
    } else if (m_query.by == SeriesBy::WeekdayHour) {
        for (int hour = 0; hour < hoursOfWeek; ++hour)
            point(weekHourKey(hour));
    }
}

SeriesReport::Point &SeriesReport::point(const QString &key, std::optional<base::TimePoint> at)
{
    const auto known = m_places.constFind(key);
    if (known != m_places.cend())
        return m_points[*known];
    m_places.insert(key, m_points.size());
    m_points.push_back({key, at, Figure(unitOf(m_query.metric))});
    return m_points.back();
}

QString SeriesReport::keyOf(const Case &one, const link::ConversationFacts &facts) const
{
    switch (m_query.by) {
    case SeriesBy::Hour:
        return m_filter.local().hourKey(one.at);
    case SeriesBy::Day:
        return m_filter.local().dayKey(one.at);
    case SeriesBy::WeekdayHour:
        return weekHourKey(m_filter.local().hourOfWeek(one.at));
    case SeriesBy::Queue:
        return one.queue.toString();
    case SeriesBy::Agent:
        return one.agent.toString();
    case SeriesBy::Channel:
        return facts.channel;
    }
    return {};
}

void SeriesReport::take(const link::ConversationFacts &facts)
{
    for (const Case &one : m_filter.casesOf(m_query.metric, facts)) {
        m_total.add(one);
        point(keyOf(one, facts)).figure.add(one);
    }
}

QJsonObject SeriesReport::rowOf(const Point &point) const
{
    QJsonObject row = point.figure.toJson();
    row.insert("key"_L1, point.key);
    if (point.at)
        row.insert("at"_L1, base::toEpochMs(*point.at));
    if (m_query.by == SeriesBy::Queue)
        row.insert("label"_L1, m_context.rules.nameOf(domain::QueueId(point.key)));
    else if (m_query.by == SeriesBy::Agent)
        row.insert("label"_L1, m_context.agentNames.value(domain::AgentId(point.key)));
    return row;
}

QJsonObject SeriesReport::toJson() const
{
    QJsonArray points;
    for (const QJsonObject &row : rows())
        points.append(row);
    QJsonObject json = headOf(m_query);
    json.insert("by"_L1, nameOf(m_query.by));
    json.insert("points"_L1, points);
    json.insert("total"_L1, m_total.toJson());
    return json;
}

QStringList SeriesReport::columns() const
{
    return {u"key"_s, u"label"_s, u"at"_s, u"count"_s, u"met"_s, u"value"_s, u"p50"_s, u"p90"_s, u"p99"_s};
}

std::vector<QJsonObject> SeriesReport::rows() const
{
    std::vector<const Point *> shown;
    for (const Point &point : m_points)
        shown.push_back(&point);
    if (!isByTime()) {
        std::sort(shown.begin(), shown.end(), [](const Point *a, const Point *b) {
            return a->figure.count() != b->figure.count() ? a->figure.count() > b->figure.count() : a->key < b->key;
        });
        shown.resize(std::min(shown.size(), mostPoints));
    }
    std::vector<QJsonObject> rows;
    for (const Point *point : shown)
        rows.push_back(rowOf(*point));
    return rows;
}

} // namespace qiao::relay::metrics
