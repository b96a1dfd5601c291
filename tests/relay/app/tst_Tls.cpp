#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

#include <csignal>

// The program with a certificate: who comes, who stays, and what it says about bad files.
class tst_Tls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyDoorSpeaksTls();
    void largeBodiesGoThroughWhole();
    void aNewCertificateIsServedWithoutARestart();
    void filesThatAreNoGoodLeaveTheOldCertificate();
    void aHandshakeThatNeverComesEnds();
    void whoSpeaksPlainHttpIsLetGo();
    void mistakesAreOneSentenceAndCode2_data();
    void mistakesAreOneSentenceAndCode2();

private:
    QString inFolder(const QString &name) const { return m_folder->filePath(name); }
    bool makeCertificate(const QString &name, const QStringList &kind) const;
    // Puts a pair where the relay reads it, by renaming, as such tools do.
    void install(const QString &certificate, const QString &key) const;
    void writeConfig(const QByteArray &more = {}) const;
    bool startRelay();
    QByteArray log();

    std::unique_ptr<QSslSocket> connectToRelay() const;
    QSslCertificate served() const
    {
        const auto socket = connectToRelay();
        return socket ? socket->peerCertificate() : QSslCertificate();
    }
    QSslCertificate made(const QString &name) const
    {
        return QSslCertificate::fromPath(inFolder(name + QStringLiteral(".pem"))).value(0);
    }
    static QByteArray ask(QSslSocket &socket, const QByteArray &request);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<QProcess> m_relay;
    quint16 m_port = 0;
    QByteArray m_log;
};

void tst_Tls::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QStringList curve{
        QStringLiteral("ec"), QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256")};
    QVERIFY(makeCertificate(QStringLiteral("first"), curve));
    QVERIFY(makeCertificate(QStringLiteral("second"), {QStringLiteral("rsa:2048")}));
    QVERIFY(makeCertificate(QStringLiteral("third"), curve));
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    m_port = probe.serverPort();
}

void tst_Tls::init()
{
    m_data = std::make_unique<QTemporaryDir>();
    m_log.clear();
    install(QStringLiteral("first"), QStringLiteral("first"));
    writeConfig();
}

void tst_Tls::cleanup()
{
    if (m_relay) {
        m_relay->terminate();
        QVERIFY(m_relay->waitForFinished());
        if (QTest::currentTestFailed()) {
            qInfo().noquote() << log();
        }
        QCOMPARE(m_relay->exitCode(), 0);
        m_relay.reset();
    }
}

bool tst_Tls::makeCertificate(const QString &name, const QStringList &kind) const
{
    QStringList arguments{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-nodes"),
        QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=") + name,
        QStringLiteral("-addext"), QStringLiteral("subjectAltName=IP:127.0.0.1"), QStringLiteral("-out"),
        inFolder(name + QStringLiteral(".pem")), QStringLiteral("-keyout"), inFolder(name + QStringLiteral(".key")),
        QStringLiteral("-newkey")};
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), arguments + kind);
    return openssl.waitForFinished() && openssl.exitCode() == 0;
}

void tst_Tls::install(const QString &certificate, const QString &key) const
{
    const auto put = [this](const QString &from, const QString &to) {
        const QString fresh = inFolder(to + QStringLiteral(".new"));
        QFile::remove(fresh);
        QVERIFY(QFile::copy(inFolder(from), fresh));
        QCOMPARE(::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(inFolder(to)).constData()), 0);
    };
    put(key + QStringLiteral(".key"), QStringLiteral("relay.key"));
    put(certificate + QStringLiteral(".pem"), QStringLiteral("relay.pem"));
}

void tst_Tls::writeConfig(const QByteArray &more) const
{
    QFile config(inFolder(QStringLiteral("relay.toml")));
    QVERIFY(config.open(QFile::WriteOnly | QFile::Truncate));
    config.write("[tls]\ncertificate = \"" + inFolder(QStringLiteral("relay.pem")).toUtf8() + "\"\nkey = \""
        + inFolder(QStringLiteral("relay.key")).toUtf8() + "\"\n" + more);
}

bool tst_Tls::startRelay()
{
    m_relay = std::make_unique<QProcess>();
    m_relay->setProcessChannelMode(QProcess::MergedChannels);
    m_relay->start(QString::fromUtf8(QIAO_RELAY_PROGRAM),
        {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port), QStringLiteral("--data"),
            m_data->path(), QStringLiteral("--config"), inFolder(QStringLiteral("relay.toml")),
            QStringLiteral("--demo")});
    return QTest::qWaitFor([this] { return log().contains("listening address="); }, 30'000);
}

