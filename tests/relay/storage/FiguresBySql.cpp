#include "tests/relay/storage/FiguresBySql.h"

#include <QTest>

namespace qiao::relay::storage {

using metrics::Metric;

namespace {

// One row for each arrival; `first` and `last` are the numbers of the events that begin and end it.
constexpr const char *arrivalView = R"(
CREATE TEMP VIEW arrival AS
WITH span AS (
  SELECT e.conversation, e.seq AS first, e.at AS begun,
    COALESCE(json_extract(e.data, '$.to.queue'), json_extract(e.data, '$.queue')) AS came,
    (SELECT MIN(x.seq) FROM events x WHERE x.conversation = e.conversation AND x.seq > e.seq
       AND (x.type = 'conversation.closed'
         OR (x.type = 'conversation.transferred' AND json_extract(x.data, '$.to.queue') IS NOT NULL))) AS last
  FROM events e
  WHERE e.type = 'conversation.started'
    OR (e.type = 'conversation.transferred' AND json_extract(e.data, '$.to.queue') IS NOT NULL)
), marked AS (
  SELECT span.*,
    (SELECT MIN(x.seq) FROM events x WHERE x.conversation = span.conversation AND x.seq > first
       AND x.seq < COALESCE(last, 1e15) AND x.type = 'conversation.assigned') AS assigned,
    (SELECT MIN(x.seq) FROM events x WHERE x.conversation = span.conversation AND x.seq > first
       AND x.seq < COALESCE(last, 1e15) AND x.type = 'message.posted'
       AND json_extract(x.data, '$.from.role') = 'agent') AS answered,
    (SELECT MIN(x.seq) FROM events x WHERE x.conversation = span.conversation AND x.seq > first
       AND x.seq < COALESCE(last, 1e15) AND x.type = 'conversation.deferred') AS deferred,
    COALESCE((SELECT x.type FROM events x WHERE x.conversation = span.conversation AND x.seq < first
       AND x.type IN ('conversation.deferred', 'conversation.assigned', 'conversation.closed')
       ORDER BY x.seq DESC LIMIT 1), '') = 'conversation.deferred' AS cameDeferred
  FROM span
)
SELECT marked.conversation, begun, channel,
  COALESCE((SELECT json_extract(x.data, '$.queue') FROM events x WHERE x.conversation = marked.conversation
     AND x.seq > first AND x.seq < COALESCE(assigned, last, 1e15) AND x.type = 'conversation.queued'
     ORDER BY x.seq DESC LIMIT 1), came) AS queue,
  COALESCE((SELECT json_extract(x.data, '$.agent.id') FROM events x WHERE x.conversation = marked.conversation
     AND x.seq = assigned), '') AS agent,
  (SELECT x.at FROM events x WHERE x.conversation = marked.conversation AND x.seq = assigned) AS assignedAt,
  (SELECT x.at FROM events x WHERE x.conversation = marked.conversation AND x.seq = answered) AS answeredAt,
  cameDeferred OR (deferred IS NOT NULL AND deferred < COALESCE(answered, 1e15)) AS isDeferred,
  EXISTS (SELECT 1 FROM events x WHERE x.conversation = marked.conversation AND x.seq = last
     AND x.type = 'conversation.closed' AND json_extract(x.data, '$.by.role') <> 'agent')
    AND answered IS NULL AND deferred IS NULL AND NOT cameDeferred
    AND (SELECT x.type FROM events x WHERE x.conversation = marked.conversation AND x.seq < last
      AND x.type IN ('conversation.started', 'conversation.queued', 'conversation.assigned', 'conversation.transferred',
        'conversation.reopened') ORDER BY x.seq DESC LIMIT 1) <> 'conversation.assigned' AS isAbandoned
FROM marked JOIN conversations c ON c.id = marked.conversation)";

constexpr const char *turnView = R"(
CREATE TEMP VIEW turn AS
WITH span AS (
  SELECT e.conversation, e.seq AS first, e.at AS begun, json_extract(e.data, '$.agent.id') AS agent,
    (SELECT MIN(x.seq) FROM events x WHERE x.conversation = e.conversation AND x.seq > e.seq AND x.type IN
       ('conversation.assigned', 'conversation.closed', 'conversation.transferred', 'conversation.queued')) AS last
  FROM events e WHERE e.type = 'conversation.assigned'
)
SELECT span.conversation, begun, span.agent, channel, last.at AS ended, last.type AS ending,
  (SELECT COALESCE(json_extract(x.data, '$.to.queue'), json_extract(x.data, '$.queue')) FROM events x
     WHERE x.conversation = span.conversation AND x.seq < first AND (x.type IN ('conversation.started',
       'conversation.queued') OR (x.type = 'conversation.transferred' AND json_extract(x.data, '$.to.queue') IS NOT NULL))
     ORDER BY x.seq DESC LIMIT 1) AS queue,
  CASE WHEN last.type = 'conversation.closed' AND json_extract(last.data, '$.wrapUpUntil') > last.at THEN
    MIN(json_extract(last.data, '$.wrapUpUntil'), COALESCE((SELECT MIN(x.at) FROM events x
      WHERE x.conversation = span.conversation AND x.seq > last.seq
        AND x.type IN ('conversation.wrapped', 'conversation.reopened')), 1e15)) - last.at END AS wrapUp
FROM span JOIN events last ON last.conversation = span.conversation AND last.seq = span.last
  JOIN conversations c ON c.id = span.conversation)";

