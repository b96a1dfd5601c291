#pragma once

#include "workstation/client/HttpReports.h"
#include "workstation/state/Reports.h"

#include <QObject>

namespace qiao::workstation::app {

// Fetches the reports that the desk wants. GUI thread.
class ReportCourier : public QObject
{
    Q_OBJECT

public:
    // Both must outlive the courier.
    ReportCourier(state::Reports &reports, client::HttpReports &relay, QObject *parent = nullptr);

private:
    void fetch(const protocol::ReportRequest &request);

    state::Reports &m_reports;
    client::HttpReports &m_relay;
};

} // namespace qiao::workstation::app
