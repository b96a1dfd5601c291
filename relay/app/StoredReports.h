#pragma once

#include "relay/api/ReportSource.h"
#include "relay/metrics/Instruments.h"

namespace qiao::relay::app {

// Makes reports from the relay's database over a connection that only reads, and from what it measures of itself. Any
// thread.
class StoredReports : public api::ReportSource
{
public:
    StoredReports(QString databasePath, std::shared_ptr<const metrics::Instruments> instruments)
        : m_databasePath(std::move(databasePath))
        , m_instruments(std::move(instruments))
    {
    }

    base::Result<QByteArray> make(
        const metrics::ReportQuery &query, const std::function<bool()> &isOver) const override;

private:
    QString m_databasePath;
    std::shared_ptr<const metrics::Instruments> m_instruments;
};

} // namespace qiao::relay::app
