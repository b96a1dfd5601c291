#include "relay/metrics/Report.h"

#include "relay/metrics/ConversationsReport.h"
#include "relay/metrics/DistributionReport.h"
#include "relay/metrics/ExperimentsReport.h"
#include "relay/metrics/SeriesReport.h"
#include "relay/metrics/SummaryReport.h"

namespace qiao::relay::metrics {

using namespace Qt::StringLiterals;

std::unique_ptr<Report> Report::make(const ReportQuery &query, const ReportContext &context)
{
    switch (query.kind) {
    case ReportKind::Series:
        return std::make_unique<SeriesReport>(query, context);
    case ReportKind::Distribution:
        return std::make_unique<DistributionReport>(query, context);
    case ReportKind::Conversations:
        return std::make_unique<ConversationsReport>(query, context);
    case ReportKind::Experiments:
        return std::make_unique<ExperimentsReport>(query, context);
    default:
        return std::make_unique<SummaryReport>(query, context);
    }
}

QJsonObject headOf(const ReportQuery &query)
{
    QJsonObject head{{u"from"_s, base::toEpochMs(query.from)}, {u"to"_s, base::toEpochMs(query.to)},
        {u"zone"_s, QString::fromUtf8(query.zone)}};
    if (query.kind != ReportKind::Summary && query.kind != ReportKind::Experiments) {
        head.insert("metric"_L1, nameOf(query.metric));
        head.insert("unit"_L1, nameOf(unitOf(query.metric)));
    }
    return head;
}

} // namespace qiao::relay::metrics
