#include "tests/relay/net/ClientFrame.h"
#include "tests/relay/net/GateFixture.h"

#include <QSignalSpy>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace qiao;
using namespace qiao::relay;
using qiao::tests::net::clientFrame;
using qiao::tests::net::GateFixture;
using qiao::tests::net::RawClient;

// The WebSocket half of the gate, through real sockets.
class tst_WebSocketGate : public QObject
{
    Q_OBJECT

private:
    static constexpr const char *handshake
        = "GET /v1/visitor?site=shop HTTP/1.1\r\nHost: a\r\nOrigin: https://shop.example\r\nConnection: Upgrade\r\n"
          "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
          "Sec-WebSocket-Protocol: qiao.v1\r\n\r\n";

    static std::unique_ptr<QWebSocket> open(const GateFixture &fixture, const QString &path)
    {
        auto socket = std::make_unique<QWebSocket>();
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({QStringLiteral("qiao.v1")});
        socket->open(QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(fixture.port()).arg(path)), options);
        return socket;
    }

    static std::unique_ptr<QWebSocket> openVisitor(const GateFixture &fixture)
    {
        return open(fixture, QStringLiteral("/v1/visitor?site=shop"));
    }

    // The code of the close frame at the end of what was received.
    static int closeCode(const QByteArray &received)
    {
        const qsizetype at = received.lastIndexOf('\x88');
        return at < 0 || at + 4 > received.size() ? 0 : (uchar(received[at + 2]) << 8) | uchar(received[at + 3]);
    }

    static QByteArray post(int number)
    {
        return "{\"type\":\"message.post\",\"id\":\"" + QByteArray::number(number)
            + "\",\"conversation\":\"c1\",\"data\":{\"text\":\"你好 hello\"}}";
    }

