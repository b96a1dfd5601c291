#include "workstation/features/conversation/LinkFinder.h"

#include <QTest>

using namespace qiao::workstation::conversation;

// What becomes a link, and what never does. One thread.
class tst_LinkFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void opensOnlyWhatIsSafe_data();
    void opensOnlyWhatIsSafe();
};

void tst_LinkFinder::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    const auto row = [](const char *name, const char *text, const QStringList &links) {
        QTest::newRow(name) << QString::fromUtf8(text) << links;
    };
    row("none", "no link here: at all", {});
    row("sentence", "See https://a.example/b?c=1.", {QStringLiteral("https://a.example/b?c=1")});
    row("brackets", "(https://a.example/x_(y))", {QStringLiteral("https://a.example/x_(y)")});
    row("Chinese after it", "请看https://a.example/退款谢谢", {QStringLiteral("https://a.example/")});
    row("Chinese full stop", "https://a.example/b。", {QStringLiteral("https://a.example/b")});
    row("two", "http://a.example http://b.example/",
        {QStringLiteral("http://a.example"), QStringLiteral("http://b.example/")});
    row("mail", "mailto:li.lei@a.example!", {QStringLiteral("mailto:li.lei@a.example")});
    row("script", "javascript:alert(1)", {});
    row("file", "file:///etc/passwd", {});
    row("password in it", "https://bank.example@evil.example/", {});
    row("k and s stay", "HTTPS://shop.example/Kiosk/s", {QStringLiteral("https://shop.example/Kiosk/s")});
    row("no host", "https://", {});
    row("inside a word", "xhttps://a.example", {});
    row("markup", "<a href=\"https://a.example\">", {QStringLiteral("https://a.example")});
}

void tst_LinkFinder::finds()
{
    QFETCH(QString, text);
    QFETCH(QStringList, links);
    QStringList found;
    for (const Link &link : linksIn(text)) {
        QCOMPARE(text.mid(link.start, link.length).toLower(), link.url.toString().toLower());
        found.append(link.url.toString());
        QVERIFY(link.url.userInfo().isEmpty());
    }
    QCOMPARE(found, links);
}

void tst_LinkFinder::opensOnlyWhatIsSafe_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<bool>("isSafe");
    QTest::newRow("page") << QUrl(QStringLiteral("https://a.example/")) << true;
    QTest::newRow("mail") << QUrl(QStringLiteral("mailto:a@b.example")) << true;
    QTest::newRow("mail with a body") << QUrl(QStringLiteral("mailto:a@b.example?body=x")) << false;
    QTest::newRow("program") << QUrl(QStringLiteral("ssh://a.example")) << false;
    QTest::newRow("data") << QUrl(QStringLiteral("data:text/html,x")) << false;
    QTest::newRow("local") << QUrl(QStringLiteral("file:///bin/sh")) << false;
    QTest::newRow("empty") << QUrl() << false;
}

void tst_LinkFinder::opensOnlyWhatIsSafe()
{
    QFETCH(QUrl, url);
    QFETCH(bool, isSafe);
    QCOMPARE(isSafeToOpen(url), isSafe);
}

QTEST_GUILESS_MAIN(tst_LinkFinder)
#include "tst_LinkFinder.moc"
