#include "relay/net/HttpRequestParser.h"

#include <QTest>

using namespace qiao::relay::net;

class tst_HttpRequestParser : public QObject
{
    Q_OBJECT

private:
    using State = HttpRequestParser::State;

    // Gives the parser `step` more bytes at a time, and keeps what it does not take, as a connection does.
    static void feedAll(HttpRequestParser &parser, const QByteArray &bytes, qsizetype step, qint64 bodyLimit = 1000)
    {
        qsizetype start = 0;
        qsizetype end = 0;
        bool isHeadDone = false;
        while (end < bytes.size() && parser.state() != State::Failed && parser.state() != State::Complete) {
            end = std::min(end + step, bytes.size());
            qsizetype taken = 0;
            do {
                taken = parser.feed(QByteArrayView(bytes).sliced(start, end - start));
                start += taken;
                if (!std::exchange(isHeadDone, parser.state() == State::Body) && isHeadDone) {
                    parser.setBodyLimit(bodyLimit);
                }
            } while (taken > 0 && start < end && parser.state() == State::Body);
        }
    }

private Q_SLOTS:
    void aRequestIsReadWhole_data() { steps(); }
    void aRequestIsReadWhole()
    {
        QFETCH(int, step);
        HttpRequestParser parser(8192);
        feedAll(parser,
            "POST /v1/auth/login?x=1 HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nX-A: 1\r\nX-A: 2\r\n"
            "Content-Length: 5\r\n\r\nhello",
            step);
        QCOMPARE(parser.state(), State::Complete);
        const HttpRequest request = parser.takeRequest();
        QCOMPARE(request.method, HttpMethod::Post);
        QCOMPARE(request.target.path(), QStringLiteral("/v1/auth/login"));
        QCOMPARE(request.field("content-type"), QByteArray("text/plain"));
        QCOMPARE(request.listField("x-a"), QByteArray("1, 2"));
        QVERIFY(!request.field("x-a"));
        QVERIFY(request.wantsKeepAlive);
        QCOMPARE(request.body, QByteArray("hello"));
    }

    void aChunkedBodyIsPutTogether_data() { steps(); }
    void aChunkedBodyIsPutTogether()
    {
        QFETCH(int, step);
        HttpRequestParser parser(8192);
        feedAll(parser,
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            "5\r\nhello\r\n1;ext=1\r\n \r\n6\r\nworld!\r\n0\r\nX-Trailer: yes\r\nHost: other\r\n\r\n",
            step);
        QCOMPARE(parser.state(), State::Complete);
        QCOMPARE(parser.request().body, QByteArray("hello world!"));
        QVERIFY(parser.request().isChunked);
        QCOMPARE(parser.request().field("host"), QByteArray("a"));
        QVERIFY(!parser.request().field("x-trailer"));
    }

    void keepAliveFollowsTheVersionAndTheField()
    {
        const auto keeps = [](const QByteArray &version, const QByteArray &field) {
            HttpRequestParser parser(8192);
            feedAll(parser, "GET / HTTP/" + version + "\r\nHost: a\r\n" + field + "\r\n", 1000);
            return parser.request().wantsKeepAlive;
        };
        QVERIFY(keeps("1.1", ""));
        QVERIFY(!keeps("1.1", "Connection: close\r\n"));
        QVERIFY(!keeps("1.1", "Connection: foo, Close\r\n"));
        QVERIFY(!keeps("1.0", ""));
        QVERIFY(keeps("1.0", "Connection: Keep-Alive\r\n"));
    }

    void whatFollowsIsLeftForTheNextRequest()
    {
        const QByteArray first = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi";
        HttpRequestParser parser(8192);
        qsizetype taken = parser.feed(first + "GET /b HTTP/1.1\r\n");
        parser.setBodyLimit(100);
        taken += parser.feed((first + "GET /b HTTP/1.1\r\n").mid(taken));
        QCOMPARE(taken, first.size());
        QCOMPARE(parser.state(), State::Complete);
    }

