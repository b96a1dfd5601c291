#include "relay/net/LingeringSocket.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

using namespace qiao;
using relay::net::Deadlines;
using relay::net::LingeringSocket;

// How the relay's end of a connection ends.
class tst_LingeringSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatWasWrittenIsReadBeforeTheEnd();
    void aPeerThatResetWhileItIsWrittenToIsGone();
    void aPeerThatResetAfterwardsIsGone();
    void dropEndsAtOnce();
    void whatIsSentLeavesWhenItIsLetGo();
    void aSlowPeerReadsAllThatWasSentInOrder();
    void whatWasSentIsReadBeforeTheEnd();
    void aPeerThatResetWhileItIsSentToIsGone();

private:
    // The peer leaves with a reset, and nothing tells so but the next use of the socket.
    void reset()
    {
        const linger none{1, 0};
        ::setsockopt(int(m_peer->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
        m_peer->abort();
    }

    std::unique_ptr<Deadlines> m_deadlines;
    std::unique_ptr<QTcpSocket> m_peer;
    std::unique_ptr<QTcpSocket> m_stream;
    LingeringSocket *m_socket = nullptr; // m_stream
};

void tst_LingeringSocket::init()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_peer = std::make_unique<QTcpSocket>();
    m_peer->connectToHost(QHostAddress::LocalHost, server.serverPort());
    QVERIFY(server.waitForNewConnection(10'000));
    const std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
    m_deadlines = std::make_unique<Deadlines>();
    m_socket = LingeringSocket::makePlain(*m_deadlines, std::chrono::seconds(60));
    m_stream.reset(&m_socket->stream());
    QVERIFY(m_stream->setSocketDescriptor(::dup(int(accepted->socketDescriptor()))));
    QVERIFY(QTest::qWaitFor([this] { return m_peer->state() == QAbstractSocket::ConnectedState; }));
}

void tst_LingeringSocket::cleanup()
{
    m_stream.reset();
    m_peer.reset();
    m_deadlines.reset();
}

void tst_LingeringSocket::whatWasWrittenIsReadBeforeTheEnd()
{
    m_peer->write("not read by us");
    m_peer->flush();
    m_stream->write("goodbye");
    m_stream->close();
    QVERIFY(QTest::qWaitFor([this] { return m_peer->state() == QAbstractSocket::UnconnectedState; }, 10'000));
    QCOMPARE(m_peer->readAll(), "goodbye");
    QVERIFY(QTest::qWaitFor([this] { return m_stream->state() == QAbstractSocket::UnconnectedState; }, 10'000));
}

void tst_LingeringSocket::aPeerThatResetWhileItIsWrittenToIsGone()
{
    QSignalSpy gone(m_stream.get(), &QTcpSocket::disconnected);
    reset();
    // The loop does not run in between: the first who hears of the reset is the write.
    m_stream->write("a frame");
    m_stream->flush();
    QCOMPARE(m_stream->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(gone.size(), 1);
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QTcpSocket): device not open");
    QCOMPARE(m_stream->write("another one"), -1);
}

void tst_LingeringSocket::aPeerThatResetAfterwardsIsGone()
{
    QSignalSpy gone(m_stream.get(), &QTcpSocket::disconnected);
    m_stream->write("a frame");
    m_stream->close();
    reset();
    QVERIFY(gone.size() == 1 || gone.wait(10'000));
    QCOMPARE(m_stream->state(), QAbstractSocket::UnconnectedState);
}

void tst_LingeringSocket::dropEndsAtOnce()
{
    QSignalSpy gone(m_stream.get(), &QTcpSocket::disconnected);
    m_stream->write("never sent");
    m_socket->drop();
    QCOMPARE(m_stream->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(gone.size(), 1);
}

void tst_LingeringSocket::whatIsSentLeavesWhenItIsLetGo()
{
    m_socket->send("one ");
    m_socket->send("two");
    QCOMPARE(m_socket->unsentBytes(), 7);
    QVERIFY(!m_peer->waitForReadyRead(0));
    m_socket->letGo();
    QCOMPARE(m_socket->unsentBytes(), 0);
    QVERIFY(QTest::qWaitFor([this] { return m_peer->bytesAvailable() == 7; }));
    QCOMPARE(m_peer->readAll(), "one two");
}

void tst_LingeringSocket::aSlowPeerReadsAllThatWasSentInOrder()
{
    // More than the system takes for a peer that does not read.
    m_peer->setReadBufferSize(1024);
    m_peer->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 16 * 1024);
    m_stream->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, 16 * 1024);
    QByteArray sent;
    for (int piece = 0; piece < 300; ++piece) {
        const QByteArray bytes = QByteArray::number(piece).repeated(1000) + '\n';
        m_socket->send(bytes);
        if (piece % 3 == 0)
            m_socket->letGo();
        sent += bytes;
    }
    m_socket->letGo();
    QVERIFY(m_socket->unsentBytes() > 0);
    m_socket->send("the last");
    sent += "the last";
    m_socket->letGo();
    m_peer->setReadBufferSize(0);
    QByteArray read;
    QVERIFY(QTest::qWaitFor(
        [&] {
            read += m_peer->readAll();
            return read.size() >= sent.size();
        },
        30'000));
    QVERIFY(read == sent);
    QCOMPARE(m_socket->unsentBytes(), 0);
}

void tst_LingeringSocket::whatWasSentIsReadBeforeTheEnd()
{
    m_peer->write("not read by us");
    m_peer->flush();
    m_socket->send("goodbye");
    m_stream->close();
    QVERIFY(QTest::qWaitFor([this] { return m_peer->state() == QAbstractSocket::UnconnectedState; }, 10'000));
    QCOMPARE(m_peer->readAll(), "goodbye");
}

void tst_LingeringSocket::aPeerThatResetWhileItIsSentToIsGone()
{
    QSignalSpy gone(m_stream.get(), &QTcpSocket::disconnected);
    reset();
    m_socket->send("a frame");
    m_socket->letGo();
    QCOMPARE(m_stream->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(gone.size(), 1);
    m_socket->send("another one");
    m_socket->letGo(); // goes nowhere, and says nothing
    QCOMPARE(m_socket->unsentBytes(), 0);
}

QTEST_GUILESS_MAIN(tst_LingeringSocket)
#include "tst_LingeringSocket.moc"
