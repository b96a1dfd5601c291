#include "relay/api/MetricsEndpoint.h"
#include "relay/api/Router.h"
#include "tests/relay/api/ApiFixture.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::api;
using namespace qiao::tests::api;

// Who may read /metrics.
class tst_MetricsEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutATokenThisMachineAloneMayRead();
    void aProxyOnThisMachineIsTheWorld();
    void withATokenOnlyWhoHasIt();
    void onlyGetIsAnswered();

private:
    net::HttpResponse ask(const QByteArray &token, const QString &from, const QByteArray &fields = {})
    {
        Router router;
        router.add(std::make_unique<MetricsEndpoint>(m_instruments, token, m_clock));
        Asker asker;
        asker.address = QHostAddress(from);
        return asker.reply(router, request("GET /metrics", fields));
    }

    base::ManualClock m_clock;
    std::shared_ptr<metrics::Instruments> m_instruments = std::make_shared<metrics::Instruments>(m_clock.now());
    const QString m_here = QStringLiteral("127.0.0.1");
    const QString m_elsewhere = QStringLiteral("192.0.2.7");
};

void tst_MetricsEndpoint::withoutATokenThisMachineAloneMayRead()
{
    m_instruments->messages.add(5);
    const net::HttpResponse response = ask({}, m_here);
    QCOMPARE(response.status, 200);
    QCOMPARE(field(response, "Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
    QVERIFY(response.body.contains("\nqiao_messages_total 5\n"));
    QCOMPARE(ask({}, QStringLiteral("::1")).status, 200);
    QCOMPARE(ask({}, m_elsewhere).status, 403);
}

void tst_MetricsEndpoint::aProxyOnThisMachineIsTheWorld()
{
    for (const QByteArray forwarded : {"X-Forwarded-For: 192.0.2.7\r\n", "X-Forwarded-For: 127.0.0.1\r\n",
             "Forwarded: for=192.0.2.7\r\n", "Via: 1.1 proxy\r\n"})
        QCOMPARE(ask({}, m_here, forwarded).status, 403);
}

void tst_MetricsEndpoint::withATokenOnlyWhoHasIt()
{
    const QByteArray token = "a long enough token";
    QCOMPARE(ask(token, m_elsewhere, "Authorization: Bearer " + token + "\r\n").status, 200);
    for (const QByteArray &fields : {QByteArray(), QByteArray("Authorization: Bearer a long enough toke\r\n"),
             QByteArray("Authorization: Basic " + token + "\r\n"), QByteArray("Authorization: Bearer \r\n")}) {
        const net::HttpResponse response = ask(token, m_here, fields);
        QCOMPARE(response.status, 401);
        QCOMPARE(field(response, "WWW-Authenticate"), "Bearer");
        QVERIFY(!response.body.contains("qiao_"));
    }
}

void tst_MetricsEndpoint::onlyGetIsAnswered()
{
    Router router;
    router.add(std::make_unique<MetricsEndpoint>(m_instruments, QByteArray(), m_clock));
    QCOMPARE(Asker().reply(router, request("POST /metrics")).status, 405);
}

QTEST_APPLESS_MAIN(tst_MetricsEndpoint)
#include "tst_MetricsEndpoint.moc"