private Q_SLOTS:
    void aVisitorsCommandsReachTheHub()
    {
        GateFixture fixture;
        const auto visitor = openVisitor(fixture);
        QSignalSpy received(visitor.get(), &QWebSocket::textMessageReceived);
        const auto connected = fixture.wait<link::VisitorConnected>(1);
        QCOMPARE(connected.size(), std::size_t(1));
        QCOMPARE(connected[0].peer.site.toString(), QStringLiteral("shop"));
        QTRY_COMPARE(visitor->state(), QAbstractSocket::ConnectedState);
        QCOMPARE(visitor->subprotocol(), QStringLiteral("qiao.v1"));
        visitor->sendTextMessage(QString::fromUtf8(post(7)));
        const auto commands = fixture.wait<link::VisitorCommanded>(1);
        QCOMPARE(commands.size(), std::size_t(1));
        QVERIFY(commands[0].connection == connected[0].connection);
        QCOMPARE(commands[0].request.id.toString(), QStringLiteral("7"));
        fixture.gate.deliver({link::Send{{connected[0].connection}, R"({"type":"ok"})", false, false}});
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(received[0][0].toString(), QStringLiteral(R"({"type":"ok"})"));
        visitor->close();
        const auto gone = fixture.wait<link::Disconnected>(1);
        QCOMPARE(gone.size(), std::size_t(1));
        QVERIFY(gone[0].connection == connected[0].connection);
    }

    void anAgentComesThroughTheOtherDoor()
    {
        GateFixture fixture;
        const auto agent = open(fixture, QStringLiteral("/v1/agent"));
        QCOMPARE(fixture.wait<link::AgentConnected>(1).size(), std::size_t(1));
        agent->sendTextMessage(QStringLiteral(R"({"type":"presence.set","id":"1","data":{"state":"online"}})"));
        QCOMPARE(fixture.wait<link::AgentCommanded>(1).size(), std::size_t(1));
    }

    void oneFrameReachesManyReaders()
    {
        constexpr int readers = 40;
        GateFixture fixture;
        std::vector<std::unique_ptr<QWebSocket>> sockets;
        int received = 0;
        for (int i = 0; i < readers; ++i) {
            sockets.push_back(openVisitor(fixture));
            connect(sockets.back().get(), &QWebSocket::textMessageReceived, this,
                [&received](const QString &text) { received += text.size() == 70'000 ? 1 : 0; });
        }
        const auto connected = fixture.wait<link::VisitorConnected>(readers);
        QCOMPARE(connected.size(), std::size_t(readers));
        link::Send send{{}, QByteArray(70'000, 'x'), false, false};
        for (const auto &each : connected) {
            send.to.append(each.connection);
        }
        fixture.gate.deliver({send});
        QTRY_COMPARE(received, readers);
    }

    void aRefusedHandshakeIsAPlainReply_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("wrong origin") << QByteArray("shop.example") << QByteArray("evil.example") << QByteArray("403");
        QTest::newRow("wrong site") << QByteArray("site=shop") << QByteArray("site=none") << QByteArray("403");
        QTest::newRow("wrong path") << QByteArray("/v1/visitor") << QByteArray("/v1/elsewhere") << QByteArray("404");
        QTest::newRow("wrong version") << QByteArray("Version: 13") << QByteArray("Version: 7") << QByteArray("426");
        QTest::newRow("wrong key") << QByteArray("dGhlIHNhbXBsZSBub25jZQ==") << QByteArray("short")
                                   << QByteArray("400");
        QTest::newRow("wrong protocol") << QByteArray("qiao.v1") << QByteArray("other.v1") << QByteArray("400");
    }

    void aRefusedHandshakeIsAPlainReply()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, status);
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send(QByteArray(handshake).replace(from, to));
        const auto received = client.receiveToTheEnd();
        QVERIFY(received);
        QVERIFY2(received->startsWith("HTTP/1.1 " + status), received->left(60).constData());
        QVERIFY(fixture.inbound.empty());
    }

    void anUpgradeBehindAnotherRequestWorks()
    {
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send(QByteArray("GET /first HTTP/1.1\r\nHost: a\r\n\r\n") + handshake);
        const QByteArray received = client.receive("101 Switching");
        QVERIFY(received.contains("/first"));
        QCOMPARE(fixture.wait<link::VisitorConnected>(1).size(), std::size_t(1));
    }

    void whatIsNoCommandIsAnsweredAtTheDoor_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("no JSON") << QByteArray("hello") << QByteArray("bad_request");
        QTest::newRow("no object") << QByteArray("[1]") << QByteArray("bad_request");
        QTest::newRow("deep") << QByteArray(R"({"type":"x","data":)") + QByteArray("[").repeated(5000)
                              << QByteArray("bad_request");
        QTest::newRow("unknown type") << QByteArray(R"({"type":"no.such","id":"9"})") << QByteArray("unknown_type");
        QTest::newRow("an agent's command")
            << QByteArray(R"({"type":"note.post","id":"9","conversation":"c1","data":{"text":"a"}})")
            << QByteArray("unknown_type");
        QTest::newRow("missing field") << QByteArray(
            R"({"type":"message.post","id":"9","conversation":"c1","data":{}})")
                                       << QByteArray("bad_request");
    }

    void whatIsNoCommandIsAnsweredAtTheDoor()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        GateFixture fixture;
        const auto visitor = openVisitor(fixture);
        QSignalSpy received(visitor.get(), &QWebSocket::textMessageReceived);
        QTRY_COMPARE(visitor->state(), QAbstractSocket::ConnectedState);
        visitor->sendTextMessage(QString::fromUtf8(text));
        QTRY_COMPARE(received.size(), 1);
        const QString answer = received[0][0].toString();
        QVERIFY2(answer.contains("\"error\"") && answer.contains(QString::fromLatin1(code)), qPrintable(answer));
        QVERIFY(fixture.wait<link::VisitorConnected>(1).size() == 1);
        QVERIFY(fixture.inbound.size() == 1);
    }

    void aBrokenFrameClosesWithItsCode_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("huge frame") << clientFrame(1, QByteArray(200'000, 'x')) << 1009;
        QTest::newRow("announced frame of 2^62") << QByteArray("\x81\xff\x40\0\0\0\0\0\0\0\0\0\0\0", 14) << 1009;
        QTest::newRow("huge message in fragments")
            << clientFrame(1, QByteArray(60'000, 'x'), false) + clientFrame(0, QByteArray(60'000, 'x'), true) << 1009;
        QTest::newRow("broken UTF-8") << clientFrame(1, "\xff\xfe") << 1007;
        QTest::newRow("overlong UTF-8") << clientFrame(1, "\xc0\xaf") << 1007;
        QTest::newRow("surrogate in UTF-8") << clientFrame(1, "\xed\xa0\x80") << 1007;
        QTest::newRow("binary") << clientFrame(2, "screen") << 1003;
        QTest::newRow("reserved opcode") << clientFrame(3, "x") << 1002;
        QTest::newRow("continuation of nothing") << clientFrame(0, "x") << 1002;
        QTest::newRow("unmasked") << QByteArray("\x81\x01x") << 1002;
        QTest::newRow("long ping") << clientFrame(9, QByteArray(126, 'p')) << 1002;
    }

    void aBrokenFrameClosesWithItsCode()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send(handshake);
        QVERIFY(client.receive("\r\n\r\n").startsWith("HTTP/1.1 101"));
        client.send(bytes);
        const auto received = client.receiveToTheEnd();
        QVERIFY(received);
        QCOMPARE(closeCode(*received), code);
        QCOMPARE(fixture.wait<link::Disconnected>(1).size(), std::size_t(1));
        QCOMPARE(fixture.wait<link::VisitorCommanded>(0).size(), std::size_t(0));
    }

    void framesBehindTheHandshakeInOneSegmentAreHeard()
    {
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send(handshake + clientFrame(1, post(1)) + clientFrame(9, "alive?") + clientFrame(1, post(2)));
        const auto commands = fixture.wait<link::VisitorCommanded>(2);
        QCOMPARE(commands.size(), std::size_t(2));
        QCOMPARE(commands[0].request.id.toString(), QStringLiteral("1"));
        QCOMPARE(commands[1].request.id.toString(), QStringLiteral("2"));
        QVERIFY(std::holds_alternative<link::VisitorConnected>(fixture.inbound.at(0)));
        const QByteArray received = client.receive("\x8a\x06"
                                                   "alive?");
        QVERIFY(received.startsWith("HTTP/1.1 101 "));
        QVERIFY(received.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
        QVERIFY(received.contains("Sec-WebSocket-Protocol: qiao.v1\r\n"));
    }

    void aCharacterMayBeSplitAcrossFragments()
    {
        GateFixture fixture;
        RawClient client(fixture.port());
        const QByteArray text = post(1);
        const qsizetype within = text.indexOf("你") + 1;
        client.send(handshake + clientFrame(1, text.left(within), false) + clientFrame(0, text.mid(within)));
        QCOMPARE(fixture.wait<link::VisitorCommanded>(1).size(), std::size_t(1));
    }

    void whoeverSaysGoodbyeHearsItBack()
    {
        GateFixture fixture;
        RawClient client(fixture.port());
        client.send(handshake
            + clientFrame(8,
                "\x0f\xa0"
                "bye")
            + clientFrame(1, post(1)));
        const auto received = client.receiveToTheEnd();
        QVERIFY(received);
        QVERIFY(received->endsWith("\x88\x02\x0f\xa0"));
        QCOMPARE(fixture.wait<link::Disconnected>(1).size(), std::size_t(1));
        QCOMPARE(fixture.wait<link::VisitorCommanded>(0).size(), std::size_t(0));
    }

    void tooManyFramesClose()
    {
        auto config = GateFixture::quickConfig();
        config.webSocket.visitorFrames = {1, 5};
        GateFixture fixture(config);
        const auto visitor = openVisitor(fixture);
        QTRY_COMPARE(visitor->state(), QAbstractSocket::ConnectedState);
        for (int i = 0; i < 50; ++i) {
            visitor->sendTextMessage(QString::fromUtf8(post(i)));
        }
        QTRY_COMPARE(visitor->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(int(visitor->closeCode()), 4029);
        QCOMPARE(fixture.wait<link::Disconnected>(1).size(), std::size_t(1));
        QCOMPARE(fixture.wait<link::VisitorCommanded>(5).size(), std::size_t(5));
    }

    void theHubCloses()
    {
        GateFixture fixture;
        const auto visitor = openVisitor(fixture);
        const auto connected = fixture.wait<link::VisitorConnected>(1);
        fixture.gate.deliver({link::Send{{connected.at(0).connection}, "{}", false, false},
            link::Disconnect{connected.at(0).connection, protocol::CloseCode::NotAuthorized, "no"}});
        QTRY_COMPARE(visitor->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(int(visitor->closeCode()), 4001);
        QCOMPARE(visitor->closeReason(), QStringLiteral("no"));
    }

    void aSlowReaderLosesEphemeralFramesFirstAndThenTheConnection()
    {
        auto config = GateFixture::quickConfig();
        config.webSocket.outboxBytes = 512 * 1024;
        GateFixture fixture(config);
        RawClient slow(fixture.port());
        slow.socket().setReadBufferSize(1024);
        slow.send(handshake);
        const auto connected = fixture.wait<link::VisitorConnected>(1);
        QCOMPARE(connected.size(), std::size_t(1));
        const link::ConnectionId id = connected[0].connection;
        const auto witness = openVisitor(fixture);
        QSignalSpy witnessed(witness.get(), &QWebSocket::textMessageReceived);
        const link::ConnectionId other = fixture.wait<link::VisitorConnected>(2).at(1).connection;

        // Nobody reads: what the system takes fills up, then the outbox; only durable frames may push it over its
        // bound.
        const QByteArray typing = R"({"type":"typing.changed"})" + QByteArray(8'000, ' ');
        for (int i = 0; i < 2'000; ++i) {
            fixture.gate.deliver({link::Send{{id}, typing, true, false}});
        }
        fixture.gate.deliver({link::Send{{other}, "{}", false, false}});
        QTRY_COMPARE(witnessed.size(), 1);
        QCOMPARE(fixture.wait<link::Disconnected>(0).size(), std::size_t(0));

        const QByteArray message = R"({"type":"message.posted"})" + QByteArray(8'000, ' ');
        for (int i = 0; i < 2'000; ++i) {
            fixture.gate.deliver({link::Send{{id}, message, false, false}});
        }
        const auto gone = fixture.wait<link::Disconnected>(1);
        QCOMPARE(gone.size(), std::size_t(1));
        QVERIFY(gone[0].connection == id);
        QCOMPARE(witness->state(), QAbstractSocket::ConnectedState);

        // Whoever wakes up in time still reads why.
        slow.socket().setReadBufferSize(0);
        const auto received = slow.receiveToTheEnd();
        QVERIFY(received);
        QCOMPARE(closeCode(*received), 4008);
        QVERIFY(received->count("typing.changed") < 2'000);
        QVERIFY(received->count("message.posted") > 0);
        QVERIFY(received->count("message.posted") < 2'000);
    }

    void aPeerThatPingsWithoutReadingIsBounded()
    {
        auto config = GateFixture::quickConfig();
        config.webSocket.outboxBytes = 64 * 1024;
        config.webSocket.closeTimeout = std::chrono::milliseconds(300);
        GateFixture fixture(config);
        RawClient slow(fixture.port());
        slow.socket().setReadBufferSize(1024);
        slow.send(handshake);
        QCOMPARE(fixture.wait<link::VisitorConnected>(1).size(), std::size_t(1));
        slow.send(clientFrame(9, QByteArray(120, 'p')).repeated(100'000));
        QCOMPARE(fixture.wait<link::Disconnected>(1).size(), std::size_t(1));
    }

    void drainedIsToldWhenThereIsRoom()
    {
        GateFixture fixture;
        const auto visitor = openVisitor(fixture);
        const link::ConnectionId id = fixture.wait<link::VisitorConnected>(1).at(0).connection;
        fixture.gate.deliver({link::Send{{id}, QByteArray(300'000, 'x'), false, true}});
        QCOMPARE(fixture.wait<link::Drained>(1).size(), std::size_t(1));
        fixture.gate.deliver({link::Send{{id}, "{}", false, true}, link::Send{{id}, "{}", false, true}});
        QCOMPARE(fixture.wait<link::Drained>(3).size(), std::size_t(3));
    }

    void whoDoesNotAnswerPingsIsDropped()
    {
        auto config = GateFixture::quickConfig();
        config.webSocket.pingInterval = std::chrono::milliseconds(100);
        GateFixture fixture(config);
        const auto lively = openVisitor(fixture);
        QTRY_COMPARE(lively->state(), QAbstractSocket::ConnectedState);
        RawClient silent(fixture.port());
        silent.send(handshake);
        const auto received = silent.receiveToTheEnd();
        QVERIFY(received);
        QCOMPARE(received->count(QByteArray("\x89\x00", 2)), 2);
        QCOMPARE(fixture.wait<link::Disconnected>(1).size(), std::size_t(1));
        QCOMPARE(lively->state(), QAbstractSocket::ConnectedState);
    }

    void whoSendsFasterThanHeIsServedIsReadNoFurther()
    {
        constexpr int count = 1'000;
        auto config = GateFixture::quickConfig();
        config.workerThreads = 1;
        config.webSocket.visitorFrames = {100'000, 100'000};
        GateFixture fixture(config);
        RawClient loud(fixture.port());
        QByteArray burst = handshake;
        for (int i = 0; i < count; ++i) {
            burst += clientFrame(1, post(i).replace("hello", QByteArray(300, 'x'))); // more than is read at once
        }
        loud.send(burst);
        const link::ConnectionId id = fixture.wait<link::VisitorConnected>(1).at(0).connection;
        std::size_t mayBeSent = link::mostNotTakenUp;
        int others = 0;
        const auto witness = openVisitor(fixture);
        QTRY_COMPARE(witness->state(), QAbstractSocket::ConnectedState);
        while (mayBeSent < count) {
            QVERIFY(fixture.wait<link::VisitorCommanded>(mayBeSent + others).size() >= mayBeSent + others);
            // Somebody else is served meanwhile, and behind him still no more of the burst has come.
            witness->sendTextMessage(QString::fromUtf8(post(count + others)));
            ++others;
            QCOMPARE(fixture.wait<link::VisitorCommanded>(mayBeSent + others).size(), mayBeSent + others);
            constexpr int taken = link::mostNotTakenUp / 2;
            fixture.gate.deliver({link::TakenUp{id, taken}});
            mayBeSent += taken;
        }
        int next = 0;
        for (const auto &command : fixture.wait<link::VisitorCommanded>(count + others)) {
            if (command.connection == id) {
                QCOMPARE(command.request.id.toString(), QString::number(next++));
            }
        }
        QCOMPARE(next, count);
    }

    void whoIsNotReadIsNotTakenForDead()
    {
        auto config = GateFixture::quickConfig();
        config.webSocket.pingInterval = std::chrono::milliseconds(50);
        config.webSocket.visitorFrames = {100'000, 100'000};
        GateFixture fixture(config);
        RawClient loud(fixture.port());
        QByteArray bytes = handshake;
        for (int i = 0; i <= link::mostNotTakenUp; ++i) {
            bytes += clientFrame(1, post(i));
        }
        loud.send(bytes);
        const link::ConnectionId id = fixture.wait<link::VisitorConnected>(1).at(0).connection;
        QVERIFY(loud.receive(QByteArray("\x89\x00", 2).repeated(5)).contains(QByteArray("\x89\x00", 2).repeated(5)));
        QCOMPARE(fixture.wait<link::VisitorCommanded>(0).size(), std::size_t(link::mostNotTakenUp));
        QCOMPARE(fixture.wait<link::Disconnected>(0).size(), std::size_t(0));
        fixture.gate.deliver({link::TakenUp{id, 1}});
        QCOMPARE(fixture.wait<link::VisitorCommanded>(link::mostNotTakenUp + 1).size(),
            std::size_t(link::mostNotTakenUp + 1));
    }

    void manyConnectionsComeAndGo()
    {
        constexpr int count = 200;
        GateFixture fixture;
        std::vector<std::unique_ptr<QWebSocket>> sockets;
        for (int i = 0; i < count; ++i) {
            sockets.push_back(openVisitor(fixture));
        }
        QCOMPARE(fixture.wait<link::VisitorConnected>(count).size(), std::size_t(count));
        for (int i = 0; i < count; ++i) {
            sockets[std::size_t(i)]->sendTextMessage(QString::fromUtf8(post(i)));
        }
        QCOMPARE(fixture.wait<link::VisitorCommanded>(count).size(), std::size_t(count));
        // The two hundred and first from this address is not let in.
        RawClient refused(fixture.port());
        QCOMPARE(refused.receiveToTheEnd(), QByteArray());
        sockets.clear();
        QCOMPARE(fixture.wait<link::Disconnected>(count).size(), std::size_t(count));
    }

    void aDrainAsksEverybodyToComeBack()
    {
        constexpr int count = 20;
        GateFixture fixture;
        std::vector<std::unique_ptr<QWebSocket>> sockets;
        for (int i = 0; i < count; ++i) {
            sockets.push_back(openVisitor(fixture));
        }
        QCOMPARE(fixture.wait<link::VisitorConnected>(count).size(), std::size_t(count));
        QSignalSpy drained(&fixture.gate, &net::Gate::drained);
        fixture.gate.drain();
        QTRY_COMPARE_WITH_TIMEOUT(drained.size(), 1, 10'000);
        for (const auto &socket : sockets) {
            QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
            QCOMPARE(int(socket->closeCode()), 1001);
        }
        QCOMPARE(fixture.wait<link::Disconnected>(count).size(), std::size_t(count));
    }

    void anEmptyGateIsDrainedAtOnce()
    {
        GateFixture fixture;
        QSignalSpy drained(&fixture.gate, &net::Gate::drained);
        fixture.gate.drain();
        QTRY_COMPARE(drained.size(), 1);
    }

    void aSiteThatIsAddedLaterIsLetIn()
    {
        GateFixture fixture;
        net::SiteDirectory sites;
        sites.insert("second", {"https://second.example"});
        fixture.gate.setSites(sites);
        const auto visitor = open(fixture, QStringLiteral("/v1/visitor?site=second"));
        QTRY_COMPARE(visitor->state(), QAbstractSocket::ConnectedState);
        const auto former = openVisitor(fixture);
        QTRY_COMPARE(former->state(), QAbstractSocket::UnconnectedState);
    }
};

QTEST_GUILESS_MAIN(tst_WebSocketGate)
#include "tst_WebSocketGate.moc"
