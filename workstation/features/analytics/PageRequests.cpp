#include "workstation/features/analytics/PageRequests.h"

namespace qiao::workstation::analytics {

using protocol::Report;
using protocol::ReportRequest;

PageRequests::PageRequests(const Scope &scope, Reach reach, const QDateTime &now)
{
    const auto ask = [&](Report report, const QString &metric = {}, const QString &by = {}) {
        ReportRequest request = scope.request(report, now);
        if (reach == Reach::Own)
            request.agent = QStringLiteral("self");
        request.metric = metric;
        request.by = by;
        return request;
    };
    const QString course = scope.isByHour(now.date()) ? QStringLiteral("hour") : QStringLiteral("day");
    summary = ask(Report::Summary);
    arrivals = ask(Report::Series, QStringLiteral("arrivals"), course);
    answered = ask(Report::Series, QStringLiteral("answered"), course);
    firstResponse = ask(Report::Distribution, QStringLiteral("first_response"));
    ratings = ask(Report::Distribution, QStringLiteral("rating"));
    week = ask(Report::Series, QStringLiteral("arrivals"), QStringLiteral("weekday-hour"));
    if (reach == Reach::Own)
        return;
    for (const char *metric : {"turns", "handling", "first_response", "rating"})
        agents.append(ask(Report::Series, QString::fromLatin1(metric), QStringLiteral("agent")));
    for (const char *metric : {"arrivals", "in_goal", "wait", "abandonment"})
        queues.append(ask(Report::Series, QString::fromLatin1(metric), QStringLiteral("queue")));
    channels = ask(Report::Series, QStringLiteral("arrivals"), QStringLiteral("channel"));
    channels->channel.clear(); // all are to be chosen from
    experiments = ask(Report::Experiments);
    service = ask(Report::Service);
}

QList<ReportRequest> PageRequests::all() const
{
    // What stands at the top comes first.
    QList<ReportRequest> requests{summary};
    if (service)
        requests.append(*service);
    requests << arrivals << answered << firstResponse << ratings << week << agents << queues;
    if (experiments)
        requests.append(*experiments);
    if (channels)
        requests.append(*channels);
    return requests;
}

} // namespace qiao::workstation::analytics
