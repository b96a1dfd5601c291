#pragma once

#include "common/base/Clock.h"

#include <QObject>

#include <optional>

namespace qiao::workstation::state {

enum class ConnectionPhase {
    SignedOut,
    Connecting,
    Live,
    Waiting, // for the next attempt, at retryAt()
};

enum class OfflineReason {
    None,
    Unreachable, // no network, no relay, or the name does not resolve
    UntrustedCertificate,
    TimedOut,
    RelayRestarting,
    Refused, // by the relay, with an error of its own
    SignInExpired,
};

// How we stand with the relay. GUI thread.
class ConnectionStatus : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionStatus(QObject *parent = nullptr);

    ConnectionPhase phase() const { return m_phase; }
    bool isLive() const { return m_phase == ConnectionPhase::Live; }
    // Why we are not live; None while we are.
    OfflineReason reason() const { return m_reason; }
    // When the next attempt begins; meaningful in Waiting only.
    base::TimePoint retryAt() const { return m_retryAt; }
    // The last measured way to the relay and back; no value before the first one and while not live.
    std::optional<base::Milliseconds> latency() const { return m_latency; }
    // Commands that were not answered yet.
    int unsentCount() const { return m_unsentCount; }

    void setSignedOut(OfflineReason reason);
    void setConnecting();
    void setLive();
    void setWaiting(base::TimePoint retryAt, OfflineReason reason);
    void setLatency(base::Milliseconds latency);
    void setUnsentCount(int count);

Q_SIGNALS:
    void phaseChanged(); // or the reason, or the time of the next attempt
    void latencyChanged();
    void unsentCountChanged(int count);

private:
    void enter(ConnectionPhase phase, OfflineReason reason, base::TimePoint retryAt);

    ConnectionPhase m_phase = ConnectionPhase::SignedOut;
    OfflineReason m_reason = OfflineReason::None;
    base::TimePoint m_retryAt{};
    std::optional<base::Milliseconds> m_latency;
    int m_unsentCount = 0;
};

} // namespace qiao::workstation::state
