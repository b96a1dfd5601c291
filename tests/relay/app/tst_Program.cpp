#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

struct Ended
{
    int code = -1;
    QString out;
    QString err;
};

} // namespace

// The program itself: what it says and how it ends.
class tst_Program : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void mistakesAreOneSentenceAndCode2_data();
    void mistakesAreOneSentenceAndCode2();
    void aPortInUseIsSaid();
    void aWrongKeyIsSaidWithItsPlace();
    void aTokenThatIsNoneIsSaid();
    void aRightConfigurationIsSaid();
    void usersAndSitesAreKeptFromTheCommandLine();
    void passwordsComeFromStandardInput();
    void sigtermEndsItWithCode0();
    void aSecondSignalEndsItAtOnce();
    void aSecondRelayOnTheSameDataIsRefused();

private:
    // The port of a relay that has begun to listen; 0 when it did not.
    static quint16 portOf(QProcess &relay);
    Ended run(const QStringList &arguments, const QByteArray &input = {});
    QString inFolder(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Program::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

Ended tst_Program::run(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(QString::fromUtf8(QIAO_RELAY_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

void tst_Program::mistakesAreOneSentenceAndCode2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("part");

    const auto row = [](const char *name, const char *arguments, const char *part) {
        QTest::newRow(name) << QString::fromUtf8(arguments).split(u' ') << QString::fromUtf8(part);
    };
    row("unknown option", "--loud", "'loud'");
    row("unknown command", "dance", "\"dance\"");
    row("no address", "--listen nowhere", "nowhere");
    row("no port", "--listen 127.0.0.1:99999", "99999");
    row("missing file", "--config missing.toml", "missing.toml");
    row("demo for the world", "--demo --listen 0.0.0.0:0", "loopback");
    row("demo for the world, checked", "--demo --listen [::]:0 --check-config", "loopback");
    row("no data", "user list --data nowhere", "nowhere");
    row("data in a file", "--data /dev/null/data --listen 127.0.0.1:0", "/dev/null/data");
}

void tst_Program::mistakesAreOneSentenceAndCode2()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, part);
    const Ended ended = run(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.err.contains(part), qPrintable(ended.err));
    QCOMPARE(ended.err.count(u'\n'), 1);
    QVERIFY(ended.out.isEmpty());
}

void tst_Program::aPortInUseIsSaid()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString port = QString::number(other.serverPort());
    const Ended ended = run(
        {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:") + port, QStringLiteral("--data"), inFolder("d")});
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.err.split(u'\n').filter(QStringLiteral("qiao-relay:")).join(u'\n').contains(port));
}

void tst_Program::aWrongKeyIsSaidWithItsPlace()
{
    QFile file(inFolder("relay.toml"));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("[listen]\nport = 7700\nprot = 1\n");
    file.close();
    const Ended ended = run({QStringLiteral("--check-config"), QStringLiteral("--config"), file.fileName()});
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.err.contains(QStringLiteral("relay.toml:3:1")), qPrintable(ended.err));
}

void tst_Program::aTokenThatIsNoneIsSaid()
{
    const QString tokenPath = inFolder("metrics.token");
    QFile file(inFolder("relay.toml"));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("[metrics]\ntoken_file = \"" + tokenPath.toUtf8() + "\"\n");
    file.close();
    const auto refusal = [&] {
        const Ended ended = run({QStringLiteral("--config"), file.fileName(), QStringLiteral("--listen"),
            QStringLiteral("127.0.0.1:0"), QStringLiteral("--data"), inFolder("d")});
        return ended.code == 2 ? ended.err : QString();
    };
    QVERIFY(refusal().contains(tokenPath + QStringLiteral(" cannot be read")));
    QFile token(tokenPath);
    QVERIFY(token.open(QFile::WriteOnly));
    token.write("short\n");
    token.close();
    QVERIFY(refusal().contains(QStringLiteral("fewer than 16 characters")));
}

void tst_Program::aRightConfigurationIsSaid()
{
    QFile file(inFolder("relay.toml"));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("[listen]\nport = 7700\n");
    file.close();
    const Ended ended = run({QStringLiteral("--check-config"), QStringLiteral("--config"), file.fileName()});
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.err.isEmpty());
    QVERIFY(!QFile::exists(inFolder("qiao-data")));
}

