#include "relay/api/ReportsEndpoint.h"
#include "relay/api/Router.h"
#include "relay/auth/AccessToken.h"
#include "tests/relay/api/ApiFixture.h"

#include <QJsonDocument>
#include <QSemaphore>
#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::api;
using namespace qiao::tests::api;

namespace {

const QByteArray secret = "0123456789abcdef0123456789abcdef";

// Answers with what it was asked, or as the test says.
class FakeSource : public ReportSource
{
public:
    base::Result<QByteArray> make(const metrics::ReportQuery &query, const std::function<bool()> &isOver) const override
    {
        if (isHeld) {
            started.release();
            held.acquire();
        }
        if (isOver())
            return base::Error{base::ErrorCode::Unavailable, QStringLiteral("late"), {}};
        return query.agent.toString().toUtf8() + ' ' + query.queue.toString().toUtf8();
    }

    bool isHeld = false;
    mutable QSemaphore started;
    mutable QSemaphore held;
};

} // namespace

class tst_ReportsEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void supervisorsSeeEverything();
    void aPlainAgentSeesItsOwn();
    void onlyWhoSignedInMayAsk();
    void wrongParametersAreRefused_data();
    void wrongParametersAreRefused();
    void aTableIsAFile();
    void onlyGetIsAnswered();
    void tooManyAtOnceAreSentAway();
    void aReportThatTakesTooLongIsGivenUp();

private:
    struct Answer
    {
        quint64 serial = 0;
        net::HttpResponse response;
    };
    // A relay's reports, with everything that was answered.
    struct World
    {
        World() { router.add(std::make_unique<ReportsEndpoint>(desk, secret, clock)); }
        net::HttpOutcome ask(const QByteArray &what, domain::AgentRole role, quint64 serial = 1)
        {
            const QString token
                = auth::issueAccessToken(secret, domain::AgentId(QStringLiteral("a7")), role, clock.now());
            return router.answer(
                request("GET /v1/reports/" + what, "Authorization: Bearer " + token.toLatin1() + "\r\n"),
                asker.context(serial));
        }
        Answer next()
        {
            answered.acquire();
            const QMutexLocker lock(&mutex);
            return answers.takeFirst();
        }
        static int status(const net::HttpOutcome &outcome)
        {
            const auto *response = std::get_if<net::HttpResponse>(&outcome);
            return response ? response->status : 0; // 0: it will be answered later
        }

        base::ManualClock clock;
        FakeSource source;
        Asker asker;
        Router router;
        QMutex mutex;
        QList<Answer> answers;
        QSemaphore answered;
        ReportDesk desk{source, clock, [this](link::ConnectionId http, net::HttpResponse response) {
                            const QMutexLocker lock(&mutex);
                            answers.append({http.serial, std::move(response)});
                            answered.release();
                        }};
    };
    static constexpr auto agent = domain::AgentRole::Agent;
    static constexpr auto supervisor = domain::AgentRole::Supervisor;
};

void tst_ReportsEndpoint::supervisorsSeeEverything()
{
    World world;
    for (const auto role : {supervisor, domain::AgentRole::Admin}) {
        QCOMPARE(World::status(world.ask("summary?from=1&to=2&agent=a1&queue=q1", role, 5)), 0);
        const Answer answer = world.next();
        QCOMPARE(answer.serial, 5U);
        QCOMPARE(answer.response.status, 200);
        QCOMPARE(answer.response.body, "a1 q1");
        QCOMPARE(field(answer.response, "Content-Type"), "application/json; charset=utf-8");
        QCOMPARE(field(answer.response, "Cache-Control"), "no-store");
    }
    QCOMPARE(World::status(world.ask("experiments?from=1&to=2", supervisor)), 0);
    world.next();
}

void tst_ReportsEndpoint::aPlainAgentSeesItsOwn()
{
    World world;
    for (const QByteArray own : {"summary?from=1&to=2&agent=self", "summary?from=1&to=2&agent=a7",
             "conversations?from=1&to=2&metric=wait&agent=self"}) {
        QCOMPARE(World::status(world.ask(own, agent)), 0);
        QCOMPARE(world.next().response.body, "a7 ");
    }
    for (const QByteArray others :
        {"summary?from=1&to=2", "summary?from=1&to=2&agent=a1", "experiments?from=1&to=2&agent=self", "service"})
        QCOMPARE(World::status(world.ask(others, agent)), 403);
}

