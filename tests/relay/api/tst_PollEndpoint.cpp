#include "relay/api/PollEndpoint.h"
#include "relay/api/Router.h"
#include "tests/relay/api/ApiFixture.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::tests::api;

class tst_PollEndpoint : public QObject
{
    Q_OBJECT

private:
    api::Router m_router;
    Asker m_asker;

    net::HttpOutcome post(const QByteArray &query, const QByteArray &fields, const QByteArray &body) const
    {
        return m_router.answer(request("POST /v1/visitor/poll" + query, fields, body), m_asker.context());
    }

private Q_SLOTS:
    void initTestCase() { m_router.add(std::make_unique<api::PollEndpoint>(1000)); }

    void aPollIsReadForTheHub()
    {
        const QByteArray body = "{\"token\":\"t\",\"after\":\"c\",\"waitMs\":99999,\"frames\":["
                                "{\"type\":\"conversation.close\",\"id\":\"1\",\"conversation\":\"c1\"},"
                                "{\"type\":\"no.such\",\"id\":\"2\"},7]}";
        const auto outcome = post(
            "?site=shop", "Origin: https://shop.example\r\nUser-Agent: Browser\r\nAccept-Language: zh-CN\r\n", body);
        const auto &polled = std::get<net::Polled>(outcome);
        QCOMPARE(polled.poll.token, QStringLiteral("t"));
        QCOMPARE(polled.poll.after, QStringLiteral("c"));
        QCOMPARE(polled.poll.waitMs, 25'000);
        QCOMPARE(polled.poll.peer.site.toString(), QStringLiteral("shop"));
        QCOMPARE(polled.poll.peer.userAgent, QStringLiteral("Browser"));
        QCOMPARE(polled.poll.peer.language, QStringLiteral("zh-CN"));
        QCOMPARE(polled.poll.peer.address, m_asker.address);
        QCOMPARE(polled.poll.frames.size(), std::size_t(3));
        QVERIFY(std::holds_alternative<protocol::VisitorRequest>(polled.poll.frames[0]));
        QCOMPARE(std::get<protocol::Refusal>(polled.poll.frames[1]).error.code, base::ErrorCode::UnknownType);
        QCOMPARE(std::get<protocol::Refusal>(polled.poll.frames[2]).error.code, base::ErrorCode::BadRequest);
        QVERIFY(polled.fields.contains({"Access-Control-Allow-Origin", "https://shop.example"}));
        QVERIFY(polled.fields.contains({"Vary", "Origin"}));
    }

    void whoMayNotAskIsRefused_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("origin");
        QTest::newRow("no site") << QByteArray() << QByteArray();
        QTest::newRow("unknown site") << QByteArray("?site=none") << QByteArray();
        QTest::newRow("another site's page")
            << QByteArray("?site=shop") << QByteArray("Origin: https://other.example\r\n");
        QTest::newRow("null") << QByteArray("?site=shop") << QByteArray("Origin: null\r\n");
    }

    void whoMayNotAskIsRefused()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, origin);
        const auto outcome = post(query, origin, "{\"frames\":[]}");
        const auto &response = std::get<net::HttpResponse>(outcome);
        QCOMPARE(response.status, 403);
        QVERIFY(field(response, "Access-Control-Allow-Origin").isEmpty());
    }

    void aBadRequestIsAnswered_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("no frames") << QByteArray("{}");
        QTest::newRow("frames no list") << QByteArray("{\"frames\":{}}");
        QTest::newRow("too many frames") << "{\"frames\":[" + QByteArray("1,").repeated(50) + "1]}";
        QTest::newRow("token no text") << QByteArray("{\"frames\":[],\"token\":5}");
        QTest::newRow("long token") << "{\"frames\":[],\"token\":\"" + QByteArray(5000, 'a') + "\"}";
        QTest::newRow("cursor no text") << QByteArray("{\"frames\":[],\"after\":1}");
        QTest::newRow("wait no number") << QByteArray("{\"frames\":[],\"waitMs\":\"1\"}");
        QTest::newRow("negative wait") << QByteArray("{\"frames\":[],\"waitMs\":-1}");
        QTest::newRow("deep") << "{\"frames\":" + QByteArray("[").repeated(1000) + QByteArray("]").repeated(1000) + '}';
    }

    void aBadRequestIsAnswered()
    {
        QFETCH(QByteArray, body);
        const auto outcome = post("?site=shop", "Origin: https://shop.example\r\n", body);
        const auto &response = std::get<net::HttpResponse>(outcome);
        QCOMPARE(response.status, 400);
        QVERIFY(response.body.startsWith("{\"error\":{\"code\":\"bad_request\""));
        QCOMPARE(field(response, "Access-Control-Allow-Origin"), QByteArray("https://shop.example"));
    }

    void aFrameIsAsBoundedAsOnTheOtherWay()
    {
        const auto poll
            = api::PollEndpoint::read("{\"frames\":[{\"type\":\"message.post\",\"id\":\"1\",\"data\":{\"text\":\""
                + QByteArray(70'000, 'x') + "\"}}]}");
        QVERIFY(poll);
        QCOMPARE(std::get<protocol::Refusal>(poll->frames.at(0)).error.code, base::ErrorCode::TooLarge);
    }

    void thePreflightEchoesTheOrigin()
    {
        const auto good = m_asker.reply(m_router,
            request("OPTIONS /v1/visitor/poll?site=shop",
                "Origin: https://shop.example\r\nAccess-Control-Request-Method: POST\r\n"));
        QCOMPARE(good.status, 204);
        QCOMPARE(field(good, "Access-Control-Allow-Origin"), QByteArray("https://shop.example"));
        QCOMPARE(field(good, "Access-Control-Allow-Headers"), QByteArray("authorization, content-type"));
        QCOMPARE(field(good, "Vary"), QByteArray("Origin"));
        const auto bad = m_asker.reply(
            m_router, request("OPTIONS /v1/visitor/poll?site=shop", "Origin: https://evil.example\r\n"));
        QCOMPARE(bad.status, 403);
        QVERIFY(field(bad, "Access-Control-Allow-Origin").isEmpty());
    }

    void theBodyIsBoundedByTheHead()
    {
        const auto admit = [&](const QByteArray &query) {
            return m_router.admit(request("POST /v1/visitor/poll" + query, "Content-Length: 3\r\n"), m_asker.context());
        };
        QCOMPARE(std::get<qint64>(admit("?site=shop")), 1000);
        QCOMPARE(std::get<net::HttpResponse>(admit("?site=none")).status, 403);
    }
};

QTEST_APPLESS_MAIN(tst_PollEndpoint)
#include "tst_PollEndpoint.moc"