void tst_Program::usersAndSitesAreKeptFromTheCommandLine()
{
    const auto with = [this](const char *arguments, const QByteArray &input = {}) {
        return run(
            QString::fromUtf8(arguments).split(u' ') + QStringList{QStringLiteral("--data"), inFolder("d")}, input);
    };
    QCOMPARE(with("user add ann --display-name Ann", "a long password\n").code, 0);
    const Ended twice = with("user add ann", "a long password\n");
    QCOMPARE(twice.code, 2);
    QCOMPARE(twice.err, QStringLiteral("qiao-relay: There is a user ann already.\n"));
    QVERIFY(with("user list").out.contains(QStringLiteral("ann\tagent\t5\tactive\tAnn")));
    QCOMPARE(with("user passwd ann", "another password\n").code, 0);
    QCOMPARE(with("user disable ann").code, 0);
    QVERIFY(with("user list").out.contains(QStringLiteral("disabled")));
    QVERIFY(with("site add shop --origin https://shop.example").out.contains(QStringLiteral("Identity secret: ")));
    QVERIFY(with("site list").out.contains(QStringLiteral("shop\tshop\thttps://shop.example")));
}

void tst_Program::passwordsComeFromStandardInput()
{
    const QStringList arguments{
        QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("ann"), QStringLiteral("--data"), inFolder("d")};
    const Ended none = run(arguments);
    QCOMPARE(none.code, 2);
    QCOMPARE(none.err, QStringLiteral("qiao-relay: No password was given.\n"));
    const Ended brief = run(arguments, "short\n");
    QCOMPARE(brief.code, 2);
    QCOMPARE(brief.err, QStringLiteral("qiao-relay: A password has at least 8 characters.\n"));
}

quint16 tst_Program::portOf(QProcess &relay)
{
    QByteArray log;
    static_cast<void>(QTest::qWaitFor(
        [&] {
            log += relay.readAllStandardError();
            return log.contains("descriptors=");
        },
        60'000));
    return log.mid(log.indexOf(" port=") + 6).split(' ').first().toUShort();
}

void tst_Program::sigtermEndsItWithCode0()
{
    QProcess process;
    process.start(QString::fromUtf8(QIAO_RELAY_PROGRAM),
        {QStringLiteral("--demo"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--data"),
            inFolder("d")});
    const quint16 port = portOf(process);
    QVERIFY(port > 0);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    QVERIFY(socket.waitForConnected());
    socket.write("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(socket.waitForReadyRead(10'000));
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));

    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(15'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void tst_Program::aSecondSignalEndsItAtOnce()
{
    QFile file(inFolder("relay.toml"));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("[shutdown]\ndrain_timeout_ms = 60000\n[websocket]\nclose_timeout_ms = 60000\n");
    file.close();
    QProcess process;
    process.start(QString::fromUtf8(QIAO_RELAY_PROGRAM),
        {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--data"), inFolder("d"),
            QStringLiteral("--config"), file.fileName()});
    const quint16 port = portOf(process);
    QVERIFY(port > 0);

    // Somebody who never answers the relay's good-bye.
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    QVERIFY(socket.waitForConnected());
    socket.write("GET /v1/agent HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                 "Sec-WebSocket-Protocol: qiao.v1\r\n\r\n");
    QVERIFY(socket.waitForReadyRead(10'000));
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 101"));

    const auto pid = static_cast<pid_t>(process.processId());
    ::kill(pid, SIGTERM);
    QVERIFY(QTest::qWaitFor([&] { return process.readAllStandardError().contains("draining"); }, 10'000));
    QCOMPARE(process.state(), QProcess::Running);
    ::kill(pid, SIGINT);
    QVERIFY(process.waitForFinished(5'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
}

void tst_Program::aSecondRelayOnTheSameDataIsRefused()
{
    const QStringList arguments{
        QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--data"), inFolder("d")};
    QProcess first;
    first.start(QString::fromUtf8(QIAO_RELAY_PROGRAM), arguments);
    QVERIFY(portOf(first) > 0);
    const Ended second = run(arguments);
    QCOMPARE(second.code, 2);
    QVERIFY2(second.err.contains(QStringLiteral("Another relay runs on the data directory")), qPrintable(second.err));
    first.terminate();
    QVERIFY(first.waitForFinished(15'000));
    QCOMPARE(first.exitCode(), 0);
}

QTEST_GUILESS_MAIN(tst_Program)
#include "tst_Program.moc"
