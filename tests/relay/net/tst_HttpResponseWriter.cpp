#include "relay/net/HttpResponseWriter.h"

#include <QTest>
#include <QTimeZone>

using namespace qiao;
using namespace qiao::relay::net;

class tst_HttpResponseWriter : public QObject
{
    Q_OBJECT

private:
    using Connection = HttpResponseWriter::Connection;
    const QDateTime m_now{QDate(2026, 11, 22), QTime(9, 8, 7), QTimeZone::utc()};

private Q_SLOTS:
    void theHeadIsComplete()
    {
        const auto head = HttpResponseWriter::head(
            HttpResponse::empty(200).with("Content-Type", "text/plain"), 12, Connection::KeepAlive, m_now);
        QVERIFY(head);
        QCOMPARE(*head,
            QByteArray("HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 09:08:07 GMT\r\nContent-Type: text/plain\r\n"
                       "Content-Length: 12\r\nConnection: keep-alive\r\n\r\n"));
    }

    void noLengthWhereThereIsNoBody()
    {
        for (const int status : {204, 304}) {
            const auto head = HttpResponseWriter::head(HttpResponse::empty(status), 0, Connection::Close, m_now);
            QVERIFY(head && !head->contains("Content-Length"));
            QVERIFY(head->endsWith("Connection: close\r\n\r\n"));
        }
    }

    void aFieldCannotSplitTheResponse_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("line break") << QByteArray("Location") << QByteArray("/a\r\nSet-Cookie: b=c");
        QTest::newRow("line feed") << QByteArray("Location") << QByteArray("/a\nX: y");
        QTest::newRow("return") << QByteArray("Location") << QByteArray("/a\rX");
        QTest::newRow("NUL") << QByteArray("Location") << QByteArray("/a\0b", 4);
        QTest::newRow("name with a colon") << QByteArray("X: y\r\nZ") << QByteArray("1");
        QTest::newRow("empty name") << QByteArray() << QByteArray("1");
        QTest::newRow("a second length") << QByteArray("content-length") << QByteArray("1");
        QTest::newRow("an encoding") << QByteArray("Transfer-Encoding") << QByteArray("chunked");
    }

    void aFieldCannotSplitTheResponse()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QVERIFY(!HttpResponseWriter::head(HttpResponse::empty(200).with(name, value), 0, Connection::Close, m_now));
    }

    void anErrorTellsItsCodeAndWhenToComeBack()
    {
        const auto response = HttpResponse::error(
            {base::ErrorCode::RateLimited, QStringLiteral("slow down"), std::chrono::milliseconds(1500)});
        QCOMPARE(response.status, 429);
        QCOMPARE(response.body,
            QByteArray(R"({"error":{"code":"rate_limited","message":"slow down","retryAfterMs":1500}})"));
        QVERIFY(response.fields.contains({"Retry-After", "2"}));
    }
};

QTEST_APPLESS_MAIN(tst_HttpResponseWriter)
#include "tst_HttpResponseWriter.moc"