constexpr const char *endView = R"(
CREATE TEMP VIEW outcome AS
SELECT c.id AS conversation, c.channel,
  (SELECT COALESCE(json_extract(x.data, '$.to.queue'), json_extract(x.data, '$.queue')) FROM events x
     WHERE x.conversation = c.id AND (x.type IN ('conversation.started', 'conversation.queued')
       OR (x.type = 'conversation.transferred' AND json_extract(x.data, '$.to.queue') IS NOT NULL))
     ORDER BY x.seq DESC LIMIT 1) AS queue,
  COALESCE((SELECT json_extract(x.data, '$.agent.id') FROM events x WHERE x.conversation = c.id
     AND x.type = 'conversation.assigned' ORDER BY x.seq DESC LIMIT 1), '') AS agent,
  closed.at AS closedAt, json_extract(closed.data, '$.reason') AS reason,
  rated.at AS ratedAt, json_extract(rated.data, '$.score') AS score
FROM conversations c
  LEFT JOIN events closed ON closed.conversation = c.id AND closed.type = 'conversation.closed'
    AND closed.seq > COALESCE((SELECT MAX(x.seq) FROM events x WHERE x.conversation = c.id
      AND (x.type = 'conversation.reopened' OR (x.type = 'conversation.closed' AND x.seq < (SELECT MAX(y.seq)
        FROM events y WHERE y.conversation = c.id AND y.type = 'conversation.closed')))), 0)
  LEFT JOIN events rated ON rated.conversation = c.id AND rated.type = 'feedback.submitted')";

constexpr const char *transferView = R"(
CREATE TEMP VIEW passing AS
SELECT e.conversation, e.at, c.channel,
  (SELECT COALESCE(json_extract(x.data, '$.to.queue'), json_extract(x.data, '$.queue')) FROM events x
     WHERE x.conversation = e.conversation AND x.seq < e.seq AND (x.type IN ('conversation.started',
       'conversation.queued') OR (x.type = 'conversation.transferred' AND json_extract(x.data, '$.to.queue') IS NOT NULL))
     ORDER BY x.seq DESC LIMIT 1) AS queue,
  COALESCE((SELECT CASE x.type WHEN 'conversation.assigned' THEN json_extract(x.data, '$.agent.id') END
     FROM events x WHERE x.conversation = e.conversation AND x.seq < e.seq AND x.type IN ('conversation.started',
       'conversation.assigned', 'conversation.queued', 'conversation.transferred', 'conversation.closed')
     ORDER BY x.seq DESC LIMIT 1), '') AS agent
FROM events e JOIN conversations c ON c.id = e.conversation WHERE e.type = 'conversation.transferred')";

constexpr const char *goal = "(SELECT COALESCE((SELECT COALESCE(json_extract(q.definition, '$.goalMs'), "
                             "15000) FROM queues q WHERE q.id = arrival.queue), 15000))";

} // namespace

FiguresBySql::FiguresBySql(Database &database)
    : m_database(database)
{
    for (const char *view : {arrivalView, turnView, endView, transferView}) {
        const auto made = m_database.execute(QString::fromUtf8(view));
        if (!made)
            qFatal("%s", qUtf8Printable(made.error().message));
    }
}

