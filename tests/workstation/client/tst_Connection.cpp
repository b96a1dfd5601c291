#include "tests/workstation/client/FakeRelay.h"
#include "tests/workstation/client/SelfSigned.h"
#include "workstation/client/Connection.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QSslServer>
#include <QTcpSocket>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::client;

class tst_Connection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<FakeRelay>();
        make(m_relay->address());
    }

    void cleanup()
    {
        m_connection.reset();
        m_relay.reset();
    }

    void opensAndMeasuresTheWay()
    {
        QSignalSpy latency(m_connection.get(), &Transport::latencyMeasured);
        openIt();
        QTRY_VERIFY(latency.count() >= 1);
    }

    void sendsLongChineseTextInOnePiece()
    {
        openIt();
        const QByteArray frame = QStringLiteral("桥").repeated(20'000).toUtf8();
        m_connection->send(frame);
        QTRY_COMPARE(m_relay->frames.size(), 1);
        QCOMPARE(m_relay->frames.first(), frame);
    }

    void tellsTheCloseCode_data()
    {
        QTest::addColumn<int>("code");
        for (const protocol::CloseCode code : {protocol::CloseCode::Draining, protocol::CloseCode::NotAuthorized,
                 protocol::CloseCode::TooSlow, protocol::CloseCode::TooMany})
            QTest::addRow("%d", int(code)) << int(code);
    }
    void tellsTheCloseCode()
    {
        QFETCH(int, code);
        openIt();
        QSignalSpy ended(m_connection.get(), &Transport::ended);
        m_relay->closeAll(static_cast<protocol::CloseCode>(code));
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(int(endingOf(ended).closeCode.value_or(0)), code);
    }

    void aBrokenConnectionHasNoCloseCode()
    {
        openIt();
        QSignalSpy ended(m_connection.get(), &Transport::ended);
        m_relay->breakAll();
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(!endingOf(ended).closeCode);
        QCOMPARE(endingOf(ended).failure.cause, Cause::Unreachable);
    }

    void nobodyListens()
    {
        m_relay->stop();
        QSignalSpy ended(m_connection.get(), &Transport::ended);
        m_connection->open();
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(endingOf(ended).failure.cause, Cause::Unreachable);
    }

    void aWebServerIsNoRelay()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket,
                [socket] { socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"); });
        });
        make(QStringLiteral("127.0.0.1:%1").arg(server.serverPort()));
        QSignalSpy ended(m_connection.get(), &Transport::ended);
        m_connection->open();
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(endingOf(ended).failure.cause, Cause::NotARelay);
    }

    void anotherProtocolIsNoRelay()
    {
        m_relay->setSubprotocol(QStringLiteral("mqtt"));
        QSignalSpy ended(m_connection.get(), &Transport::ended);
        QSignalSpy opened(m_connection.get(), &Transport::opened);
        m_connection->open();
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(opened.count(), 0);
        QCOMPARE(endingOf(ended).failure.cause, Cause::NotARelay);
    }

    void aSilentServerIsGivenUp()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Connection::Times times;
        times.openWithin = base::Milliseconds(20);
        make(QStringLiteral("127.0.0.1:%1").arg(server.serverPort()), times);
        QSignalSpy ended(m_connection.get(), &Transport::ended);
        m_connection->open();
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(endingOf(ended).failure.cause, Cause::TimedOut);
    }

    void aRelayThatStopsAnsweringPingsIsGivenUp()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] { shakeHands(socket); });
        });
        Connection::Times times;
        times.pingEvery = base::Milliseconds(5);
        make(QStringLiteral("127.0.0.1:%1").arg(server.serverPort()), times);
        QSignalSpy ended(m_connection.get(), &Transport::ended);
        QSignalSpy opened(m_connection.get(), &Transport::opened);
        m_connection->open();
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(endingOf(ended).failure.cause, Cause::TimedOut);
    }

    void aCertificateThatNobodyVouchesForIsNotTrusted()
    {
        QSslServer server;
        server.setSslConfiguration(selfSigned());
        QVERIFY(server.listen(QHostAddress::LocalHost));
        make(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()));
        QSignalSpy ended(m_connection.get(), &Transport::ended);
        m_connection->open();
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(endingOf(ended).failure.cause, Cause::Untrusted);
    }

    void closingIsSilent()
    {
        openIt();
        QSignalSpy ended(m_connection.get(), &Transport::ended);
        m_connection->close();
        QTRY_COMPARE(m_relay->connectionCount(), 0);
        QCOMPARE(ended.count(), 0);
    }

    void opensAgain()
    {
        openIt();
        m_connection->close();
        openIt();
        m_connection->send("again");
        QTRY_COMPARE(m_relay->frames.size(), 1);
    }

private:
    void make(const QString &address, Connection::Times times = {})
    {
        const base::Result<RelayAddress> parsed = RelayAddress::parse(address);
        QVERIFY(parsed);
        m_connection = std::make_unique<Connection>(*parsed, times);
    }

    void openIt()
    {
        QSignalSpy opened(m_connection.get(), &Transport::opened);
        m_connection->open();
        QTRY_COMPARE(opened.count(), 1);
        QTRY_VERIFY(m_relay->connectionCount() >= 1);
    }

    static Ending endingOf(const QSignalSpy &spy) { return spy.first().first().value<Ending>(); }

    // The handshake of RFC 6455, and never another word.
    static void shakeHands(QTcpSocket *socket)
    {
        const QByteArray head = socket->readAll();
        const QByteArray field = "Sec-WebSocket-Key: ";
        const qsizetype start = head.indexOf(field);
        if (start < 0)
            return;
        const qsizetype keyStart = start + field.size();
        const QByteArray key = head.mid(keyStart, head.indexOf("\r\n", keyStart) - keyStart);
        const QByteArray accept
            = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
                  .toBase64();
        socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Protocol: qiao.v1\r\nSec-WebSocket-Accept: "
            + accept + "\r\n\r\n");
    }

    std::unique_ptr<FakeRelay> m_relay;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_Connection.moc"
