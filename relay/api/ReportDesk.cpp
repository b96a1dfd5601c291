#include "relay/api/ReportDesk.h"

namespace qiao::relay::api {

ReportDesk::ReportDesk(const ReportSource &source, const base::Clock &clock, ReplyTo replyTo)
    : m_source(source)
    , m_clock(clock)
    , m_replyTo(std::move(replyTo))
{
    m_thread.setMaxThreadCount(1);
    m_thread.setThreadPriority(QThread::LowPriority);
}

ReportDesk::~ReportDesk()
{
    stop();
}

void ReportDesk::stop()
{
    m_isStopping = true;
    m_thread.clear();
    m_thread.waitForDone();
}

void ReportDesk::ask(link::ConnectionId http, const metrics::ReportQuery &query)
{
    if (m_waiting.fetch_add(1) >= mostWaiting) {
        --m_waiting;
        m_replyTo(http,
            net::HttpResponse::error({base::ErrorCode::Unavailable, QStringLiteral("too many reports are being made"),
                std::chrono::seconds(2)}));
        return;
    }
    m_thread.start([this, http, query] {
        net::HttpResponse response = make(query);
        --m_waiting;
        if (!m_isStopping) {
            m_replyTo(http, std::move(response));
        }
    });
}

net::HttpResponse ReportDesk::make(const metrics::ReportQuery &query) const
{
    const base::TimePoint end = m_clock.now() + patience;
    const auto made = m_source.make(query, [&] { return m_isStopping || m_clock.now() > end; });
    if (!made) {
        return net::HttpResponse::error(made.error());
    }
    net::HttpResponse response = net::HttpResponse::json(200, *made);
    if (query.format == metrics::ReportFormat::Csv) {
        response = net::HttpResponse::empty(200);
        response.body = *made;
        response.with("Content-Type", "text/csv; charset=utf-8");
        response.with("Content-Disposition", "attachment; filename=\"report.csv\"");
        response.with("Cache-Control", "no-store");
    }
    return response;
}

} // namespace qiao::relay::api
