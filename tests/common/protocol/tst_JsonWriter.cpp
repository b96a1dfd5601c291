#include "common/protocol/JsonWriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qiao::protocol;
using namespace Qt::StringLiterals;

// What is written reads back as the QJsonObject with the same members does, whatever the text.
class tst_JsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsWrittenAsQtWritesIt_data();
    void textIsWrittenAsQtWritesIt();
    void everyUnitIsWrittenAsQtWritesIt();
    void numbersReadBack();
    void objectsAndListsNest();
    void whatIsEmptyIsLeftOut();
    void anEmptyObjectIsWhole();
};

void tst_JsonWriter::textIsWrittenAsQtWritesIt_data()
{
    QTest::addColumn<QString>("text");
    const QChar high(0xd83d);
    const QChar low(0xde00);
    QTest::newRow("none") << QString();
    QTest::newRow("plain") << "Where is my order?";
    QTest::newRow("quotes") << R"("quoted" and \ and / and \u0041 and {[,:]})";
    QTest::newRow("control") << QString::fromLatin1("\0\x01\b\t\n\v\f\r\x1b\x7f", 10);
    QTest::newRow("cjk") << u"您好，我的订单在哪里？"_s;
    QTest::newRow("emoji") << u"😀 👩‍👩‍👧 🇨🇳"_s;
    QTest::newRow("bounds of lengths") << u"\u007f\u0080\u07ff\u0800\uffff\U00010000\U0010ffff"_s;
    QTest::newRow("line separators") << u"\u2028\u2029\ufeff"_s;
    QTest::newRow("lone high") << QString(high);
    QTest::newRow("lone low") << QString(low) + "x";
    QTest::newRow("turned") << QString(low) + high;
    QTest::newRow("high before a pair") << QString(high) + high + low;
    QTest::newRow("high before a letter") << QString(high) + "a";
    QTest::newRow("long") << QString(100'000, QChar(1));
}

void tst_JsonWriter::textIsWrittenAsQtWritesIt()
{
    QFETCH(QString, text);
    JsonWriter json;
    json.add("text"_L1, text);
    const QByteArray written = json.finish();
    QVERIFY(written.isValidUtf8());
    QCOMPARE(written, textOf({{u"text"_s, text}}));
    QCOMPARE(QJsonDocument::fromJson(written).object().value("text"_L1).toString(), text);
}

void tst_JsonWriter::everyUnitIsWrittenAsQtWritesIt()
{
    QString text;
    for (int unit = 0; unit <= 0xffff; ++unit) {
        text += QChar(unit);
        text += u'.'; // so that no two surrogates meet
    }
    JsonWriter json;
    json.add("text"_L1, text);
    QCOMPARE(json.finish(), textOf({{u"text"_s, text}}));
}

void tst_JsonWriter::numbersReadBack()
{
    JsonWriter json;
    QJsonObject expected;
    const auto add = [&](const QString &name, auto number) {
        const QByteArray ascii = name.toLatin1();
        json.add(QLatin1StringView(ascii), number);
        expected.insert(name, QJsonValue(number));
    };
    int count = 0;
    for (const qint64 number : {qint64(0), qint64(-1), qint64(1'795'305'600'123), std::numeric_limits<qint64>::min(),
             std::numeric_limits<qint64>::max()})
        add(u"whole%1"_s.arg(++count), number);
    for (const double number : {0.0, -0.5, 0.1, 1.0 / 3, 1e300, 5e-324, 1e21, 9007199254740993.0, qQNaN(), qInf()})
        add(u"real%1"_s.arg(++count), number);
    add(u"small"_s, -7);
    add(u"yes"_s, true);
    add(u"no"_s, false);
    const QByteArray written = json.finish();
    QCOMPARE(QJsonDocument::fromJson(written).object(), QJsonDocument::fromJson(textOf(expected)).object());
    QCOMPARE(QJsonDocument::fromJson(written).object().size(), count + 3);
}

void tst_JsonWriter::objectsAndListsNest()
{
    const QJsonObject foreign{{u"price"_s, 9.5}, {u"名"_s, QJsonArray{1, u"x"_s}}};
    JsonWriter json;
    json.add("type"_L1, "message.posted"_L1);
    json.object("empty"_L1, [] {});
    json.object("outer"_L1, [&] {
        json.object("inner"_L1, [&] { json.add("deep"_L1, u"{["_s); });
        json.add("after"_L1, 1);
        json.add("foreign"_L1, foreign);
    });
    json.texts("none"_L1, QStringList());
    json.texts("texts"_L1, QStringList{u"["_s, u"退款"_s, QString()});
    json.objects("objects"_L1, QList<int>{1, 2}, [&](int number) {
        json.add("number"_L1, number);
        json.add("even"_L1, number % 2 == 0);
    });
    json.addWritten("written"_L1, R"([{"a":1},2])");
    json.add("last"_L1, 0);
    const QByteArray expected = R"({
        "type": "message.posted", "empty": {},
        "outer": {"inner": {"deep": "{["}, "after": 1, "foreign": {"price": 9.5, "名": [1, "x"]}},
        "none": [], "texts": ["[", "退款", ""], "objects": [{"number": 1, "even": false}, {"number": 2, "even": true}],
        "written": [{"a": 1}, 2], "last": 0
    })";
    const QJsonObject object = QJsonDocument::fromJson(expected).object();
    QVERIFY(!object.isEmpty());
    QCOMPARE(QJsonDocument::fromJson(json.finish()).object(), object);
}

void tst_JsonWriter::whatIsEmptyIsLeftOut()
{
    JsonWriter json;
    json.addUnlessEmpty("text"_L1, QString());
    json.addUnlessEmpty("object"_L1, QJsonObject());
    json.addUnlessEmpty("kept"_L1, u" "_s);
    json.addUnlessEmpty("also"_L1, QJsonObject{{u"a"_s, 1}});
    QCOMPARE(json.finish(), QByteArray(R"({"kept":" ","also":{"a":1}})"));
}

void tst_JsonWriter::anEmptyObjectIsWhole()
{
    QCOMPARE(JsonWriter().finish(), QByteArray("{}"));
}

QTEST_GUILESS_MAIN(tst_JsonWriter)
#include "tst_JsonWriter.moc"
