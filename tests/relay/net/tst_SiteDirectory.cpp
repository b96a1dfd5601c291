#include "relay/net/SiteDirectory.h"

#include <QTest>

using qiao::relay::net::SiteDirectory;

class tst_SiteDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOriginIsComparedWhole()
    {
        SiteDirectory sites;
        sites.insert("shop", {"https://Shop.example/", "http://127.0.0.1:7700", "nonsense"});
        QVERIFY(sites.holds("shop"));
        QVERIFY(sites.allows("shop", "https://shop.example"));
        QVERIFY(sites.allows("shop", "https://shop.example:443"));
        QVERIFY(sites.allows("shop", "http://127.0.0.1:7700"));
        for (const char *wrong : {"", "null", "nonsense", "http://shop.example", "https://shop.example:444",
                 "https://a.shop.example", "https://shop.example.evil", "https://user@shop.example",
                 "https://shop.example/path", "https://shop.example, https://evil.example", "http://127.0.0.1"}) {
            QVERIFY2(!sites.allows("shop", wrong), wrong);
        }
        QVERIFY(!sites.allows("other", "https://shop.example"));
    }

    void aSiteThatIsToldAnewForgetsItsOldOrigins()
    {
        SiteDirectory sites;
        sites.insert("shop", {"https://old.example"});
        sites.insert("shop", {"https://new.example"});
        QVERIFY(!sites.allows("shop", "https://old.example"));
        QVERIFY(sites.allows("shop", "https://new.example"));
    }

    void namesOutsideOfAsciiAreComparedAsBrowsersSendThem()
    {
        SiteDirectory sites;
        sites.insert("shop", {QStringLiteral("https://商店.example")});
        QVERIFY(sites.allows("shop", "https://xn--czrs0t.example"));
    }
};

QTEST_APPLESS_MAIN(tst_SiteDirectory)
#include "tst_SiteDirectory.moc"