void tst_ReportsEndpoint::onlyWhoSignedInMayAsk()
{
    World world;
    const auto status = [&](const QByteArray &fields) {
        return World::status(
            world.router.answer(request("GET /v1/reports/summary?from=1&to=2", fields), world.asker.context()));
    };
    QCOMPARE(status({}), 401);
    QCOMPARE(status("Authorization: Bearer nonsense\r\n"), 401);
    const QString token
        = auth::issueAccessToken(secret, domain::AgentId(QStringLiteral("a7")), supervisor, world.clock.now());
    world.clock.advance(std::chrono::hours(1));
    QCOMPARE(status("Authorization: Bearer " + token.toLatin1() + "\r\n"), 401);
}

void tst_ReportsEndpoint::wrongParametersAreRefused_data()
{
    QTest::addColumn<QByteArray>("asked");
    for (const char *asked : {"summary", "summary?from=1", "summary?from=2&to=1", "summary?from=1&to=1",
             "summary?from=x&to=2", "summary?from=-5&to=2", "summary?from=0&to=31622400001",
             "summary?from=1&to=2&zone=Mars/Olympus", "summary?from=1&to=2&hours=sometimes",
             "summary?from=1&to=2&format=xml", "series?from=1&to=2&by=day", "series?from=1&to=2&metric=wait",
             "series?from=1&to=2&metric=mood&by=day", "series?from=1&to=2&metric=wait&by=moon",
             "series?from=0&to=5356800001&metric=wait&by=hour", "distribution?from=1&to=2&metric=arrivals",
             "distribution?from=1&to=2&metric=in_goal", "conversations?from=1&to=2",
             "conversations?from=1&to=2&metric=wait&limit=501", "conversations?from=1&to=2&metric=wait&limit=0",
             "conversations?from=1&to=2&metric=wait&offset=100001", "conversations?from=1&to=2&metric=wait&weekday=8",
             "conversations?from=1&to=2&metric=wait&hour=24", "conversations?from=1&to=2&metric=in_goal&met=maybe"})
        QTest::newRow(asked) << QByteArray(asked);
    QTest::newRow("a long id") << QByteArray("summary?from=1&to=2&queue=" + QByteArray(65, 'q'));
}

void tst_ReportsEndpoint::wrongParametersAreRefused()
{
    QFETCH(QByteArray, asked);
    World world;
    const auto outcome = world.ask(asked, supervisor);
    QCOMPARE(World::status(outcome), 400);
    const QJsonObject error = QJsonDocument::fromJson(std::get<net::HttpResponse>(outcome).body)
                                  .object()
                                  .value(QStringLiteral("error"))
                                  .toObject();
    QCOMPARE(error.value(QStringLiteral("code")).toString(), QStringLiteral("bad_request"));
    QVERIFY(error.value(QStringLiteral("message")).toString().endsWith(u'.'));
}

void tst_ReportsEndpoint::aTableIsAFile()
{
    World world;
    QCOMPARE(World::status(world.ask("summary?from=1&to=2&format=csv", supervisor)), 0);
    const net::HttpResponse response = world.next().response;
    QCOMPARE(field(response, "Content-Type"), "text/csv; charset=utf-8");
    QVERIFY(field(response, "Content-Disposition").startsWith("attachment"));
}

void tst_ReportsEndpoint::onlyGetIsAnswered()
{
    World world;
    QCOMPARE(World::status(world.router.answer(request("POST /v1/reports/summary"), world.asker.context())), 405);
    QCOMPARE(World::status(world.router.answer(request("GET /v1/reports/gossip"), world.asker.context())), 404);
    QCOMPARE(World::status(world.router.answer(request("GET /v1/reports/"), world.asker.context())), 404);
}

void tst_ReportsEndpoint::tooManyAtOnceAreSentAway()
{
    World world;
    world.source.isHeld = true;
    for (quint64 serial = 1; serial <= ReportDesk::mostWaiting; ++serial)
        world.ask("summary?from=1&to=2", supervisor, serial);
    world.source.started.acquire();
    world.ask("summary?from=1&to=2", supervisor, 99);
    const Answer refused = world.next();
    QCOMPARE(refused.serial, 99U);
    QCOMPARE(refused.response.status, 503);
    QCOMPARE(field(refused.response, "Retry-After"), "2");
    world.source.held.release(ReportDesk::mostWaiting);
    for (int i = 0; i < ReportDesk::mostWaiting; ++i)
        QCOMPARE(world.next().response.status, 200);
}

void tst_ReportsEndpoint::aReportThatTakesTooLongIsGivenUp()
{
    World world;
    world.source.isHeld = true;
    world.ask("summary?from=1&to=2", supervisor);
    world.source.started.acquire();
    world.clock.advance(ReportDesk::patience + base::Milliseconds(1));
    world.source.held.release();
    QCOMPARE(world.next().response.status, 503);
}

QTEST_GUILESS_MAIN(tst_ReportsEndpoint)
#include "tst_ReportsEndpoint.moc"
