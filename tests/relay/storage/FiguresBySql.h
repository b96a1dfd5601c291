#pragma once

#include "relay/metrics/ReportQuery.h"
#include "relay/storage/Statement.h"

#include <QSet>

#include <tuple>

namespace qiao::relay::storage {

// What docs/metrics.md defines, computed once more by plain SQL over the events, without the relay's own fold.
class FiguresBySql
{
public:
    struct Row
    {
        QString conversation;
        qint64 at = 0;
        QString queue;
        QString agent;
        QString channel;
        qint64 value = 0; // of durations and scores
        bool isMet = false;

        bool operator==(const Row &) const = default;
        bool operator<(const Row &other) const
        {
            return std::tie(conversation, at, queue, agent, value)
                < std::tie(other.conversation, other.at, other.queue, other.agent, other.value);
        }
    };

    struct Figure
    {
        qint64 count = 0;
        qint64 met = 0;
        qint64 sum = 0;
        QList<qint64> percentiles; // P50, P90, P99; -1 without a case
    };

    explicit FiguresBySql(Database &database);

    // Every case of the metric, in a fixed order.
    std::vector<Row> cases(metrics::Metric metric);

    // Of those cases for which the SQL condition on conversation, at, queue, agent, channel, value, isMet holds.
    Figure figure(metrics::Metric metric, const QString &condition);

private:
    static QString selectFor(metrics::Metric metric);
    // Where its cases lie once they were looked for: the events do not change any more.
    QString tableOf(metrics::Metric metric);

    Database &m_database;
    QSet<QString> m_tables;
};

} // namespace qiao::relay::storage
