#include "workstation/state/Reports.h"

namespace qiao::workstation::state {

using Status = ReportState::Status;

Reports::Reports(QObject *parent)
    : QObject(parent)
{
}

void Reports::want(const protocol::ReportRequest &request)
{
    const Status status = state(request).status;
    if (status != Status::Loading && status != Status::Here)
        renew(request);
}

void Reports::renew(const protocol::ReportRequest &request)
{
    ReportState next = state(request);
    if (next.status == Status::Loading)
        return;
    next.status = Status::Loading;
    next.failure.clear();
    set(request, next);
    Q_EMIT wanted(request);
}

void Reports::put(const protocol::ReportRequest &request, const protocol::ReportAnswer &answer)
{
    if (m_states.contains(request))
        set(request, {Status::Here, answer, {}, {}});
}

void Reports::fail(const protocol::ReportRequest &request, const QString &failure, base::Milliseconds retryAfter)
{
    if (m_states.contains(request))
        set(request, {Status::Failed, {}, failure, retryAfter});
}

void Reports::dropPending()
{
    m_states.removeIf([](const auto &entry) { return entry.value().status == Status::Loading; });
    m_order.removeIf([this](const protocol::ReportRequest &request) { return !m_states.contains(request); });
    Q_EMIT pendingDropped();
}

void Reports::clear()
{
    dropPending();
    m_states.clear();
    m_order.clear();
}

void Reports::set(const protocol::ReportRequest &request, const ReportState &state)
{
    if (!m_states.contains(request)) {
        m_order.append(request);
        while (m_order.size() > mostKept)
            m_states.remove(m_order.takeFirst());
    }
    m_states.insert(request, state);
    Q_EMIT changed(request);
}

} // namespace qiao::workstation::state
