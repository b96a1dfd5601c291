#include "common/text/SearchWords.h"

#include <QTest>

using namespace qiao;

class tst_SearchWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsOfText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("signs only") << QStringLiteral("?! …，。") << QString();
        QTest::newRow("english") << QStringLiteral("My Order, please") << QStringLiteral("my order please");
        QTest::newRow("chinese") << QStringLiteral("支付失败") << QStringLiteral("支付 付失 失败 败");
        QTest::newRow("one character") << QStringLiteral("好") << QStringLiteral("好");
        QTest::newRow("mixed") << QStringLiteral("我的iPhone15坏了") << QStringLiteral("我的 的 iphone15 坏了 了");
        QTest::newRow("full width") << QStringLiteral("ＡＢＣ１２") << QStringLiteral("abc12");
        QTest::newRow("kana") << QStringLiteral("カート") << QStringLiteral("カー ート ト");
        QTest::newRow("hangul") << QStringLiteral("주문") << QStringLiteral("주문 문");
        QTest::newRow("beyond the first plane") << QStringLiteral("𠮷野家") << QStringLiteral("𠮷野 野家 家");
        QTest::newRow("punctuation divides") << QStringLiteral("支付，失败") << QStringLiteral("支付 付 失败 败");
    }
    void wordsOfText()
    {
        QFETCH(QString, text);
        QTEST(text::searchLine(text), "line");
    }

    void expressionOfQuery_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("expression");
        QTest::newRow("nothing") << QStringLiteral("  ") << QString();
        QTest::newRow("only signs") << QStringLiteral("\"*()^") << QString();
        QTest::newRow("one character") << QStringLiteral("付") << QStringLiteral("\"付\"*");
        QTest::newRow("two characters") << QStringLiteral("支付") << QStringLiteral("\"支付\"");
        QTest::newRow("a phrase") << QStringLiteral("支付失") << QStringLiteral("\"支付 付失\"");
        QTest::newRow("the last word is a beginning")
            << QStringLiteral("my ord") << QStringLiteral("\"my\" AND \"ord\"*");
        QTest::newRow("no syntax gets through")
            << QStringLiteral("a\" OR NEAR(b)") << QStringLiteral("\"a\" AND \"or\" AND \"near\" AND \"b\"*");
        QTest::newRow("mixed") << QStringLiteral("iphone坏了") << QStringLiteral("\"iphone\" AND \"坏了\"");
    }
    void expressionOfQuery()
    {
        QFETCH(QString, query);
        QTEST(text::searchExpression(query), "expression");
    }

    void brokenSurrogatesAreHarmless()
    {
        const QString text = QString(QChar(0xD842)) + QStringLiteral("支") + QString(QChar(0xDFB7));
        QVERIFY(text::searchWords(text).contains(QStringLiteral("支")));
    }

    void longQueriesAreCut() { QVERIFY(text::searchExpression(QString(10'000, u'x')).size() < 300); }
};

QTEST_GUILESS_MAIN(tst_SearchWords)
#include "tst_SearchWords.moc"
