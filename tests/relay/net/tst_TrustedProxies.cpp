#include "relay/net/TrustedProxies.h"

#include <QTest>

using namespace qiao::relay::net;

class tst_TrustedProxies : public QObject
{
    Q_OBJECT

private:
    const TrustedProxies m_proxies{
        {QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8")), QHostAddress::parseSubnet(QStringLiteral("fd00::/8")),
            QHostAddress::parseSubnet(QStringLiteral("127.0.0.1/32"))}};

private Q_SLOTS:
    void theLastUntrustedAddressIsTheClient_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QList<QByteArray>>("fields");
        QTest::addColumn<QString>("client");
        using Fields = QList<QByteArray>;
        QTest::newRow("no proxy, no header") << "192.0.2.7" << Fields() << "192.0.2.7";
        QTest::newRow("a liar") << "192.0.2.7" << Fields{"198.51.100.1"} << "192.0.2.7";
        QTest::newRow("one proxy") << "10.0.0.1" << Fields{"198.51.100.1"} << "198.51.100.1";
        QTest::newRow("a liar behind it") << "10.0.0.1" << Fields{"1.2.3.4, 198.51.100.1"} << "198.51.100.1";
        QTest::newRow("two proxies") << "10.0.0.1" << Fields{"1.2.3.4,198.51.100.1 , 10.9.9.9"} << "198.51.100.1";
        QTest::newRow("two fields") << "10.0.0.1" << Fields{"1.2.3.4", "198.51.100.1, 10.9.9.9"} << "198.51.100.1";
        QTest::newRow("proxies only") << "10.0.0.1" << Fields{"10.0.0.2"} << "10.0.0.2";
        QTest::newRow("no header") << "10.0.0.1" << Fields() << "10.0.0.1";
        QTest::newRow("nonsense") << "10.0.0.1" << Fields{"198.51.100.1, unknown"} << "10.0.0.1";
        QTest::newRow("nonsense behind a proxy") << "10.0.0.1" << Fields{"<script>, 10.0.0.2"} << "10.0.0.2";
        QTest::newRow("a short form") << "10.0.0.1" << Fields{"1"} << "10.0.0.1";
        QTest::newRow("a port") << "10.0.0.1" << Fields{"198.51.100.1:4711"} << "198.51.100.1";
        QTest::newRow("IPv6") << "fd00::1" << Fields{"2001:db8::5"} << "2001:db8::5";
        QTest::newRow("IPv6 and a port") << "fd00::1" << Fields{"[2001:db8::5]:4711"} << "2001:db8::5";
        QTest::newRow("IPv4 as IPv6") << "::ffff:10.0.0.1" << Fields{"::ffff:198.51.100.1"} << "198.51.100.1";
        QTest::newRow("an open bracket") << "10.0.0.1" << Fields{"[2001:db8::5"} << "10.0.0.1";
    }

    void theLastUntrustedAddressIsTheClient()
    {
        QFETCH(QString, peer);
        QFETCH(QList<QByteArray>, fields);
        QFETCH(QString, client);
        HttpRequest request;
        for (const QByteArray &field : std::as_const(fields)) {
            request.fields.append({"x-forwarded-for", field});
        }
        QCOMPARE(m_proxies.clientOf(QHostAddress(peer), request), QHostAddress(client));
    }

    void nobodyIsTrustedUnlessSaid()
    {
        HttpRequest request;
        request.fields = {{"x-forwarded-for", "198.51.100.1"}};
        const QHostAddress peer(QHostAddress::LocalHost);
        QCOMPARE(TrustedProxies().clientOf(peer, request), peer);
    }
};

QTEST_APPLESS_MAIN(tst_TrustedProxies)
#include "tst_TrustedProxies.moc"