QByteArray tst_Tls::log()
{
    m_log += m_relay->readAll();
    return m_log;
}

std::unique_ptr<QSslSocket> tst_Tls::connectToRelay() const
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port);
    return socket->waitForEncrypted(10'000) ? std::move(socket) : nullptr;
}

QByteArray tst_Tls::ask(QSslSocket &socket, const QByteArray &request)
{
    socket.write(request);
    QByteArray reply;
    static_cast<void>(QTest::qWaitFor([&] {
        reply += socket.readAll();
        return reply.contains("ok\n");
    }));
    return reply;
}

void tst_Tls::everyDoorSpeaksTls()
{
    QVERIFY(startRelay());
    const auto socket = connectToRelay();
    QVERIFY(socket);
    QCOMPARE(socket->peerCertificate(), made(QStringLiteral("first")));
    QVERIFY(ask(*socket, "GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n").startsWith("HTTP/1.1 200"));

    QWebSocket visitor;
    QSslConfiguration tls = visitor.sslConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    visitor.setSslConfiguration(tls);
    QStringList heard;
    connect(&visitor, &QWebSocket::textMessageReceived, this, [&](const QString &text) { heard.append(text); });
    visitor.open(QUrl(QStringLiteral("wss://127.0.0.1:%1/v1/visitor?site=demo").arg(m_port)));
    QTRY_COMPARE(visitor.state(), QAbstractSocket::ConnectedState);
    visitor.sendTextMessage(QStringLiteral(R"({"type":"session.open","id":"1"})"));
    QTRY_COMPARE(heard.size(), 1);
    QVERIFY2(heard.first().contains(QStringLiteral("\"ok\"")), qPrintable(heard.first()));
    // A whole burst of large frames, there and back.
    visitor.sendTextMessage(QStringLiteral(R"({"type":"conversation.start","id":"2"})"));
    QTRY_VERIFY(heard.join(QString()).contains(QStringLiteral("conversation.queued")));
    const QString id = heard.join(QString()).section(QStringLiteral("\"conversation\":\""), 1, 1).section('"', 0, 0);
    for (int i = 0; i < 50; ++i) {
        visitor.sendTextMessage(
            QStringLiteral(R"({"type":"message.post","id":"m%1","conversation":"%2","data":{"text":"%3"}})")
                .arg(i)
                .arg(id, QString(3'900, QChar(0x6865))));
    }
    QTRY_COMPARE_WITH_TIMEOUT(heard.filter(QStringLiteral("message.posted")).size(), 50, 20'000);
    visitor.close();
    QTRY_COMPARE(visitor.state(), QAbstractSocket::UnconnectedState);
}

void tst_Tls::largeBodiesGoThroughWhole()
{
    QVERIFY(startRelay());
    QNetworkAccessManager network;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    const auto send
        = [&](const QByteArray &method, const QString &path, const QByteArray &body, const QByteArray &token) {
              QNetworkRequest request(QUrl(QStringLiteral("https://127.0.0.1:%1%2").arg(m_port).arg(path)));
              request.setSslConfiguration(tls);
              request.setRawHeader("Authorization", "Bearer " + token);
              request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/octet-stream"));
              QNetworkReply *reply = network.sendCustomRequest(request, method, body);
              static_cast<void>(QTest::qWaitFor([reply] { return reply->isFinished(); }, 30'000));
              reply->deleteLater();
              return reply->readAll();
          };
    const auto textIn = [](const QByteArray &json, const QByteArray &key) {
        const QByteArray start = '"' + key + "\":\"";
        const qsizetype at = json.indexOf(start) + start.size();
        return json.mid(at, json.indexOf('"', at) - at);
    };
    const QByteArray session = send(
        "POST", QStringLiteral("/v1/visitor/poll?site=demo"), R"({"frames":[{"type":"session.open","id":"1"}]})", {});
    const QByteArray token = textIn(session, "token");
    QByteArray file(5'000'000, '\0');
    for (qsizetype i = 0; i < file.size(); ++i) {
        file[i] = char(i * 7 + i / 256);
    }
    const QByteArray answer = send("POST", QStringLiteral("/v1/files?site=demo&name=x.bin"), file, token);
    const QString id = QString::fromLatin1(textIn(answer, "id"));
    QVERIFY2(!id.isEmpty(), answer.constData());
    QVERIFY(send("GET", QStringLiteral("/v1/files/%1?site=demo").arg(id), {}, token) == file);
}

void tst_Tls::aNewCertificateIsServedWithoutARestart()
{
    QVERIFY(startRelay());
    const auto old = connectToRelay();
    QVERIFY(old);

    install(QStringLiteral("second"), QStringLiteral("second"));
    QCOMPARE(::kill(pid_t(m_relay->processId()), SIGHUP), 0);
    QTRY_VERIFY_WITH_TIMEOUT(served() == made(QStringLiteral("second")), 10'000);
    QVERIFY(ask(*old, "GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n").startsWith("HTTP/1.1 200"));

    // Nobody says anything this time.
    install(QStringLiteral("third"), QStringLiteral("third"));
    QTRY_VERIFY_WITH_TIMEOUT(served() == made(QStringLiteral("third")), 15'000);
    QVERIFY(log().count("the certificate was read again") >= 2);
}

void tst_Tls::filesThatAreNoGoodLeaveTheOldCertificate()
{
    QVERIFY(startRelay());
    install(QStringLiteral("second"), QStringLiteral("third"));
    QTRY_VERIFY_WITH_TIMEOUT(log().contains("the old certificate stays"), 15'000);
    QVERIFY2(log().contains("does not belong to the certificate"), log().constData());
    QCOMPARE(served(), made(QStringLiteral("first")));
    QVERIFY(QFile::remove(inFolder(QStringLiteral("relay.key"))));
    QTRY_VERIFY_WITH_TIMEOUT(log().count("the old certificate stays") >= 2, 15'000);
    QCOMPARE(served(), made(QStringLiteral("first")));
    install(QStringLiteral("second"), QStringLiteral("second"));
    QTRY_VERIFY_WITH_TIMEOUT(served() == made(QStringLiteral("second")), 15'000);
}

void tst_Tls::aHandshakeThatNeverComesEnds()
{
    writeConfig("[http]\nhead_timeout_ms = 300\n[websocket]\nclose_timeout_ms = 300\n");
    QVERIFY(startRelay());
    QTcpSocket silent;
    silent.connectToHost(QHostAddress::LocalHost, m_port);
    QTcpSocket halfway;
    halfway.connectToHost(QHostAddress::LocalHost, m_port);
    QTRY_COMPARE(halfway.state(), QAbstractSocket::ConnectedState);
    halfway.write(QByteArray::fromHex("160301020001"));
    QTRY_COMPARE_WITH_TIMEOUT(silent.state(), QAbstractSocket::UnconnectedState, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(halfway.state(), QAbstractSocket::UnconnectedState, 10'000);
}

void tst_Tls::whoSpeaksPlainHttpIsLetGo()
{
    QVERIFY(startRelay());
    QTcpSocket plain;
    plain.connectToHost(QHostAddress::LocalHost, m_port);
    QTRY_COMPARE(plain.state(), QAbstractSocket::ConnectedState);
    plain.write("GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(plain.state(), QAbstractSocket::UnconnectedState, 10'000);
    QVERIFY(!plain.readAll().contains("200 OK"));
    QVERIFY(connectToRelay());
}

void tst_Tls::mistakesAreOneSentenceAndCode2_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no such file") << "nowhere.pem"
                                  << "first.key"
                                  << "nowhere.pem: No such file";
    QTest::newRow("no certificate") << "relay.toml"
                                    << "first.key"
                                    << "holds no certificate in PEM";
    QTest::newRow("no key") << "first.pem"
                            << "relay.toml"
                            << "holds no private key in PEM";
    QTest::newRow("another's key") << "first.pem"
                                   << "second.key"
                                   << "does not belong to the certificate";
    QTest::newRow("one of two") << "first.pem"
                                << ""
                                << "belong together";
}

void tst_Tls::mistakesAreOneSentenceAndCode2()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, sentence);
    QFile config(inFolder(QStringLiteral("wrong.toml")));
    QVERIFY(config.open(QFile::WriteOnly | QFile::Truncate));
    config.write("[tls]\ncertificate = \"" + inFolder(certificate).toUtf8() + "\"\n");
    if (!key.isEmpty()) {
        config.write("key = \"" + inFolder(key).toUtf8() + "\"\n");
    }
    config.close();
    for (const QString &option : {QStringLiteral("--check-config"), QStringLiteral("--demo")}) {
        QProcess relay;
        relay.start(QString::fromUtf8(QIAO_RELAY_PROGRAM),
            {QStringLiteral("--data"), m_data->path(), QStringLiteral("--config"), config.fileName(), option});
        QVERIFY(relay.waitForFinished());
        QCOMPARE(relay.exitCode(), 2);
        const QString said = QString::fromUtf8(relay.readAllStandardError());
        QVERIFY2(said.contains(sentence) && said.count('\n') == 1, qPrintable(said));
    }
}

QTEST_GUILESS_MAIN(tst_Tls)
#include "tst_Tls.moc"
