#include "relay/metrics/Csv.h"

#include <QTest>

using namespace qiao::relay::metrics;
using namespace Qt::StringLiterals;

class tst_Csv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTable();
    void noCellIsAFormula_data();
    void noCellIsAFormula();
};

void tst_Csv::aTable()
{
    const QByteArray csv = csvOf({u"name"_s, u"count"_s, u"share"_s, u"met"_s, u"missing"_s},
        {{{u"name"_s, u"李雷, \"Lei\"\nLi"_s}, {u"count"_s, 9007199254740991.0}, {u"share"_s, 0.1}, {u"met"_s, true},
             {u"other"_s, 1}},
            {{u"name"_s, u""_s}, {u"count"_s, 0}, {u"share"_s, QJsonValue()}, {u"met"_s, false}}});
    QCOMPARE(csv,
        "\xEF\xBB\xBFname,count,share,met,missing\r\n"
        "\"李雷, \"\"Lei\"\"\nLi\",9007199254740991,0.1,true,\r\n"
        ",0,,false,\r\n");
}

void tst_Csv::noCellIsAFormula_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("equals") << u"=1+1"_s << QByteArray("'=1+1");
    QTest::newRow("plus") << u"+1"_s << QByteArray("'+1");
    QTest::newRow("minus") << u"-1"_s << QByteArray("'-1");
    QTest::newRow("at") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << u"\t=1"_s << QByteArray("'\t=1");
    QTest::newRow("line") << u"\r\n=1"_s << QByteArray("\"'\r\n=1\"");
    QTest::newRow("quotes do not hide it") << u"=\"a\",b"_s << QByteArray("\"'=\"\"a\"\",b\"");
    QTest::newRow("in the middle it is text") << u"1=1"_s << QByteArray("1=1");
}

void tst_Csv::noCellIsAFormula()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(csvOf({u"a"_s}, {{{u"a"_s, text}}}),
        "\xEF\xBB\xBF"
        "a\r\n"
            + cell + "\r\n");
}

QTEST_APPLESS_MAIN(tst_Csv)
#include "tst_Csv.moc"
