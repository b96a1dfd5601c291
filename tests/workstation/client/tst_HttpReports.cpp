#include "tests/workstation/client/FakeRelay.h"
#include "workstation/client/HttpReports.h"

#include <QNetworkAccessManager>
#include <QTest>
#include <QUrl>

#include <memory>
#include <optional>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::client;

namespace {

protocol::ReportRequest summary(int day = 0)
{
    protocol::ReportRequest request;
    request.from = base::fromEpochMs(1'795'219'200'000 + day * 86'400'000LL);
    request.to = request.from + std::chrono::hours(24);
    request.zone = QStringLiteral("Asia/Shanghai");
    return request;
}

const QByteArray answerOfNothing
    = R"({"metrics":{"arrivals":{"unit":"count","count":140,"value":140},"wait":{"unit":"ms","count":0,"value":null}}})";

} // namespace

// The doors of the reports, asked over a real port of this machine.
class tst_HttpReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<FakeRelay>();
        m_relay->onRequest = [](const FakeRelay::Request &) { return FakeRelay::Response{200, answerOfNothing}; };
        m_token = QStringLiteral("access");
        m_reports = std::make_unique<HttpReports>(
            m_network, *RelayAddress::parse(m_relay->address()), [this] { return m_token; });
    }

    void cleanup()
    {
        m_reports.reset();
        m_relay.reset();
    }

    void theQuestionIsSaidInTheQueryAndTheTokenInTheHead()
    {
        protocol::ReportRequest request = summary();
        request.queue = QStringLiteral("a+b & c%");
        const ReportReply reply = ask(request);
        const auto *answer = std::get_if<protocol::ReportAnswer>(&reply);
        QVERIFY(answer);
        const auto &report = std::get<protocol::SummaryReport>(*answer);
        QCOMPARE(report.metrics.value(QStringLiteral("arrivals")).figure.value, 140.0);
        QVERIFY(!report.metrics.value(QStringLiteral("wait")).figure.value);
        const FakeRelay::Request &asked = m_relay->requests.constFirst();
        QCOMPARE(asked.method, QByteArray("GET"));
        QCOMPARE(asked.headers.value("authorization"), QByteArray("Bearer access"));
        QVERIFY2(
            asked.target.startsWith(QStringLiteral("/v1/reports/summary?from=1795219200000&to=1795305600000&zone=")),
            qPrintable(asked.target));
        QVERIFY2(asked.target.endsWith(QStringLiteral("&queue=a%2Bb%20%26%20c%25")), qPrintable(asked.target));
        QVERIFY(!asked.target.contains(QStringLiteral("access")));
    }

    void whatIsNoReportIsAFailure_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Cause>("cause");
        QTest::addColumn<base::ErrorCode>("code");
        QTest::newRow("forbidden") << 403 << QByteArray(R"({"error":{"code":"forbidden","message":"no"}})")
                                   << Cause::Refused << base::ErrorCode::Forbidden;
        QTest::newRow("busy") << 503
                              << QByteArray(R"({"error":{"code":"unavailable","message":"","retryAfterMs":800}})")
                              << Cause::Refused << base::ErrorCode::Unavailable;
        QTest::newRow("another answer") << 200 << QByteArray("{}") << Cause::NotARelay << base::ErrorCode::BadRequest;
        QTest::newRow("no JSON") << 200 << QByteArray("hello") << Cause::NotARelay << base::ErrorCode::BadRequest;
        QTest::newRow("an older relay") << 404 << QByteArray(R"({"error":{"code":"not_found","message":""}})")
                                        << Cause::Refused << base::ErrorCode::NotFound;
    }
    void whatIsNoReportIsAFailure()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        m_relay->onRequest = [=](const FakeRelay::Request &) { return FakeRelay::Response{status, body}; };
        const ReportReply reply = ask(summary());
        const auto *failure = std::get_if<Failure>(&reply);
        QVERIFY(failure);
        QTEST(failure->cause, "cause");
        QTEST(failure->error.code, "code");
        if (status == 503)
            QCOMPARE(failure->error.retryAfter, std::chrono::milliseconds(800));
    }

    void withoutASessionNothingIsSent()
    {
        m_token.clear();
        const ReportReply reply = ask(summary());
        QCOMPARE(std::get<Failure>(reply).cause, Cause::Unreachable);
        QVERIFY(m_relay->requests.isEmpty());
    }

    void manyQuestionsAreAllAnsweredInTurn()
    {
        QList<int> answered;
        for (int day = 0; day < 20; ++day)
            m_reports->ask(summary(day), [&answered, day](const ReportReply &reply) {
                QVERIFY(std::holds_alternative<protocol::ReportAnswer>(reply));
                answered.append(day);
            });
        QVERIFY(answered.isEmpty());
        QTRY_COMPARE(answered.size(), 20);
        QCOMPARE(m_relay->requests.size(), 20);
        // Two are under way at once, so neighbours may change places and no others.
        for (int index = 0; index < 20; ++index)
            QVERIFY(std::abs(answered.at(index) - index) < HttpReports::mostAtOnce);
    }

    void nothingIsHeardAfterCancelling()
    {
        int heard = 0;
        for (int day = 0; day < 5; ++day)
            m_reports->ask(summary(day), [&heard](const ReportReply &) { ++heard; });
        m_reports->cancelAll();
        bool isLaterAnswered = false;
        m_reports->ask(summary(9), [&](const ReportReply &) { isLaterAnswered = true; });
        QTRY_VERIFY(isLaterAnswered);
        QCOMPARE(heard, 0);
    }

private:
    ReportReply ask(const protocol::ReportRequest &request)
    {
        std::optional<ReportReply> reply;
        m_reports->ask(request, [&](const ReportReply &answer) { reply = answer; });
        [&] { QTRY_VERIFY(reply); }();
        return reply.value_or(Failure{});
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<FakeRelay> m_relay;
    QString m_token;
    std::unique_ptr<HttpReports> m_reports;
};

QTEST_GUILESS_MAIN(tst_HttpReports)
#include "tst_HttpReports.moc"
