#include "workstation/state/ConnectionStatus.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation::state;

class tst_ConnectionStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReasonStaysUntilAnAttemptSucceeds()
    {
        ConnectionStatus status;
        status.setWaiting(base::fromEpochMs(5000), OfflineReason::Unreachable);
        status.setConnecting();
        QCOMPARE(status.reason(), OfflineReason::Unreachable);
        status.setLive();
        QCOMPARE(status.reason(), OfflineReason::None);
        QVERIFY(status.isLive());
    }

    void latencyIsForgottenWithTheConnection()
    {
        ConnectionStatus status;
        status.setLatency(base::Milliseconds(9));
        QVERIFY(!status.latency());
        status.setLive();
        status.setLatency(base::Milliseconds(9));
        QCOMPARE(status.latency(), base::Milliseconds(9));
        status.setWaiting(base::fromEpochMs(5000), OfflineReason::TimedOut);
        QVERIFY(!status.latency());
    }

    void sameValuesAreSilent()
    {
        ConnectionStatus status;
        status.setLive();
        QSignalSpy phase(&status, &ConnectionStatus::phaseChanged);
        QSignalSpy unsent(&status, &ConnectionStatus::unsentCountChanged);
        status.setLive();
        status.setUnsentCount(0);
        QCOMPARE(phase.count() + unsent.count(), 0);
        status.setUnsentCount(2);
        QCOMPARE(unsent.count(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_ConnectionStatus)
#include "tst_ConnectionStatus.moc"
