#include "tests/integration/WireClient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace qiao::tests {

namespace {

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString jwt(const QByteArray &secret, const QByteArray &header, const QByteArray &claims)
{
    const QByteArray signedPart = base64Url(header) + '.' + base64Url(claims);
    return QString::fromLatin1(
        signedPart + '.' + base64Url(QMessageAuthenticationCode::hash(signedPart, secret, QCryptographicHash::Sha256)));
}

// A bare TCP client: what it sends is what is on the wire.
class RawClient
{
public:
    explicit RawClient(const RelayProcess &relay)
    {
        m_socket.connectToHost(QHostAddress::LocalHost, relay.port());
        if (!QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; }))
            qWarning("the relay did not take the connection");
    }

    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    bool isClosed(int timeoutMs = 15'000)
    {
        return QTest::qWaitFor(
            [this] {
                m_read += m_socket.readAll();
                return m_socket.state() == QAbstractSocket::UnconnectedState;
            },
            timeoutMs);
    }
    QByteArray readUntilClosed(int timeoutMs = 15'000)
    {
        if (!isClosed(timeoutMs))
            qWarning("the relay left the connection open");
        return m_read += m_socket.readAll();
    }
    bool waitFor(const QByteArray &text, int timeoutMs = 10'000)
    {
        return QTest::qWaitFor(
            [&] {
                m_read += m_socket.readAll();
                return m_read.contains(text);
            },
            timeoutMs);
    }
    const QByteArray &read() { return m_read += m_socket.readAll(); }
    // The handshake of a visitor, to go on with frames of one's own making.
    bool upgrade(const RelayProcess &relay)
    {
        const QByteArray host = "127.0.0.1:" + QByteArray::number(relay.port());
        write("GET /v1/visitor?site=demo HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: qiao.v1\r\n\r\n");
        const bool isUpgraded = waitFor("\r\n\r\n") && m_read.startsWith("HTTP/1.1 101");
        m_read.clear();
        return isUpgraded;
    }
    // A masked text frame with the given payload.
    static QByteArray textFrame(const QByteArray &payload)
    {
        QByteArray frame("\x81", 1);
        if (payload.size() < 126) {
            frame += static_cast<char>(0x80 | payload.size());
        } else {
            frame += static_cast<char>(0x80 | 126);
            frame += static_cast<char>(payload.size() >> 8);
            frame += static_cast<char>(payload.size() & 0xFF);
        }
        frame += QByteArray(4, '\0'); // a mask of zeros
        return frame + payload;
    }
    // The code of the close frame that came.
    int closeCode()
    {
        const QByteArray frames = readUntilClosed();
        const qsizetype at = frames.lastIndexOf('\x88');
        if (at < 0 || at + 4 > frames.size())
            return -1;
        return (static_cast<uchar>(frames[at + 2]) << 8) | static_cast<uchar>(frames[at + 3]);
    }

private:
    QTcpSocket m_socket;
    QByteArray m_read;
};

} // namespace

// Feeds rubbish to every door of the real relay, built with sanitizers where there is such a build. After each case an
// ordinary visitor who was there all the time is served as before.
class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_relay = std::make_unique<RelayProcess>(RelayProcess::Build::Sanitized);
        QVERIFY(m_relay->start());
        qInfo() << "The relay under test is built" << (m_relay->isSanitized() ? "with" : "without") << "sanitizers.";
        m_bystander = std::make_unique<WireClient>(*m_relay);
        QVERIFY(m_bystander->connectAsVisitor());
        QVERIFY(!m_bystander->call(u"session.open"_s).contains("type"_L1));
        m_conversation = m_bystander->call(u"conversation.start"_s).value("conversation"_L1).toString();
        QVERIFY(!m_conversation.isEmpty());
    }

    void cleanup()
    {
        QVERIFY2(m_relay->isRunning(), m_relay->log().right(4000).constData());
        QVERIFY(m_bystander->isConnected());
        const QJsonObject answer
            = m_bystander->call(u"message.post"_s, {{u"text"_s, u"still here 还在"_s}}, m_conversation);
        QVERIFY(answer.value("seq"_L1).toInteger() > 0);
        QVERIFY(!m_relay->log().contains("ERROR: AddressSanitizer"));
        QVERIFY(!m_relay->log().contains("runtime error"));
    }

    void cleanupTestCase()
    {
        QCOMPARE(m_relay->stop(), 0);
        QVERIFY(!m_relay->log().contains("Sanitizer"));
    }

    void aBadFrameIsAnsweredAndTheConnectionLivesOn_data()
    {
        QTest::addColumn<QString>("frame");
        QTest::addColumn<QString>("code");
        QTest::newRow("no JSON") << u"hello"_s << u"bad_request"_s;
        QTest::newRow("half JSON") << u"{\"type\":\"message.post\""_s << u"bad_request"_s;
        QTest::newRow("an array") << u"[]"_s << u"bad_request"_s;
        QTest::newRow("a number") << u"17"_s << u"bad_request"_s;
        QTest::newRow("empty") << QString() << u"bad_request"_s;
        QTest::newRow("deep") << QString(u"{\"a\":"_s.repeated(5000) + u"1"_s + u"}"_s.repeated(5000))
                              << u"bad_request"_s;
        QTest::newRow("deep arrays") << QString(u"["_s.repeated(30000)) << u"bad_request"_s;
        QTest::newRow("no id") << u"{\"type\":\"message.post\"}"_s << u"bad_request"_s;
        QTest::newRow("id is a number") << u"{\"type\":\"message.post\",\"id\":7}"_s << u"bad_request"_s;
        QTest::newRow("long id") << u"{\"type\":\"a\",\"id\":\"%1\"}"_s.arg(u"x"_s.repeated(1000)) << u"bad_request"_s;
        QTest::newRow("unknown type") << u"{\"type\":\"root.shell\",\"id\":\"1\"}"_s << u"unknown_type"_s;
        QTest::newRow("an agent's command")
            << u"{\"type\":\"note.post\",\"id\":\"1\",\"data\":{\"text\":\"x\"}}"_s << u"unknown_type"_s;
        QTest::newRow("data is a list") << u"{\"type\":\"message.post\",\"id\":\"1\",\"data\":[]}"_s
                                        << u"bad_request"_s;
        QTest::newRow("text is an object")
            << u"{\"type\":\"message.post\",\"id\":\"1\",\"conversation\":\"c\",\"data\":{\"text\":{}}}"_s
            << u"bad_request"_s;
        QTest::newRow("text too long")
            << u"{\"type\":\"message.post\",\"id\":\"1\",\"conversation\":\"c\",\"data\":{\"text\":\"%1\"}}"_s.arg(
                   u"长"_s.repeated(4001))
            << u"bad_request"_s;
        QTest::newRow("NUL in the text")
            << u"{\"type\":\"message.post\",\"id\":\"1\",\"conversation\":\"c\",\"data\":{\"text\":\"a\\u0000b\"}}"_s
            << u"bad_request"_s;
        QTest::newRow("before the session")
            << u"{\"type\":\"message.post\",\"id\":\"1\",\"conversation\":\"c\",\"data\":{\"text\":\"x\"}}"_s
            << u"unauthorized"_s;
    }

    void aBadFrameIsAnsweredAndTheConnectionLivesOn()
    {
        QFETCH(QString, frame);
        QFETCH(QString, code);
        WireClient client(*m_relay);
        QVERIFY(client.connectAsVisitor());
        client.sendRaw(frame);
        QVERIFY(client.waitFor([&] { return !client.frames().isEmpty() || !client.isConnected(); }));
        QVERIFY(client.isConnected());
        QCOMPARE(client.frames().first().value("type"_L1).toString(), u"error"_s);
        QCOMPARE(client.frames().first().value("data"_L1).toObject().value("code"_L1).toString(), code);
        QVERIFY(!client.call(u"session.open"_s).contains("type"_L1));
    }

    void aHugeFrameIsClosed1009()
    {
        WireClient client(*m_relay);
        QVERIFY(client.connectAsVisitor());
        client.sendRaw(u"x"_s.repeated(70 * 1024));
        QVERIFY(client.waitFor([&] { return client.closeCode().has_value(); }));
        QCOMPARE(*client.closeCode(), 1009);
    }

    void anAnnouncedGiganticFrameIsNotWaitedFor()
    {
        const qint64 before = m_relay->residentKiB();
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawClient>(*m_relay));
            QVERIFY(clients.back()->upgrade(*m_relay));
            clients.back()->write(QByteArray::fromHex("81ff00000000ffffffff00000000") + QByteArray(256 * 1024, 'x'));
        }
        for (const auto &client : clients)
            QVERIFY(client->isClosed());
        QVERIFY2(
            m_relay->residentKiB() - before < 64 * 1024, qPrintable(QString::number(m_relay->residentKiB() - before)));
    }

    void brokenUtf8IsClosed1007()
    {
        for (const char *hex : {"ff", "c0af", "eda080", "f4908080", "e4bd"}) {
            RawClient client(*m_relay);
            QVERIFY(client.upgrade(*m_relay));
            client.write(RawClient::textFrame(R"({"type":"x","id":")" + QByteArray::fromHex(hex) + R"("})"));
            QCOMPARE(client.closeCode(), 1007);
        }
    }

    void binaryFramesAreRefused()
    {
        WireClient client(*m_relay);
        QVERIFY(client.connectAsVisitor());
        client.sendBinary("rubbish");
        QVERIFY(client.waitFor([&] { return client.closeCode().has_value(); }));
        QCOMPARE(*client.closeCode(), 1003);
    }

    void aFloodOfFramesIsClosed4029AndHurtsNobody()
    {
        WireClient client(*m_relay);
        QVERIFY(client.connectAsVisitor());
        for (int i = 0; i < 20'000 && client.isConnected(); ++i)
            client.sendRaw(u"{\"type\":\"nothing\",\"id\":\"%1\"}"_s.arg(i));
        QVERIFY(client.waitFor([&] { return client.closeCode().has_value(); }, 30'000));
        QCOMPARE(*client.closeCode(), 4029);
    }

    void theDoorsAreCheckedBeforeTheUpgrade_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("status");
        const QByteArray own = "http://127.0.0.1:";
        QTest::newRow("wrong site") << QByteArray("/v1/visitor?site=nobody") << own << QByteArray("403");
        QTest::newRow("no site") << QByteArray("/v1/visitor") << own << QByteArray("403");
        QTest::newRow("wrong origin") << QByteArray("/v1/visitor?site=demo") << QByteArray("https://evil.example")
                                      << QByteArray("403");
        QTest::newRow("origin as a prefix")
            << QByteArray("/v1/visitor?site=demo") << QByteArray("http://127.0.0.1.evil.example") << QByteArray("403");
        QTest::newRow("null origin") << QByteArray("/v1/visitor?site=demo") << QByteArray("null") << QByteArray("403");
        QTest::newRow("a page at the agents' door")
            << QByteArray("/v1/agent") << QByteArray("https://evil.example") << QByteArray("403");
        QTest::newRow("no such door") << QByteArray("/v1/nowhere") << own << QByteArray("404");
    }

    void theDoorsAreCheckedBeforeTheUpgrade()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, origin);
        QFETCH(QByteArray, status);
        if (origin.endsWith(':'))
            origin += QByteArray::number(m_relay->port());
        RawClient client(*m_relay);
        client.write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: " + origin
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QVERIFY(client.waitFor("\r\n\r\n"));
        QVERIFY2(client.read().startsWith("HTTP/1.1 " + status), client.read().constData());
    }

    void aForgedAccessTokenIsRefusedAndClosed4001_data()
    {
        QTest::addColumn<QString>("token");
        const QByteArray claims = R"({"sub":"aaaa","role":"admin","exp":4102444800})";
        QTest::newRow("rubbish") << u"rubbish"_s;
        QTest::newRow("dots") << u"..."_s;
        QTest::newRow("alg none") << QString::fromLatin1(
            base64Url(R"({"alg":"none","typ":"JWT"})") + '.' + base64Url(claims) + '.');
        QTest::newRow("alg is a number") << jwt("x", R"({"alg":1})", claims);
        QTest::newRow("another key") << jwt("another", R"({"alg":"HS256","typ":"JWT"})", claims);
        QTest::newRow("empty key") << jwt("", R"({"alg":"HS256","typ":"JWT"})", claims);
    }

    void aForgedAccessTokenIsRefusedAndClosed4001()
    {
        QFETCH(QString, token);
        WireClient client(*m_relay);
        QVERIFY(client.connectAsAgent());
        QCOMPARE(client.callForError(u"session.open"_s, {{u"token"_s, token}}), u"unauthorized"_s);
        QVERIFY(client.waitFor([&] { return client.closeCode().has_value(); }));
        QCOMPARE(*client.closeCode(), 4001);
    }

    void aForgedIdentityIsUnauthorized()
    {
        WireClient client(*m_relay);
        QVERIFY(client.connectAsVisitor());
        const QString forged = jwt("guess", R"({"alg":"HS256"})", R"({"sub":"boss","exp":4102444800,"vip":5})");
        QCOMPARE(client.callForError(u"session.open"_s, {{u"identity"_s, forged}}), u"unauthorized"_s);
    }

    void anotherVisitorsConversationDoesNotExist()
    {
        WireClient thief(*m_relay);
        QVERIFY(thief.connectAsVisitor());
        const QJsonObject session = thief.call(
            u"session.open"_s, {{u"token"_s, u"guessed"_s}, {u"resume"_s, QJsonObject{{m_conversation, 0}}}});
        QVERIFY(!session.contains("conversation"_L1));
        const std::pair<QString, QJsonObject> attempts[]{
            {u"message.post"_s, {{u"text"_s, u"mine now"_s}}},
            {u"message.read"_s, {{u"upTo"_s, 1}}},
            {u"history.fetch"_s, {{u"limit"_s, 50}}},
            {u"conversation.close"_s, {}},
            {u"feedback.submit"_s, {{u"score"_s, 1}}},
        };
        for (const auto &[type, data] : attempts)
            QCOMPARE(thief.callForError(type, data, m_conversation), u"not_found"_s);
        thief.send(u"typing.set"_s, {{u"on"_s, true}}, m_conversation);
        for (const QJsonObject &frame : thief.frames())
            QVERIFY(!frame.contains("seq"_L1));
    }

    void anothersFileCannotBeRead()
    {
        const HttpAnswer noToken = request(m_relay->httpUrl(u"/v1/files/faaaaaaaaaaaaaaaaaaaa?site=demo"_s), "GET");
        QCOMPARE(noToken.status, 401);
        const HttpAnswer traversal = request(
            m_relay->httpUrl(u"/v1/files/..%2f..%2fsecret.key"_s), "GET", {}, {{"Authorization", "Bearer guessed"}});
        QVERIFY2(traversal.status == 400 || traversal.status == 401 || traversal.status == 404,
            qPrintable(QString::number(traversal.status)));
    }

    void aSlowHandshakeIsCutOff()
    {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawClient>(*m_relay));
            clients.back()->write("GET /v1/visitor?site=demo HTTP/1.1\r\nHost: a\r\nX-Slow: ");
        }
        for (const auto &client : clients)
            QVERIFY(client->isClosed(30'000));
    }

    void aHeaderFloodIsRefused431()
    {
        const qint64 before = m_relay->residentKiB();
        RawClient client(*m_relay);
        client.write("GET / HTTP/1.1\r\nHost: a\r\n");
        for (int i = 0; i < 200; ++i)
            client.write("X-Flood-" + QByteArray::number(i) + ": " + QByteArray(1000, 'x') + "\r\n");
        const QByteArray answer = client.readUntilClosed();
        QVERIFY2(answer.startsWith("HTTP/1.1 431"), answer.left(200).constData());
        QVERIFY(m_relay->residentKiB() - before < 32 * 1024);
    }

    void requestsThatTwoServersWouldReadDifferentlyAreRefused_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("length and chunked") << QByteArray("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n");
        QTest::newRow("two lengths") << QByteArray("Content-Length: 5\r\nContent-Length: 6\r\n");
        QTest::newRow("overflowing length") << QByteArray("Content-Length: 18446744073709551617\r\n");
        QTest::newRow("negative length") << QByteArray("Content-Length: -1\r\n");
        QTest::newRow("space before the colon") << QByteArray("Content-Length : 5\r\n");
        QTest::newRow("NUL in a header") << QByteArray("X-Nul: a\0b\r\n", 12);
    }

    void requestsThatTwoServersWouldReadDifferentlyAreRefused()
    {
        QFETCH(QByteArray, head);
        RawClient client(*m_relay);
        client.write("POST /v1/auth/login HTTP/1.1\r\nHost: a\r\n" + head + "\r\nhello");
        QVERIFY(client.readUntilClosed().startsWith("HTTP/1.1 400"));
    }

    void aBodyBeyondItsBoundIsRefused413()
    {
        RawClient client(*m_relay);
        client.write(
            "POST /v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n" + QByteArray(1000, 'x'));
        QVERIFY(client.readUntilClosed().startsWith("HTTP/1.1 413"));
    }

    void aRubbishPollIsAnsweredWithAnError_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("frames is a text") << QByteArray(R"({"frames":"x"})");
        QTest::newRow("deep") << QByteArray(R"({"frames":)" + QByteArray(20'000, '['));
        QTest::newRow("too many") << "{\"frames\":[" + QByteArray("{},").repeated(500) + "{}]}";
    }

    void aRubbishPollIsAnsweredWithAnError()
    {
        QFETCH(QByteArray, body);
        const HttpAnswer answer = request(m_relay->httpUrl(u"/v1/visitor/poll?site=demo"_s), "POST", body,
            {{"Content-Type", "application/json"},
                {"Origin", "http://127.0.0.1:" + QByteArray::number(m_relay->port())}});
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.json().value("error"_L1).toObject().value("code"_L1).toString(), u"bad_request"_s);
    }

    void wrongPasswordsAreThrottledAndTellNothing()
    {
        QByteArray first;
        int throttled = 0;
        for (int i = 0; i < 30 && throttled == 0; ++i) {
            const QJsonObject credentials{
                {u"name"_s, i % 2 == 0 ? u"nobody"_s : u"ben"_s}, {u"password"_s, u"wrong"_s}};
            const HttpAnswer answer = request(m_relay->httpUrl(u"/v1/auth/login"_s), "POST",
                QJsonDocument(credentials).toJson(), {{"Content-Type", "application/json"}});
            if (answer.status == 429) {
                ++throttled;
                QVERIFY(answer.json().value("error"_L1).toObject().value("retryAfterMs"_L1).toInteger() > 0);
                continue;
            }
            QCOMPARE(answer.status, 401);
            if (first.isEmpty())
                first = answer.body;
            QCOMPARE(answer.body, first);
        }
        QVERIFY(throttled > 0);
    }

    void aThousandBrokenConnectionsLeaveNothingBehind()
    {
        const int before = m_relay->openFiles();
        for (int i = 0; i < 1000; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_relay->port());
            socket.waitForConnected(1000);
            if (i % 3 == 0)
                socket.write("GET / HT");
            if (i % 3 == 1)
                socket.write(QByteArray(100, '\0'));
            socket.waitForBytesWritten(100);
            socket.abort();
        }
        QVERIFY(QTest::qWaitFor([&] { return m_relay->openFiles() <= before + 5; }, 20'000));
    }

private:
    std::unique_ptr<RelayProcess> m_relay;
    std::unique_ptr<WireClient> m_bystander;
    QString m_conversation;
};

} // namespace qiao::tests

QTEST_GUILESS_MAIN(qiao::tests::TestHostile)
#include "tst_Hostile.moc"
