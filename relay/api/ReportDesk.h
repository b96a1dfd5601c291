#pragma once

#include "common/base/Clock.h"
#include "relay/api/AccountDesk.h"
#include "relay/api/ReportSource.h"

#include <QThreadPool>

#include <atomic>

namespace qiao::relay::api {

// Has reports made one after the other in a thread of its own, so that none delays a message. Any thread may ask.
class ReportDesk
{
public:
    static constexpr int mostWaiting = 16; // the one that is being made included
    static constexpr base::Milliseconds patience = std::chrono::seconds(20); // for one report

    ReportDesk(const ReportSource &source, const base::Clock &clock, ReplyTo replyTo);
    ~ReportDesk();

    // Gives up what is being made; from then on nothing is answered.
    void stop();

    void ask(link::ConnectionId http, const metrics::ReportQuery &query);

private:
    net::HttpResponse make(const metrics::ReportQuery &query) const;

    const ReportSource &m_source;
    const base::Clock &m_clock;
    ReplyTo m_replyTo;
    std::atomic<int> m_waiting{0};
    std::atomic<bool> m_isStopping{false};
    QThreadPool m_thread;
};

} // namespace qiao::relay::api
