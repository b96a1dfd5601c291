#include "workstation/features/visitor/LanguageWords.h"
#include "workstation/features/visitor/UserAgentWords.h"
#include "workstation/features/visitor/VisitorFacts.h"

#include <QJsonArray>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation::visitor;

// What is known of a visitor, in words. One thread.
class tst_VisitorFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void browsersHaveNames_data();
    void browsersHaveNames();
    void languagesHaveNames();
    void whatIsUnknownIsLeftOut();
    void onlyWebPagesCanBeOpened();
    void attributesAreBounded();
};

void tst_VisitorFacts::browsersHaveNames_data()
{
    QTest::addColumn<QString>("agent");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *words, const char *agent) {
        QTest::newRow(words) << QString::fromLatin1(agent) << QString::fromLatin1(words);
    };
    row("Chrome 126, Windows",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
        "Safari/537.36");
    row("Edge 125, Windows",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 "
        "Safari/537.36 Edg/125.0.0.0");
    row("Safari 17, iPhone",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 "
        "Mobile/15E148 Safari/604.1");
    row("Firefox 127, Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0");
    row("WeChat 8, Android",
        "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 "
        "Mobile Safari/537.36 MicroMessenger/8.0.49.2600");
    row("", "curl/8.0 \x01\x02");
}

void tst_VisitorFacts::browsersHaveNames()
{
    QFETCH(QString, agent);
    QFETCH(QString, words);
    QCOMPARE(browserInWords(agent), words);
}

void tst_VisitorFacts::languagesHaveNames()
{
    QCOMPARE(languageInWords(QStringLiteral("zh-CN")), QStringLiteral("简体中文 (zh-CN)"));
    QCOMPARE(languageInWords(QStringLiteral("zh-TW")), QStringLiteral("繁體中文 (zh-TW)"));
    QCOMPARE(languageInWords(QStringLiteral("en")), QStringLiteral("English (en)"));
    QCOMPARE(languageInWords(QStringLiteral("x-unknown")), QStringLiteral("x-unknown"));
    QCOMPARE(languageInWords(QString()), QString());
}

void tst_VisitorFacts::whatIsUnknownIsLeftOut()
{
    domain::Visitor visitor;
    QVERIFY(VisitorFacts::contactOf(visitor).isEmpty());
    QVERIFY(VisitorFacts::pageOf(visitor).isEmpty());
    visitor.email = QStringLiteral("a@b.example");
    QCOMPARE(VisitorFacts::contactOf(visitor).size(), 1);
    QCOMPARE(VisitorFacts::contactOf(visitor).constFirst().kind, Fact::Kind::Copied);
}

void tst_VisitorFacts::onlyWebPagesCanBeOpened()
{
    QVERIFY(isWebPage(QStringLiteral("https://shop.example/a?b=c")));
    QVERIFY(!isWebPage(QStringLiteral("javascript:alert(1)")));
    QVERIFY(!isWebPage(QStringLiteral("file:///etc/passwd")));
    QVERIFY(!isWebPage(QStringLiteral("https://bank.example@evil.example")));
    domain::Visitor visitor;
    visitor.page.url = QStringLiteral("file:///etc/passwd");
    QCOMPARE(VisitorFacts::pageOf(visitor).constFirst().kind, Fact::Kind::Text);
}

void tst_VisitorFacts::attributesAreBounded()
{
    QJsonObject many;
    for (int i = 0; i < 500; ++i)
        many.insert(QString::number(i), QString(5000, u'x'));
    const QList<Fact> facts = VisitorFacts::fieldsOf(many);
    QCOMPARE(facts.size(), VisitorFacts::mostAttributes);
    QCOMPARE(facts.constFirst().value.size(), VisitorFacts::longestValue);
    QCOMPARE(VisitorFacts::valueInWords(2417), QStringLiteral("2417"));
    QCOMPARE(VisitorFacts::valueInWords(QJsonArray{1, QStringLiteral("a")}), QStringLiteral("[1,\"a\"]"));
    QCOMPARE(VisitorFacts::valueInWords(true), QStringLiteral("yes"));
    QVERIFY(VisitorFacts::fieldsOf({{QStringLiteral("a"), QJsonValue()}}).isEmpty());
}

QTEST_GUILESS_MAIN(tst_VisitorFacts)
#include "tst_VisitorFacts.moc"
