#include "relay/net/RequestTarget.h"

#include <QTest>

using namespace qiao::relay::net;

class tst_RequestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathAndParametersAreDecodedOnce()
    {
        const auto target
            = RequestTarget::parse("/v1/%E6%A1%A5/a%20b?site=demo&name=%E5%9B%BE+1%2B.png&flag&site=other");
        QVERIFY(target);
        QCOMPARE(target->path(), QStringLiteral("/v1/桥/a b"));
        QCOMPARE(target->parameter(u"site"), QStringLiteral("demo"));
        QCOMPARE(target->parameter(u"name"), QStringLiteral("图 1+.png"));
        QCOMPARE(target->parameter(u"flag"), QString());
        QVERIFY(!target->parameter(u"none"));
    }

    void aTrailingSlashIsKept()
    {
        QCOMPARE(RequestTarget::parse("/demo/")->path(), QStringLiteral("/demo/"));
        QCOMPARE(RequestTarget::parse("/")->path(), QStringLiteral("/"));
    }

    void whatTwoReadersCouldReadDifferentlyIsRefused_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no slash") << QByteArray("widget.js");
        QTest::newRow("asterisk") << QByteArray("*");
        QTest::newRow("absolute") << QByteArray("http://host/path");
        QTest::newRow("parent") << QByteArray("/widget/../secret");
        QTest::newRow("encoded parent") << QByteArray("/widget/%2e%2E/secret");
        QTest::newRow("parent at the end") << QByteArray("/widget/..");
        QTest::newRow("dot") << QByteArray("/./widget");
        QTest::newRow("double slash") << QByteArray("//widget");
        QTest::newRow("double slash inside") << QByteArray("/widget//a");
        QTest::newRow("encoded slash") << QByteArray("/widget%2fa");
        QTest::newRow("backslash") << QByteArray("/widget\\a");
        QTest::newRow("encoded backslash") << QByteArray("/widget/..%5csecret");
        QTest::newRow("encoded NUL") << QByteArray("/widget%00.js");
        QTest::newRow("encoded line feed") << QByteArray("/widget%0a");
        QTest::newRow("delete") << QByteArray("/widget%7f");
        QTest::newRow("half an encoding") << QByteArray("/widget%4");
        QTest::newRow("no encoding") << QByteArray("/widget%zz");
        QTest::newRow("broken UTF-8") << QByteArray("/widget%ff");
        QTest::newRow("overlong slash") << QByteArray("/widget%c0%af");
        QTest::newRow("surrogate") << QByteArray("/widget%ed%a0%80");
        QTest::newRow("fragment") << QByteArray("/widget#a");
        QTest::newRow("NUL in the query") << QByteArray("/a?b=%00");
        QTest::newRow("broken query") << QByteArray("/a?b=%f");
        QTest::newRow("too long") << QByteArray("/" + QByteArray(5000, 'a'));
        QTest::newRow("too many parameters") << QByteArray("/a?" + QByteArray("b=1&").repeated(40));
    }

    void whatTwoReadersCouldReadDifferentlyIsRefused()
    {
        QFETCH(QByteArray, target);
        QVERIFY(!RequestTarget::parse(target));
    }
};

QTEST_APPLESS_MAIN(tst_RequestTarget)
#include "tst_RequestTarget.moc"
