#pragma once

#include "workstation/features/analytics/Scope.h"

namespace qiao::workstation::analytics {

// Whose figures somebody may see.
enum class Reach { Own, Everybody };

// All that the page asks the relay for. A plain value.
struct PageRequests
{
    PageRequests() = default;
    // For `Own` only what a plain agent is told.
    PageRequests(const Scope &scope, Reach reach, const QDateTime &now);

    QList<protocol::ReportRequest> all() const;

    protocol::ReportRequest summary;
    protocol::ReportRequest arrivals;
    protocol::ReportRequest answered;
    protocol::ReportRequest firstResponse;
    protocol::ReportRequest ratings;
    protocol::ReportRequest week;
    // For everybody's figures alone; else empty.
    QList<protocol::ReportRequest> agents; // turns, handling, first response, rating
    QList<protocol::ReportRequest> queues; // arrivals, within the goal, wait, abandonment
    std::optional<protocol::ReportRequest> channels;
    std::optional<protocol::ReportRequest> experiments;
    std::optional<protocol::ReportRequest> service;
};

} // namespace qiao::workstation::analytics
