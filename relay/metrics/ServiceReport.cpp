#include "relay/metrics/ServiceReport.h"

#include "relay/metrics/Csv.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace qiao::relay::metrics {

using namespace Qt::StringLiterals;

namespace {

template <size_t Size> qint64 sumOf(const std::array<Counter, Size> &counters)
{
    quint64 sum = 0;
    for (const Counter &counter : counters)
        sum += counter.value();
    return static_cast<qint64>(sum);
}

QJsonObject latencyOf(const Histogram &seconds)
{
    const auto total = static_cast<qint64>(seconds.total());
    const auto milliseconds = [&](int percent) {
        return total == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(seconds.percentile(percent) * 1000.0);
    };
    return {
        {u"count"_s, total}, {u"p50"_s, milliseconds(50)}, {u"p90"_s, milliseconds(90)}, {u"p99"_s, milliseconds(99)}};
}

} // namespace

QByteArray serviceReportOf(const Instruments &instruments, ReportFormat format)
{
    const qint64 accepted = sumOf(instruments.accepted);
    const qint64 refused = sumOf(instruments.refused);
    const auto failed = static_cast<qint64>(instruments.failed.value());
    const qint64 all = accepted + refused + failed;
    const QJsonValue success = all == 0 ? QJsonValue(QJsonValue::Null)
                                        : QJsonValue(static_cast<double>(accepted) / static_cast<double>(all));
    const QJsonObject stored = latencyOf(instruments.stored);
    const QJsonObject delivered = latencyOf(instruments.delivered);
    if (format == ReportFormat::Json) {
        const QJsonObject report{{u"since"_s, base::toEpochMs(instruments.startedAt)},
            {u"connections"_s,
                QJsonObject{{u"accepted"_s, accepted}, {u"refused"_s, refused}, {u"failed"_s, failed},
                    {u"success"_s, success}}},
            {u"messageLatency"_s, QJsonObject{{u"stored"_s, stored}, {u"delivered"_s, delivered}}}};
        return QJsonDocument(report).toJson(QJsonDocument::Compact);
    }
    std::vector<QJsonObject> rows{
        {{u"figure"_s, u"connections_success"_s}, {u"count"_s, all}, {u"value"_s, success}},
    };
    for (const QString &percentile : {u"p50"_s, u"p90"_s, u"p99"_s}) {
        rows.push_back({{u"figure"_s, u"message_stored_ms_"_s + percentile}, {u"count"_s, stored.value("count"_L1)},
            {u"value"_s, stored.value(percentile)}});
        rows.push_back({{u"figure"_s, u"message_delivered_ms_"_s + percentile},
            {u"count"_s, delivered.value("count"_L1)}, {u"value"_s, delivered.value(percentile)}});
    }
    return csvOf({u"figure"_s, u"count"_s, u"value"_s}, rows);
}

} // namespace qiao::relay::metrics
