#include "common/text/ReplyTemplate.h"

#include <QTest>

using namespace qiao;
using namespace qiao::text;
using Kind = ReplyVariable::Kind;

class tst_ReplyTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsStayAsTheyAre();
    void everyKindIsRead();
    void whatIsWrittenIsReadAgain();
    void whatIsKnownIsPutIn();
    void whatIsAskedIsAGap();
    void whatIsWrong_data();
    void whatIsWrong();
    void anyBytesAreReadOrRefused();
};

void tst_ReplyTemplate::wordsStayAsTheyAre()
{
    const QString words = QStringLiteral("A {single} brace } and 您好\n}} too");
    const auto read = ReplyTemplate::parse(words);
    QVERIFY(read.isOk());
    QVERIFY(!read->hasVariables());
    QCOMPARE(read->fill({}).text, words);
    QVERIFY(ReplyTemplate::parse(QString())->parts().isEmpty());
}

void tst_ReplyTemplate::everyKindIsRead()
{
    const auto read = ReplyTemplate::parse(QStringLiteral(
        "{{visitor.name|there}}{{ text : colour | red }} {{number:pieces}}{{date:delivery day}}{{choice:size|S|M|L}}"));
    QVERIFY(read.isOk());
    const QList<ReplyPart> expected{
        {{}, ReplyVariable{Kind::Known, QStringLiteral("visitor.name"), {QStringLiteral("there")}}},
        {{}, ReplyVariable{Kind::Text, QStringLiteral("colour"), {QStringLiteral("red")}}},
        {QStringLiteral(" "), std::nullopt},
        {{}, ReplyVariable{Kind::Number, QStringLiteral("pieces"), {}}},
        {{}, ReplyVariable{Kind::Date, QStringLiteral("delivery day"), {}}},
        {{},
            ReplyVariable{
                Kind::Choice, QStringLiteral("size"), {QStringLiteral("S"), QStringLiteral("M"), QStringLiteral("L")}}},
    };
    QCOMPARE(read->parts(), expected);
    QCOMPARE(ReplyTemplate::parse(QStringLiteral("{{visitor}}"))->parts().first().variable->name,
        QStringLiteral("visitor.name")); // the short form
    for (const QString &name : ReplyTemplate::knownNames())
        QVERIFY2(ReplyTemplate::parse(QStringLiteral("{{%1}}").arg(name)).isOk(), qPrintable(name));
}

void tst_ReplyTemplate::whatIsWrittenIsReadAgain()
{
    for (const ReplyVariable &variable : {ReplyVariable{Kind::Known, QStringLiteral("order.id"), {}},
             ReplyVariable{Kind::Known, QStringLiteral("visitor.name"), {QStringLiteral("您")}},
             ReplyVariable{Kind::Date, QStringLiteral("送货日期"), {}},
             ReplyVariable{Kind::Choice, QStringLiteral("size"), {QStringLiteral("S"), QStringLiteral("M")}}}) {
        const auto read = ReplyTemplate::parse(ReplyTemplate::written(variable));
        QVERIFY(read.isOk());
        QCOMPARE(*read->parts().first().variable, variable);
    }
}

void tst_ReplyTemplate::whatIsKnownIsPutIn()
{
    const auto read = ReplyTemplate::parse(QStringLiteral("Hello {{visitor.name|there}}, I am {{agent.name}}."));
    const QString name = QStringLiteral("visitor.name");
    const QString agent = QStringLiteral("agent.name");
    QCOMPARE(read->fill({{name, QStringLiteral("Lin")}, {agent, QStringLiteral("Ann")}}),
        (FilledReply{QStringLiteral("Hello Lin, I am Ann."), {}}));
    QCOMPARE(read->fill({{name, QStringLiteral(" ")}, {agent, QStringLiteral("Ann")}}).text,
        QStringLiteral("Hello there, I am Ann."));
    // What a visitor is called never becomes a variable.
    QCOMPARE(read->fill({{name, QStringLiteral("{{order.id}}")}, {agent, QStringLiteral("Ann")}}).text,
        QStringLiteral("Hello {{order.id}}, I am Ann."));
}

void tst_ReplyTemplate::whatIsAskedIsAGap()
{
    const auto read = ReplyTemplate::parse(QStringLiteral("Order {{order.id}} comes on {{date:day}}."));
    const FilledReply filled = read->fill({});
    QCOMPARE(filled.text, QStringLiteral("Order [order.id] comes on [day]."));
    QCOMPARE(filled.gaps.size(), 2);
    for (const FilledReply::Gap &gap : filled.gaps)
        QCOMPARE(filled.text.mid(gap.start, gap.length), u'[' + gap.variable.name + u']');
    QCOMPARE(read->fill({{QStringLiteral("order.id"), QStringLiteral("A-7")}}).gaps.size(), 1);
    QCOMPARE(read->fillWithoutAsking({}), QStringLiteral("Order  comes on ."));
    QVERIFY(!read->asksNothing());
    QVERIFY(ReplyTemplate::parse(QStringLiteral("Order {{order.id}}"))->asksNothing());
}

void tst_ReplyTemplate::whatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("not closed") << QStringLiteral("Hello {{visitor.name");
    QTest::newRow("closed later") << QStringLiteral("Hello {{visitor.name} and {{agent.name}}");
    QTest::newRow("empty") << QStringLiteral("{{}}");
    QTest::newRow("unknown") << QStringLiteral("{{visitor.shoes}}");
    QTest::newRow("unknown type") << QStringLiteral("{{colour:of the coat}}");
    QTest::newRow("nothing asked") << QStringLiteral("{{text:}}");
    QTest::newRow("one option") << QStringLiteral("{{choice:size|S}}");
    QTest::newRow("an empty option") << QStringLiteral("{{choice:size|S||L}}");
    QTest::newRow("two alternatives") << QStringLiteral("{{visitor.name|a|b}}");
    QTest::newRow("a date with an alternative") << QStringLiteral("{{date:day|today}}");
    QTest::newRow("very long") << QStringLiteral("{{text:%1}}").arg(QString(400, u'x'));
    QTest::newRow("very many") << QStringLiteral("{{agent.name}}").repeated(31);
}

void tst_ReplyTemplate::whatIsWrong()
{
    QFETCH(QString, text);
    const auto read = ReplyTemplate::parse(text);
    QVERIFY(!read.isOk());
    QVERIFY(read.error().message.endsWith(u'.'));
}

void tst_ReplyTemplate::anyBytesAreReadOrRefused()
{
    // Every short text over the grammar's own characters: nothing is read beyond its end, and words are kept.
    const QString letters = QStringLiteral("{}|:a");
    for (int code = 0; code < 5 * 5 * 5 * 5 * 5 * 5; ++code) {
        QString text;
        for (int rest = code, i = 0; i < 6; ++i, rest /= 5)
            text += letters.at(rest % 5);
        const auto read = ReplyTemplate::parse(text);
        if (read && !read->hasVariables())
            QCOMPARE(read->fill({}).text, text);
    }
}

QTEST_APPLESS_MAIN(tst_ReplyTemplate)
#include "tst_ReplyTemplate.moc"
