#include "workstation/state/ConnectionStatus.h"

namespace qiao::workstation::state {

ConnectionStatus::ConnectionStatus(QObject *parent)
    : QObject(parent)
{
}

void ConnectionStatus::setSignedOut(OfflineReason reason)
{
    enter(ConnectionPhase::SignedOut, reason, {});
}

// The reason of the last failure stays visible until an attempt succeeds.
void ConnectionStatus::setConnecting()
{
    enter(ConnectionPhase::Connecting, m_reason, {});
}

void ConnectionStatus::setLive()
{
    enter(ConnectionPhase::Live, OfflineReason::None, {});
}

void ConnectionStatus::setWaiting(base::TimePoint retryAt, OfflineReason reason)
{
    enter(ConnectionPhase::Waiting, reason, retryAt);
}

void ConnectionStatus::setLatency(base::Milliseconds latency)
{
    if (!isLive() || m_latency == latency)
        return;
    m_latency = latency;
    Q_EMIT latencyChanged();
}

void ConnectionStatus::setUnsentCount(int count)
{
    if (m_unsentCount == count)
        return;
    m_unsentCount = count;
    Q_EMIT unsentCountChanged(count);
}

void ConnectionStatus::enter(ConnectionPhase phase, OfflineReason reason, base::TimePoint retryAt)
{
    const bool forgetsLatency = phase != ConnectionPhase::Live && m_latency.has_value();
    const bool isChange = m_phase != phase || m_reason != reason || m_retryAt != retryAt;
    m_phase = phase;
    m_reason = reason;
    m_retryAt = retryAt;
    if (forgetsLatency)
        m_latency.reset();
    if (isChange)
        Q_EMIT phaseChanged();
    if (forgetsLatency)
        Q_EMIT latencyChanged();
}

} // namespace qiao::workstation::state
