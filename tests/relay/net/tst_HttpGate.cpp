#include "tests/relay/net/GateFixture.h"

#include <QTemporaryFile>

using namespace qiao;
using namespace qiao::relay;
using qiao::tests::net::GateFixture;
using qiao::tests::net::RawClient;

// The HTTP half of the gate, through real sockets.
class tst_HttpGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsOfOneConnectionAreAnsweredInOrder()
    {
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send("GET /one HTTP/1.1\r\nHost: a\r\n\r\n"
                    "POST /two HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody"
                    "\r\nGET /three HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                    "GET /four HTTP/1.1\r\nHost: a\r\n\r\n");
        const auto received = client.receiveToTheEnd();
        QVERIFY(received);
        QCOMPARE(received->count("HTTP/1.1 200 OK"), 3);
        QVERIFY(received->indexOf("\r\n\r\n/one") < received->indexOf("\r\n\r\n/twobody"));
        QVERIFY(received->indexOf("\r\n\r\n/twobody") < received->indexOf("\r\n\r\n/three"));
        QVERIFY(received->endsWith("/three"));
    }

    void aRequestBehindADeferredOneWaits()
    {
        GateFixture fixture;
        fixture.service.onDeferred = [&](link::ConnectionId http) {
            QMetaObject::invokeMethod(
                &fixture, [&fixture, http] { fixture.gate.answer(http, net::HttpResponse::text(200, "late")); },
                Qt::QueuedConnection);
        };
        RawClient client(fixture.port());
        client.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\nGET /next HTTP/1.1\r\nHost: a\r\n\r\n");
        const QByteArray received = client.receive("/next");
        QVERIFY(received.contains("X-Later: yes\r\n"));
        QVERIFY(received.indexOf("\r\n\r\nlate") < received.indexOf("\r\n\r\n/next"));
    }

    void anAnswerForAClientThatLeftIsForgotten()
    {
        GateFixture fixture;
        std::vector<link::ConnectionId> waiting;
        fixture.service.onDeferred = [&](link::ConnectionId http) {
            QMetaObject::invokeMethod(
                &fixture, [&waiting, http] { waiting.push_back(http); }, Qt::QueuedConnection);
        };
        {
            RawClient client(fixture.port());
            client.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n");
            QTRY_COMPARE(waiting.size(), std::size_t(1));
        }
        fixture.gate.answer(waiting.front(), net::HttpResponse::text(200, "late"));
        fixture.gate.answer({99, 1}, net::HttpResponse::text(200, "nobody"));
        RawClient client(fixture.port());
        client.send("GET /alive HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(client.receive("/alive").contains("200 OK"));
    }

    void aPollIsTheHubsToAnswer()
    {
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send("POST /poll HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
        const auto polls = fixture.wait<link::VisitorPolled>(1);
        QCOMPARE(polls.size(), std::size_t(1));
        const QByteArray first = "{\"a\":1}";
        const QByteArray second = "{\"b\":2}";
        fixture.gate.deliver({link::PollAnswer{polls[0].http, {first, second}, "c\"1"}});
        const QByteArray received = client.receive("c\\\"1");
        QVERIFY(received.contains("X-Poll: yes\r\n"));
        const QByteArray body = "{\"frames\":[" + first + ',' + second + "],\"cursor\":\"c\\\"1\"}";
        QVERIFY(received.endsWith(body));

        client.send("POST /poll HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
        const auto more = fixture.wait<link::VisitorPolled>(2);
        fixture.gate.deliver({link::PollRefused{more.at(1).http, base::notFound("gone")}});
        QVERIFY(client.receive("gone").startsWith("HTTP/1.1 404"));
    }

    void aPollThatIsAbandonedIsTold()
    {
        GateFixture fixture;
        auto client = std::make_unique<RawClient>(fixture.port());
        client->send("POST /poll HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
        const auto polls = fixture.wait<link::VisitorPolled>(1);
        QCOMPARE(polls.size(), std::size_t(1));
        client.reset();
        const auto abandoned = fixture.wait<link::PollAbandoned>(1);
        QCOMPARE(abandoned.size(), std::size_t(1));
        QVERIFY(abandoned[0].http == polls[0].http);
    }

    void pollsAreBoundedAsFramesAre()
    {
        auto config = GateFixture::quickConfig();
        config.webSocket.visitorFrames = {1, 3};
        GateFixture fixture(config);
        RawClient client(fixture.port());
        for (std::size_t i = 1; i <= 3; ++i) {
            client.send("POST /poll HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
            const auto polls = fixture.wait<link::VisitorPolled>(i);
            QCOMPARE(polls.size(), i);
            fixture.gate.deliver({link::PollAnswer{polls.back().http, {}, "cursor"}});
            QVERIFY(client.receive("cursor").contains("200 OK"));
        }
        client.send("POST /poll HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
        const QByteArray received = client.receive("rate_limited");
        QVERIFY(received.startsWith("HTTP/1.1 429"));
        QVERIFY(received.contains("Retry-After: 1\r\n") && received.contains("X-Poll: yes\r\n"));
    }

    void tooManyRequestsFromOneAddressAreTold()
    {
        auto config = GateFixture::quickConfig();
        config.limits.addressRequests = base::Rate::perMinute(1, 3);
        GateFixture fixture(config);
        RawClient client(fixture.port());
        for (int i = 0; i < 3; ++i) {
            client.send("GET /one HTTP/1.1\r\nHost: a\r\n\r\n");
            QVERIFY(client.receive("/one").contains("200 OK"));
        }
        client.send("POST /one?site=shop HTTP/1.1\r\nHost: a\r\nOrigin: https://shop.example\r\n"
                    "Content-Length: 5\r\n\r\nhello");
        const auto refused = client.receiveToTheEnd();
        QVERIFY(refused && refused->startsWith("HTTP/1.1 429"));
        QVERIFY(refused->contains("\"retryAfterMs\":") && refused->contains("Retry-After: "));
        // The page has to be able to read it.
        QVERIFY(refused->contains("Access-Control-Allow-Origin: https://shop.example\r\n"));
        // A handshake is a request too, and a liar gets no bucket of his own.
        RawClient other(fixture.port());
        other.send("GET /one HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.9\r\n\r\n");
        QVERIFY(other.receive("rate_limited").startsWith("HTTP/1.1 429"));
    }

    void behindATrustedProxyEachAddressHasItsOwnLimits()
    {
        auto config = GateFixture::quickConfig();
        config.limits.addressRequests = base::Rate::perMinute(1, 2);
        config.connections.perAddress = 1;
        config.trustedProxies = {QHostAddress::parseSubnet(QStringLiteral("127.0.0.0/8"))};
        GateFixture fixture(config);
        const auto ask = [&](RawClient &client, const QByteArray &from) {
            client.send("GET /one HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 1.2.3.4, " + from + "\r\n\r\n");
            return client.receive("\r\n\r\n");
        };
        // More connections than one address may have, and on one of them more requests.
        RawClient first(fixture.port());
        RawClient second(fixture.port());
        for (int i = 0; i < 2; ++i) {
            QVERIFY(ask(first, "198.51.100.1").contains("200 OK"));
            QVERIFY(ask(first, "198.51.100.2").contains("200 OK"));
        }
        QVERIFY(ask(first, "198.51.100.1").contains("429"));
        QVERIFY(ask(second, "198.51.100.2").contains("429"));
        RawClient third(fixture.port());
        QVERIFY(ask(third, "198.51.100.3").contains("200 OK"));
        third.send("POST /poll HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.4\r\nContent-Length: 2\r\n\r\n{}");
        QCOMPARE(fixture.wait<link::VisitorPolled>(1).size(), std::size_t(1));
    }

    void largeBodiesThatNeverEndDoNotShutOutSmallOnes()
    {
        auto config = GateFixture::quickConfig();
        config.workerThreads = 1;
        config.http.bufferedBytes = 150'000;
        GateFixture fixture(config);
        fixture.service.bodyBytes = 1'000'000;
        std::vector<std::unique_ptr<RawClient>> stalled;
        for (int i = 0; i < 3; ++i) {
            stalled.push_back(std::make_unique<RawClient>(fixture.port()));
            stalled.back()->send(
                "POST /one HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n" + QByteArray(100'000, 'x'));
        }
        RawClient large(fixture.port());
        large.send("POST /one HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n" + QByteArray(400'000, 'x'));
        QVERIFY(large.receive("unavailable").startsWith("HTTP/1.1 503"));
        RawClient small(fixture.port());
        small.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
        QVERIFY(small.receive("hello").contains("200 OK"));
    }

    void headHasNoBody()
    {
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send("HEAD /abc HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const auto received = client.receiveToTheEnd();
        QVERIFY(received && received->contains("Content-Length: 4\r\n") && received->endsWith("\r\n\r\n"));
    }

    void anOldClientIsClosedBehindItsAnswer()
    {
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send("GET /old HTTP/1.0\r\n\r\n");
        const auto received = client.receiveToTheEnd();
        QVERIFY(received && received->endsWith("/old"));
    }

    void whoExpectsAContinueGetsIt()
    {
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(client.receive("\r\n\r\n"), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        client.send("body");
        QVERIFY(client.receive("/xbody").contains("200 OK"));
    }

    void aRefusedBodyIsNotReadAndTheReplyArrives()
    {
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send("POST /refused HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n" + QByteArray(99'999, 'x'));
        const auto received = client.receiveToTheEnd();
        QVERIFY(received && received->startsWith("HTTP/1.1 401 Unauthorized"));
    }

    void hostileRequestsAreAnsweredAndClosed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("status");
        const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n";
        QTest::newRow("length and encoding")
            << post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            << QByteArray("400");
        QTest::newRow("two lengths") << post + "Content-Length: 5\r\nContent-Length: 50\r\n\r\nhello"
                                     << QByteArray("400");
        QTest::newRow("length overflow") << post + "Content-Length: 18446744073709551616\r\n\r\n" << QByteArray("400");
        QTest::newRow("header flood") << "GET / HTTP/1.1\r\n" + QByteArray("X-Flood: 0123456789\r\n").repeated(2000)
                                      << QByteArray("431");
        QTest::newRow("one endless header") << "GET / HTTP/1.1\r\nX: " + QByteArray(300'000, 'a') << QByteArray("431");
        QTest::newRow("an endless request line") << "GET /" + QByteArray(300'000, 'a') << QByteArray("431");
        QTest::newRow("body too large") << post + "Content-Length: 100001\r\n\r\n" + QByteArray(100'001, 'x')
                                        << QByteArray("413");
        QTest::newRow("chunks too large")
            << post + "Transfer-Encoding: chunked\r\n\r\n" + ("8000\r\n" + QByteArray(0x8000, 'x') + "\r\n").repeated(5)
            << QByteArray("413");
        QTest::newRow("an endless chunk header")
            << post + "Transfer-Encoding: chunked\r\n\r\n1;" + QByteArray(200'000, 'a') << QByteArray("400");
        QTest::newRow("an endless trailer")
            << post + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: " + QByteArray(200'000, 'a') << QByteArray("400");
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) << QByteArray("400");
        QTest::newRow("bare line feeds") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << QByteArray("400");
        QTest::newRow("traversal") << QByteArray("GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n")
                                   << QByteArray("400");
        QTest::newRow("a door without an upgrade")
            << QByteArray("GET /v1/visitor?site=shop HTTP/1.0\r\n\r\n") << QByteArray("426");
    }

    void hostileRequestsAreAnsweredAndClosed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, status);
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send(bytes);
        const auto received = client.receiveToTheEnd();
        QVERIFY(received);
        QVERIFY2(received->startsWith("HTTP/1.1 " + status), received->left(80).constData());
        QCOMPARE(received->count("HTTP/1.1 "), 1);
        QVERIFY(received->contains("Connection: close\r\n"));
    }

    void aReplyThatWouldSplitIsNotSent()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("must not be sent"));
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send("GET /split HTTP/1.1\r\nHost: a\r\n\r\n");
        const QByteArray received = client.receive("\r\n\r\n");
        QVERIFY(received.startsWith("HTTP/1.1 500"));
        QVERIFY(!received.contains("Set-Cookie"));
    }

    void aLargeFileArrivesWhole()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        QByteArray content;
        for (int i = 0; i < 400'000; ++i) {
            content += QByteArray::number(i) + '\n';
        }
        file.write(content);
        file.flush();
        GateFixture fixture;
        fixture.service.filePath = file.fileName();
        RawClient client(fixture.port());
        client.send("GET /file HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const auto received = client.receiveToTheEnd();
        QVERIFY(received);
        QCOMPARE(received->mid(received->indexOf("\r\n\r\n") + 4), content);
    }

    void silenceAndSlownessEnd_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("silence") << QByteArray() << QByteArray();
        QTest::newRow("half a head") << QByteArray("GET / HTTP/1.1\r\nHost:") << QByteArray("HTTP/1.1 408");
        QTest::newRow("half a body") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf")
                                     << QByteArray("HTTP/1.1 408");
        QTest::newRow("idle after a reply")
            << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << QByteArray("HTTP/1.1 200");
        QTest::newRow("half a handshake")
            << QByteArray("GET /v1/agent HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n")
            << QByteArray("HTTP/1.1 408");
    }

    void silenceAndSlownessEnd()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, start);
        auto config = GateFixture::quickConfig();
        config.http.headTimeout = std::chrono::milliseconds(150);
        config.http.bodyTimeout = std::chrono::milliseconds(150);
        config.http.idleTimeout = std::chrono::milliseconds(150);
        GateFixture fixture(config);
        RawClient client(fixture.port());
        client.send(bytes);
        QVERIFY(client.isConnected());
        const auto received = client.receiveToTheEnd();
        QVERIFY(received);
        QVERIFY2(received->startsWith(start), received->constData());
        QVERIFY(!start.isEmpty() || received->isEmpty());
    }

    void allBodiesTogetherAreBounded()
    {
        auto config = GateFixture::quickConfig();
        config.workerThreads = 1;
        config.http.bufferedBytes = 300'000;
        GateFixture fixture(config);
        fixture.service.bodyBytes = 1'000'000;
        const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 199000\r\n\r\n";
        RawClient first(fixture.port());
        first.send(head + QByteArray(180'000, 'x'));
        RawClient alive(fixture.port());
        alive.send("GET /between HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(alive.receive("/between").contains("200 OK"));
        RawClient second(fixture.port());
        second.send(head + QByteArray(180'000, 'x'));
        RawClient third(fixture.port());
        third.send(head + QByteArray(180'000, 'x'));
        // Whichever of them goes over the bound is refused; what it held is free again.
        int refused = 0;
        QVERIFY(QTest::qWaitFor([&] {
            for (RawClient *client : {&first, &second, &third}) {
                refused += client->socket().readAll().startsWith("HTTP/1.1 503") ? 1 : 0;
            }
            return refused >= 2;
        }));
        QCOMPARE(refused, 2);
    }

    void connectionsAreBounded_data()
    {
        QTest::addColumn<int>("total");
        QTest::addColumn<int>("perAddress");
        QTest::newRow("of one address") << 100 << 3;
        QTest::newRow("in all") << 3 << 100;
    }

    void connectionsAreBounded()
    {
        QFETCH(int, total);
        QFETCH(int, perAddress);
        auto config = GateFixture::quickConfig();
        config.connections = {total, perAddress};
        GateFixture fixture(config);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(std::make_unique<RawClient>(fixture.port()));
            clients.back()->send("GET /in HTTP/1.1\r\nHost: a\r\n\r\n");
            QVERIFY(clients.back()->receive("/in").contains("200 OK"));
        }
        RawClient refused(fixture.port());
        QCOMPARE(refused.receiveToTheEnd(), QByteArray());
        clients.pop_back();
        // There is room again as soon as one has left.
        QVERIFY(QTest::qWaitFor(
            [&] {
                RawClient next(fixture.port());
                next.send("GET /in HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                return next.receiveToTheEnd().value_or(QByteArray()).contains("200 OK");
            },
            10'000));
    }

    void aDrainLetsTheRunningRequestFinish()
    {
        GateFixture fixture;
        std::vector<link::ConnectionId> waiting;
        fixture.service.onDeferred = [&](link::ConnectionId http) {
            QMetaObject::invokeMethod(
                &fixture, [&waiting, http] { waiting.push_back(http); }, Qt::QueuedConnection);
        };
        RawClient idle(fixture.port());
        idle.send("GET /idle HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(idle.receive("/idle").contains("keep-alive"));
        RawClient running(fixture.port());
        running.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(waiting.size(), std::size_t(1));

        bool isDrained = false;
        connect(&fixture.gate, &net::Gate::drained, this, [&] { isDrained = true; });
        fixture.gate.drain();
        QCOMPARE(idle.receiveToTheEnd(), QByteArray());
        QVERIFY(!isDrained);
        fixture.gate.answer(waiting.front(), net::HttpResponse::text(200, "finished"));
        const auto received = running.receiveToTheEnd();
        QVERIFY(received && received->endsWith("finished") && received->contains("Connection: close"));
        QTRY_VERIFY(isDrained);
        RawClient late(fixture.port());
        QTRY_COMPARE(late.socket().error(), QAbstractSocket::ConnectionRefusedError);
    }
};

QTEST_GUILESS_MAIN(tst_HttpGate)
#include "tst_HttpGate.moc"
