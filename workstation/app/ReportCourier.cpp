#include "workstation/app/ReportCourier.h"

#include "workstation/app/FailureCode.h"

namespace qiao::workstation::app {

ReportCourier::ReportCourier(state::Reports &reports, client::HttpReports &relay, QObject *parent)
    : QObject(parent)
    , m_reports(reports)
    , m_relay(relay)
{
    connect(&reports, &state::Reports::wanted, this, &ReportCourier::fetch);
    connect(&reports, &state::Reports::pendingDropped, &relay, &client::HttpReports::cancelAll);
}

void ReportCourier::fetch(const protocol::ReportRequest &request)
{
    m_relay.ask(request, [this, request](const client::ReportReply &reply) {
        if (const auto *answer = std::get_if<protocol::ReportAnswer>(&reply)) {
            m_reports.put(request, *answer);
            return;
        }
        const auto &failure = std::get<client::Failure>(reply);
        m_reports.fail(request, failureCode(failure), failure.error.retryAfter.value_or(std::chrono::milliseconds(0)));
    });
}

} // namespace qiao::workstation::app
