#include "workstation/client/RelayAddress.h"

#include <QTest>

using namespace qiao;
using namespace qiao::workstation::client;

class tst_RelayAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address");
        QTest::newRow("this machine") << QStringLiteral("localhost") << QStringLiteral("http://localhost:7700");
        QTest::newRow("loopback") << QStringLiteral(" 127.0.0.1:7701 ") << QStringLiteral("http://127.0.0.1:7701");
        QTest::newRow("loopback 6") << QStringLiteral("[::1]:7701") << QStringLiteral("http://[::1]:7701");
        QTest::newRow("elsewhere") << QStringLiteral("Relay.Example") << QStringLiteral("https://relay.example:443");
        QTest::newRow("elsewhere with a port")
            << QStringLiteral("relay.example:7700") << QStringLiteral("https://relay.example:7700");
        QTest::newRow("plain on purpose")
            << QStringLiteral("http://relay.lan") << QStringLiteral("http://relay.lan:80");
        QTest::newRow("full") << QStringLiteral("https://relay.example/")
                              << QStringLiteral("https://relay.example:443");
        QTest::newRow("socket scheme") << QStringLiteral("wss://relay.example")
                                       << QStringLiteral("https://relay.example:443");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("a path") << QStringLiteral("https://relay.example/qiao") << QString();
        QTest::newRow("a password inside") << QStringLiteral("https://ann:demo@relay.example") << QString();
        QTest::newRow("another scheme") << QStringLiteral("ftp://relay.example") << QString();
        QTest::newRow("spaces") << QStringLiteral("relay example") << QString();
        QTest::newRow("port zero") << QStringLiteral("relay.example:0") << QString();
        QTest::newRow("port too high") << QStringLiteral("relay.example:70000") << QString();
        QTest::newRow("endless") << QString(1000, u'a') << QString();
    }
    void reads()
    {
        QFETCH(QString, typed);
        const base::Result<RelayAddress> address = RelayAddress::parse(typed);
        QTEST(address ? address->toString() : QString(), "address");
    }

    void makesUrls()
    {
        const base::Result<RelayAddress> address = RelayAddress::parse(QStringLiteral("relay.example"));
        QVERIFY(address);
        QCOMPARE(address->webSocketUrl(QStringLiteral("/v1/agent")).toString(),
            QStringLiteral("wss://relay.example:443/v1/agent"));
        QVERIFY(address->isEncrypted());
        QCOMPARE(RelayAddress::parse(QStringLiteral("127.0.0.1"))->webSocketUrl(QStringLiteral("/v1/agent")).toString(),
            QStringLiteral("ws://127.0.0.1:7700/v1/agent"));
    }
};

QTEST_GUILESS_MAIN(tst_RelayAddress)
#include "tst_RelayAddress.moc"