    void aHostileRequestIsRefused_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n";
        QTest::newRow("length and encoding")
            << post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            << 400;
        QTest::newRow("encoding and length")
            << post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"
            << 400;
        QTest::newRow("two lengths") << post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello" << 400;
        QTest::newRow("the same length twice") << post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello" << 400;
        QTest::newRow("a list of lengths") << post + "Content-Length: 5, 5\r\n\r\nhello" << 400;
        QTest::newRow("length overflow") << post + "Content-Length: 18446744073709551616\r\n\r\n" << 400;
        QTest::newRow("largest length") << post + "Content-Length: 18446744073709551615\r\n\r\n" << 413;
        QTest::newRow("negative length") << post + "Content-Length: -1\r\n\r\n" << 400;
        QTest::newRow("signed length") << post + "Content-Length: +5\r\n\r\nhello" << 400;
        QTest::newRow("hexadecimal length") << post + "Content-Length: 0x5\r\n\r\nhello" << 400;
        QTest::newRow("unknown encoding") << post + "Transfer-Encoding: gzip\r\n\r\n" << 501;
        QTest::newRow("odd chunked") << post + "Transfer-Encoding: xchunked\r\n\r\n" << 501;
        QTest::newRow("chunked not last") << post + "Transfer-Encoding: chunked, gzip\r\n\r\n" << 501;
        QTest::newRow("two encodings") << post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"
                                       << 400;
        QTest::newRow("chunked in 1.0") << QByteArray("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                                        << 400;
        QTest::newRow("negative chunk") << post + "Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunk overflow") << post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n" << 400;
        QTest::newRow("large chunk") << post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" << 413;
        QTest::newRow("chunks beyond the limit")
            << post + "Transfer-Encoding: chunked\r\n\r\n" + ("1f4\r\n" + QByteArray(500, 'a') + "\r\n").repeated(3)
            << 413;
        QTest::newRow("length beyond the limit") << post + "Content-Length: 1001\r\n\r\n" << 413;
        QTest::newRow("space before the colon") << post + "Content-Length : 5\r\n\r\nhello" << 400;
        QTest::newRow("folded field") << post + "X: a\r\n b\r\n\r\n" << 400;
        QTest::newRow("NUL in a value") << post + QByteArray("X: a\0b\r\n\r\n", 10) << 400;
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") << 400;
        QTest::newRow("HTTP/2") << QByteArray("GET / HTTP/2.0\r\nHost: a\r\n\r\n") << 505;
        QTest::newRow("no version") << QByteArray("GET /\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("bad method") << QByteArray("G(T / HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("bad target") << QByteArray("GET /../x HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("expectation") << post + "Expect: the-unexpected\r\nContent-Length: 1\r\n\r\na" << 417;
        QTest::newRow("too many fields") << post + QByteArray("A: b\r\n").repeated(200) + "\r\n" << 431;
        QTest::newRow("long head") << post + "A: " + QByteArray(9000, 'b') + "\r\n\r\n" << 431;
    }

    void aHostileRequestIsRefused()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        for (const qsizetype step : {qsizetype(1), qsizetype(7), request.size()}) {
            HttpRequestParser parser(8192);
            feedAll(parser, request, step);
            QCOMPARE(parser.state(), State::Failed);
            QCOMPARE(parser.failureStatus(), status);
        }
    }

    void garbageIsSeenBeforeTheHeadIsComplete()
    {
        QVERIFY(!HttpRequestParser::isHopeless("GET / HTTP/1.1\r\nHost: \xe6\xa1\xa5\r"));
        QVERIFY(HttpRequestParser::isHopeless(QByteArray("\x16\x03\x01\x02\x00", 5)));
        QVERIFY(HttpRequestParser::isHopeless("GET / HTTP/1.1\nHost: a\n\n"));
        QVERIFY(HttpRequestParser::isHopeless("GET /\rX"));
    }

private:
    static void steps()
    {
        QTest::addColumn<int>("step");
        for (const int step : {1, 2, 3, 17, 10'000}) {
            QTest::addRow("%d bytes", step) << step;
        }
    }
};

QTEST_APPLESS_MAIN(tst_HttpRequestParser)
#include "tst_HttpRequestParser.moc"
