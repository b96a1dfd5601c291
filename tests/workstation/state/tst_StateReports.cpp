#include "workstation/state/Reports.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation::state;

namespace {

protocol::ReportRequest request(int day)
{
    protocol::ReportRequest request;
    request.from = base::fromEpochMs(day * 86'400'000LL);
    request.to = request.from + std::chrono::hours(24);
    return request;
}

protocol::ReportAnswer answer(qint64 accepted)
{
    protocol::ServiceReport report;
    report.accepted = accepted;
    return report;
}

} // namespace

// What became of the reports that a page asked for.
class tst_StateReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsHereIsNotAskedForAgain();
    void aFailedOneIsTriedAgain();
    void renewingKeepsTheOldFiguresUntilTheNewAreHere();
    void whatNobodyWantsAnyLongerIsForgotten();
    void theOldestLeave();
};

void tst_StateReports::whatIsHereIsNotAskedForAgain()
{
    Reports reports;
    QSignalSpy wanted(&reports, &Reports::wanted);
    QSignalSpy changed(&reports, &Reports::changed);
    QCOMPARE(reports.state(request(1)).status, ReportState::Status::Unasked);
    reports.want(request(1));
    reports.want(request(1));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(reports.state(request(1)).status, ReportState::Status::Loading);
    reports.put(request(1), answer(7));
    QCOMPARE(reports.state(request(1)).as<protocol::ServiceReport>()->accepted, 7);
    QVERIFY(!reports.state(request(1)).as<protocol::SummaryReport>());
    reports.want(request(1));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(changed.size(), 2);
    // An answer to what nobody asked changes nothing.
    reports.put(request(2), answer(8));
    QCOMPARE(reports.state(request(2)).status, ReportState::Status::Unasked);
}

void tst_StateReports::aFailedOneIsTriedAgain()
{
    Reports reports;
    reports.want(request(1));
    reports.fail(request(1), QStringLiteral("unavailable"), base::Milliseconds(500));
    QCOMPARE(reports.state(request(1)).status, ReportState::Status::Failed);
    QCOMPARE(reports.state(request(1)).failure, QStringLiteral("unavailable"));
    QSignalSpy wanted(&reports, &Reports::wanted);
    reports.want(request(1));
    QCOMPARE(wanted.size(), 1);
    QVERIFY(reports.state(request(1)).failure.isEmpty());
}

void tst_StateReports::renewingKeepsTheOldFiguresUntilTheNewAreHere()
{
    Reports reports;
    reports.want(request(1));
    reports.put(request(1), answer(7));
    reports.renew(request(1));
    QCOMPARE(reports.state(request(1)).status, ReportState::Status::Loading);
    QCOMPARE(reports.state(request(1)).as<protocol::ServiceReport>()->accepted, 7);
    reports.put(request(1), answer(8));
    QCOMPARE(reports.state(request(1)).as<protocol::ServiceReport>()->accepted, 8);
}

void tst_StateReports::whatNobodyWantsAnyLongerIsForgotten()
{
    Reports reports;
    QSignalSpy dropped(&reports, &Reports::pendingDropped);
    reports.want(request(1));
    reports.put(request(1), answer(7));
    reports.want(request(2));
    reports.dropPending();
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(reports.state(request(1)).status, ReportState::Status::Here);
    QCOMPARE(reports.state(request(2)).status, ReportState::Status::Unasked);
    reports.put(request(2), answer(8));
    QCOMPARE(reports.state(request(2)).status, ReportState::Status::Unasked);
    reports.clear();
    QCOMPARE(reports.state(request(1)).status, ReportState::Status::Unasked);
}

void tst_StateReports::theOldestLeave()
{
    Reports reports;
    for (int day = 0; day <= Reports::mostKept; ++day) {
        reports.want(request(day));
        reports.put(request(day), answer(day));
    }
    QCOMPARE(reports.state(request(0)).status, ReportState::Status::Unasked);
    QCOMPARE(reports.state(request(1)).status, ReportState::Status::Here);
    QCOMPARE(reports.state(request(Reports::mostKept)).status, ReportState::Status::Here);
}

QTEST_GUILESS_MAIN(tst_StateReports)
#include "tst_StateReports.moc"