QString FiguresBySql::selectFor(Metric metric)
{
    const auto arrivals = [](const char *value, const char *isMet, const char *condition) {
        return QStringLiteral("SELECT conversation, begun, queue, agent, channel, %1, %2 FROM arrival WHERE %3")
            .arg(QLatin1StringView(value), QLatin1StringView(isMet), QLatin1StringView(condition));
    };
    const auto turns = [](const char *value, const char *isMet, const char *condition) {
        return QStringLiteral("SELECT conversation, ended, queue, agent, channel, %1, %2 FROM turn WHERE %3")
            .arg(QLatin1StringView(value), QLatin1StringView(isMet), QLatin1StringView(condition));
    };
    const auto outcomes = [](const char *at, const char *value, const char *isMet, const char *condition) {
        return QStringLiteral("SELECT conversation, %1, queue, agent, channel, %2, %3 FROM outcome WHERE %4")
            .arg(QLatin1StringView(at), QLatin1StringView(value), QLatin1StringView(isMet),
                QLatin1StringView(condition));
    };
    switch (metric) {
    case Metric::Arrivals:
        return arrivals("0", "0", "1");
    case Metric::Answered:
        return arrivals("0", "0", "answeredAt IS NOT NULL AND NOT isDeferred");
    case Metric::Deferred:
        return arrivals("0", "0", "isDeferred");
    case Metric::Abandoned:
        return arrivals("0", "0", "isAbandoned");
    case Metric::Abandonment:
        return arrivals("0", "isAbandoned", "1");
    case Metric::Wait:
        return arrivals("assignedAt - begun", "0", "assignedAt IS NOT NULL AND NOT isDeferred");
    case Metric::FirstResponse:
        return arrivals("answeredAt - begun", "0", "answeredAt IS NOT NULL AND NOT isDeferred");
    case Metric::InGoal: {
        const QByteArray isMet
            = QByteArray("NOT isDeferred AND COALESCE(answeredAt - begun, 1e15) <= ") + QByteArray(goal);
        return arrivals("0", isMet.constData(), "(answeredAt IS NOT NULL AND NOT isDeferred) OR isAbandoned");
    }
    case Metric::Turns:
        return turns("0", "0", "1");
    case Metric::Handling:
        return turns("ended - begun + COALESCE(wrapUp, 0)", "0", "1");
    case Metric::WrapUp:
        return turns("wrapUp", "0", "wrapUp IS NOT NULL");
    case Metric::TransferRate:
        return turns("0", "ending = 'conversation.transferred'", "1");
    case Metric::Transfers:
        return QStringLiteral("SELECT conversation, at, queue, agent, channel, 0, 0 FROM passing");
    case Metric::Closed:
        return outcomes("closedAt", "0", "0", "closedAt IS NOT NULL");
    case Metric::Resolution:
        return outcomes("closedAt", "0", "reason = 'resolved'", "reason IN ('resolved', 'unresolved')");
    case Metric::Csat:
        return outcomes("ratedAt", "0", "score >= 4", "score IS NOT NULL");
    case Metric::Rating:
        return outcomes("ratedAt", "score", "0", "score IS NOT NULL");
    }
    return {};
}

QString FiguresBySql::tableOf(Metric metric)
{
    const QString table = QStringLiteral("found_") + metrics::nameOf(metric);
    if (m_tables.contains(table))
        return table;
    m_tables.insert(table);
    const auto made = m_database.execute(QStringLiteral(
        "CREATE TEMP TABLE %1 AS WITH found (conversation, at, queue, agent, channel, value, isMet) AS (%2) "
        "SELECT * FROM found")
                                             .arg(table, selectFor(metric)));
    if (!made)
        qFatal("%s: %s", qUtf8Printable(table), qUtf8Printable(made.error().message));
    return table;
}

std::vector<FiguresBySql::Row> FiguresBySql::cases(Metric metric)
{
    Statement select(m_database, QStringLiteral("SELECT * FROM ") + tableOf(metric));
    auto rows = select.all([](Statement &row) {
        Row one;
        one.conversation = row.text();
        one.at = row.integer();
        one.queue = row.text();
        one.agent = row.text();
        one.channel = row.text();
        one.value = row.integer();
        one.isMet = row.integer() != 0;
        return one;
    });
    if (!rows)
        qFatal("%s: %s", qUtf8Printable(metrics::nameOf(metric)), qUtf8Printable(rows.error().message));
    std::sort(rows->begin(), rows->end());
    return std::move(*rows);
}

FiguresBySql::Figure FiguresBySql::figure(Metric metric, const QString &condition)
{
    const QString table = tableOf(metric);
    Statement sums(m_database,
        QStringLiteral("SELECT COUNT(*), COALESCE(SUM(isMet), 0), COALESCE(SUM(value), 0) FROM %1 WHERE %2")
            .arg(table, condition));
    const auto summed = sums.first([](Statement &row) {
        Figure figure;
        figure.count = row.integer();
        figure.met = row.integer();
        figure.sum = row.integer();
        return figure;
    });
    if (!summed)
        qFatal("%s", qUtf8Printable(summed.error().message));
    Figure figure = **summed;
    for (const int percent : {50, 90, 99}) {
        Statement ranked(m_database,
            QStringLiteral("SELECT value FROM %1 WHERE %2 ORDER BY value LIMIT 1 OFFSET ?").arg(table, condition));
        const auto value
            = ranked.bind(std::max<qint64>((figure.count * percent + 99) / 100 - 1, 0)).first([](Statement &row) {
                  return row.integer();
              });
        figure.percentiles.append(value && *value ? **value : -1);
    }
    return figure;
}

} // namespace qiao::relay::storage
