#include "relay/app/StoredReports.h"

#include "relay/metrics/ServiceReport.h"
#include "relay/storage/ReportRunning.h"

namespace qiao::relay::app {

base::Result<QByteArray> StoredReports::make(
    const metrics::ReportQuery &query, const std::function<bool()> &isOver) const
{
    if (query.kind == metrics::ReportKind::Service)
        return metrics::serviceReportOf(*m_instruments, query.format);
    const auto database = storage::Database::openToRead(m_databasePath);
    if (!database)
        return database.error();
    storage::Stores stores(**database);
    return storage::runReport(stores, query, isOver);
}

} // namespace qiao::relay::app
