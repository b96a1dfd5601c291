#include "relay/net/HttpRequestParser.h"
#include "relay/net/WebSocketDoor.h"

#include <QTest>

using namespace qiao::relay::net;

class tst_WebSocketDoor : public QObject
{
    Q_OBJECT

private:
    static constexpr const char *handshake
        = "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    static HttpRequest request(const QByteArray &target, const QByteArray &fields)
    {
        HttpRequestParser parser(8192);
        parser.feed("GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
        return parser.takeRequest();
    }

    // 101 when admitted, or the status of the refusal.
    static int judge(const QByteArray &target, const QByteArray &fields)
    {
        SiteDirectory sites;
        sites.insert("shop", {"https://shop.example", "http://localhost:8080"});
        const auto verdict
            = WebSocketDoor::admit(request(target, fields), QHostAddress::LocalHost, sites, {"https://desk.example"});
        const auto *refusal = std::get_if<HttpResponse>(&verdict);
        return refusal ? refusal->status : 101;
    }

private Q_SLOTS:
    void whoIsLetIn_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("status");
        const QByteArray good = handshake;
        const QByteArray visitor = "/v1/visitor?site=shop";
        QTest::newRow("the site's page") << visitor << good + "Origin: https://shop.example\r\n" << 101;
        QTest::newRow("in capitals") << visitor << good + "Origin: HTTPS://Shop.Example:443\r\n" << 101;
        QTest::newRow("with a port") << visitor << good + "Origin: http://localhost:8080\r\n" << 101;
        QTest::newRow("no page") << visitor << good << 101;
        QTest::newRow("with the protocol") << visitor << good + "Sec-WebSocket-Protocol: bearer.x, qiao.v1\r\n" << 101;
        QTest::newRow("another protocol") << visitor << good + "Sec-WebSocket-Protocol: chat\r\n" << 400;
        QTest::newRow("another origin") << visitor << good + "Origin: https://evil.example\r\n" << 403;
        QTest::newRow("another scheme") << visitor << good + "Origin: http://shop.example\r\n" << 403;
        QTest::newRow("another port") << visitor << good + "Origin: https://shop.example:8443\r\n" << 403;
        QTest::newRow("a longer name") << visitor << good + "Origin: https://shop.example.evil.example\r\n" << 403;
        QTest::newRow("the null origin") << visitor << good + "Origin: null\r\n" << 403;
        QTest::newRow("two origins") << visitor
                                     << good + "Origin: https://shop.example\r\nOrigin: https://evil.example\r\n"
                                     << 403;
        QTest::newRow("unknown site") << QByteArray("/v1/visitor?site=none") << good << 403;
        QTest::newRow("no site") << QByteArray("/v1/visitor") << good << 403;
        QTest::newRow("unknown path") << QByteArray("/v1/visitors?site=shop") << good << 404;
        QTest::newRow("an agent's program") << QByteArray("/v1/agent") << good << 101;
        QTest::newRow("an agent's page") << QByteArray("/v1/agent") << good + "Origin: https://desk.example\r\n" << 101;
        QTest::newRow("a page of a site") << QByteArray("/v1/agent") << good + "Origin: https://shop.example\r\n"
                                          << 403;
        QTest::newRow("null at the agents' door") << QByteArray("/v1/agent") << good + "Origin: null\r\n" << 403;
        QTest::newRow("old version") << visitor << QByteArray(good).replace("13", "8") << 426;
        QTest::newRow("no version") << visitor << QByteArray("Connection: Upgrade\r\nUpgrade: websocket\r\n") << 426;
        QTest::newRow("short key") << visitor << QByteArray(good).replace("dGhlIHNhbXBsZSBub25jZQ==", "YWJj") << 400;
        QTest::newRow("no key") << visitor << QByteArray(good).replace("Sec-WebSocket-Key", "X-Key") << 400;
        QTest::newRow("another upgrade") << visitor << QByteArray(good).replace("websocket", "notwebsocket") << 400;
        QTest::newRow("with a body") << visitor << good + "Content-Length: 3\r\n" << 400;
    }

    void whoIsLetIn()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, fields);
        QFETCH(int, status);
        QCOMPARE(judge(target, fields), status);
    }

    // RFC 6455, 1.3.
    void theAnswerProvesThatTheKeyWasRead()
    {
        SiteDirectory sites;
        sites.insert("shop", {});
        const auto answerTo = [&](const QByteArray &fields) {
            const auto verdict = WebSocketDoor::admit(
                request("/v1/visitor?site=shop", handshake + fields), QHostAddress::LocalHost, sites, {});
            return std::get<Admission>(verdict).answer;
        };
        const QByteArray plain = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                 "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";
        QCOMPARE(answerTo({}), plain + "\r\n");
        QCOMPARE(answerTo("Sec-WebSocket-Extensions: permessage-deflate\r\n"), plain + "\r\n");
        QCOMPARE(answerTo("Sec-WebSocket-Protocol: bearer.x, qiao.v1\r\n"),
            plain + "Sec-WebSocket-Protocol: qiao.v1\r\n\r\n");
    }

    void thePeerIsDescribed()
    {
        SiteDirectory sites;
        sites.insert("shop", {});
        const auto verdict = WebSocketDoor::admit(
            request("/v1/visitor?site=shop",
                QByteArray(handshake) + "User-Agent: " + QByteArray(500, 'u') + "\r\nAccept-Language: zh-CN,en\r\n"),
            QHostAddress("192.0.2.1"), sites, {});
        const auto &peer = std::get<Admission>(verdict).peer;
        QCOMPARE(peer.site.toString(), QStringLiteral("shop"));
        QCOMPARE(peer.address, QHostAddress("192.0.2.1"));
        QCOMPARE(peer.userAgent.size(), 300);
        QCOMPARE(peer.language, QStringLiteral("zh-CN,en"));
    }
};

QTEST_APPLESS_MAIN(tst_WebSocketDoor)
#include "tst_WebSocketDoor.moc"
