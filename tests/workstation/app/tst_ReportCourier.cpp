#include "tests/workstation/client/FakeRelay.h"
#include "workstation/app/FailureCode.h"
#include "workstation/app/ReportCourier.h"

#include <QNetworkAccessManager>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation;

namespace {

protocol::ReportRequest service()
{
    protocol::ReportRequest request;
    request.report = protocol::Report::Service;
    return request;
}

} // namespace

// Reports between a relay on a real port of this machine and the desk.
class tst_ReportCourier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheDeskWantsIsBrought();
    void whatTheRelayRefusesIsToldByItsCode();
    void failuresHaveCodes_data();
    void failuresHaveCodes();

private:
    FakeRelay m_relay;
    QNetworkAccessManager m_network;
    client::HttpReports m_http{
        m_network, *client::RelayAddress::parse(m_relay.address()), [] { return QStringLiteral("access"); }};
};

void tst_ReportCourier::whatTheDeskWantsIsBrought()
{
    m_relay.onRequest = [](const FakeRelay::Request &) {
        return FakeRelay::Response{200, R"({"since":1,"connections":{"accepted":7},"messageLatency":{}})"};
    };
    state::Reports reports;
    const app::ReportCourier courier(reports, m_http);
    reports.want(service());
    QTRY_COMPARE(reports.state(service()).status, state::ReportState::Status::Here);
    QCOMPARE(reports.state(service()).as<protocol::ServiceReport>()->accepted, 7);
    // Wanted no longer: whatever comes is not put.
    reports.renew(service());
    reports.dropPending();
    QCOMPARE(reports.state(service()).status, state::ReportState::Status::Unasked);
    reports.want(service());
    QTRY_COMPARE(reports.state(service()).status, state::ReportState::Status::Here);
}

void tst_ReportCourier::whatTheRelayRefusesIsToldByItsCode()
{
    m_relay.onRequest = [](const FakeRelay::Request &) {
        return FakeRelay::Response{503, R"({"error":{"code":"unavailable","message":"busy","retryAfterMs":900}})"};
    };
    state::Reports reports;
    const app::ReportCourier courier(reports, m_http);
    reports.want(service());
    QTRY_COMPARE(reports.state(service()).status, state::ReportState::Status::Failed);
    QCOMPARE(reports.state(service()).failure, QStringLiteral("unavailable"));
    QCOMPARE(reports.state(service()).retryAfter, base::Milliseconds(900));
}

void tst_ReportCourier::failuresHaveCodes_data()
{
    QTest::addColumn<client::Failure>("failure");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, client::Cause cause, const char *code) {
        QTest::newRow(name) << client::Failure{cause, base::forbidden({})} << QString::fromLatin1(code);
    };
    row("refused", client::Cause::Refused, "forbidden");
    row("untrusted", client::Cause::Untrusted, "tls");
    row("timed out", client::Cause::TimedOut, "timeout");
    row("unreachable", client::Cause::Unreachable, "unreachable");
    row("not a relay", client::Cause::NotARelay, "unreachable");
    row("here", client::Cause::Local, "unreachable");
}

void tst_ReportCourier::failuresHaveCodes()
{
    QFETCH(client::Failure, failure);
    QTEST(app::failureCode(failure), "code");
}

QTEST_GUILESS_MAIN(tst_ReportCourier)
#include "tst_ReportCourier.moc"
