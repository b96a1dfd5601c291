#include "relay/config/ConfigKeys.h"
#include "relay/config/ConfigReader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qiao::relay::config;

class tst_ConfigReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFileIsTheDefaults()
    {
        const auto config = ConfigReader::read({}, "relay.toml");
        QVERIFY(config);
        QCOMPARE(config->listenAddress, QHostAddress(QHostAddress::LocalHost));
        QCOMPARE(config->listenPort, quint16(7700));
        QCOMPARE(config->http.headBytes, 8192);
        QCOMPARE(config->webSocket.frameBytes, 65536);
        QVERIFY(!config->isDemo);
    }

    void everyKindOfValueIsRead()
    {
        const auto config = ConfigReader::read(R"(
            [listen]
            address = "::1"
            port = 8080
            agent_origins = ["https://desk.example", "http://localhost:3000"]
            [data]
            directory = "/var/lib/桥"
            [http]
            upload_bytes = 2_000_000
            head_timeout_ms = 250
            [websocket]
            visitor_frames_burst = 7
            [connections]
            per_address = 3
        )",
            "relay.toml");
        QVERIFY2(config, config ? "" : qPrintable(config.error().message));
        QCOMPARE(config->listenAddress, QHostAddress(QHostAddress::LocalHostIPv6));
        QCOMPARE(config->listenPort, quint16(8080));
        QCOMPARE(config->agentOrigins, (QStringList{"https://desk.example", "http://localhost:3000"}));
        QCOMPARE(config->dataDirectory, QStringLiteral("/var/lib/桥"));
        QCOMPARE(config->http.uploadBytes, 2'000'000);
        QCOMPARE(config->http.headTimeout, std::chrono::milliseconds(250));
        QCOMPARE(config->webSocket.visitorFrames.burst, 7);
        QCOMPARE(config->webSocket.visitorFrames.perSecond, 50);
        QCOMPARE(config->connections.perAddress, 3);
    }

    void aFaultIsOneSentenceWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("unknown key") << QByteArray("[listen]\nport = 1\nprot = 7700\n")
                                     << QStringLiteral("r.toml:3:1: there is no key \"prot\" in the table \"listen\"");
        QTest::newRow("unknown table") << QByteArray("\n[lisen]\nport = 1\n")
                                       << QStringLiteral("r.toml:2:2: there is no key or table \"lisen\"");
        QTest::newRow("not a table") << QByteArray("listen = 7700\n")
                                     << QStringLiteral("r.toml:1:10: \"listen\" is a table, write [listen]");
        QTest::newRow("wrong type") << QByteArray("[listen]\nport = \"7700\"\n")
                                    << QStringLiteral("r.toml:2:8: listen.port must be a whole number");
        QTest::newRow("no float") << QByteArray("[listen]\nport = 1.5\n")
                                  << QStringLiteral("r.toml:2:8: listen.port must be a whole number");
        QTest::newRow("out of range") << QByteArray("[listen]\nport = 70000\n")
                                      << QStringLiteral("r.toml:2:8: listen.port must be between 0 and 65535");
        QTest::newRow("no text") << QByteArray("[data]\ndirectory = 5\n")
                                 << QStringLiteral("r.toml:2:13: data.directory must be a text in quotes");
        QTest::newRow("no address")
            << QByteArray("[listen]\naddress = \"everywhere\"\n")
            << QStringLiteral("r.toml:2:11: listen.address must be an IP address, such as \"127.0.0.1\" or \"::1\"");
        QTest::newRow("no list") << QByteArray("[listen]\nagent_origins = [1]\n")
                                 << QStringLiteral(
                                        "r.toml:2:17: listen.agent_origins must be a list of texts in quotes");
        QTest::newRow("no origin") << QByteArray("[listen]\nagent_origins = [\"https://a.example/path\"]\n")
                                   << QStringLiteral(
                                          "r.toml:2:17: listen.agent_origins holds \"https://a.example/path\", which "
                                          "is no origin such as \"https://desk.example\"");
    }

    void aFaultIsOneSentenceWithItsPlace()
    {
        QFETCH(QByteArray, toml);
        QFETCH(QString, sentence);
        const auto config = ConfigReader::read(toml, "r.toml");
        QVERIFY(!config);
        QCOMPARE(config.error().message, sentence);
    }

    void anAddressInPlaceOfATableIsSaidToBeWrong()
    {
        const auto config = ConfigReader::read("[::1]:7700", "r.toml");
        QVERIFY(!config);
        QVERIFY2(config.error().message.startsWith("r.toml:1:2: "), qPrintable(config.error().message));
    }

    void brokenTomlNamesThePlace()
    {
        const auto config = ConfigReader::read("[listen]\nport = = 3\n", "r.toml");
        QVERIFY(!config);
        QVERIFY2(config.error().message.startsWith("r.toml:2:8: "), qPrintable(config.error().message));
    }

    void aMissingFileIsTold()
    {
        const QTemporaryDir folder;
        const auto config = ConfigReader::readFile(folder.filePath("none.toml"));
        QVERIFY(!config);
        QVERIFY(config.error().message.startsWith(folder.filePath("none.toml")));
        QVERIFY(!ConfigReader::readFile(folder.path()));
    }

    void everyKeyIsDescribedAndTakesItsBound()
    {
        for (const ConfigKey &key : configKeys()) {
            if (const auto *integer = std::get_if<IntegerKey>(&key.kind)) {
                QVERIFY2(integer->least < integer->most, key.name);
                const QByteArray toml
                    = QByteArray("[") + key.table + "]\n" + key.name + " = " + QByteArray::number(integer->most);
                QVERIFY2(ConfigReader::read(toml, "r.toml"), key.name);
            }
            QVERIFY2(qstrlen(key.meaning) > 0, key.name);
        }
    }

    void theListenAddressOfTheCommandLine()
    {
        RelayConfig config;
        QVERIFY(ConfigReader::readListenAddress("0.0.0.0:80", config));
        QCOMPARE(config.listenAddress, QHostAddress(QHostAddress::AnyIPv4));
        QCOMPARE(config.listenPort, quint16(80));
        QVERIFY(ConfigReader::readListenAddress("[::1]:0", config));
        QCOMPARE(config.listenAddress, QHostAddress(QHostAddress::LocalHostIPv6));
        for (const char *wrong :
            {"", "7700", ":7700", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "::1:80", "host:80", "1:-1"}) {
            QVERIFY2(!ConfigReader::readListenAddress(QString::fromLatin1(wrong), config), wrong);
        }
    }
};

QTEST_GUILESS_MAIN(tst_ConfigReader)
#include "tst_ConfigReader.moc"
