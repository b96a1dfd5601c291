#include "common/text/Excerpt.h"

#include <QTest>

using namespace qiao;

class tst_Excerpt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortTextStaysWhole()
    {
        const text::Excerpt excerpt = text::excerptAround(QStringLiteral("支付 失败了"), QStringLiteral("失败"), 40);
        QCOMPARE(excerpt.text, QStringLiteral("支付 失败了"));
        QCOMPARE(excerpt.matchStart, 3);
        QCOMPARE(excerpt.matchLength, 2);
    }

    void longTextIsCutAroundTheMatch()
    {
        const QString text = QString(300, u'a') + QStringLiteral(" Refund ") + QString(300, u'b');
        const text::Excerpt excerpt = text::excerptAround(text, QStringLiteral("refund"), 60);
        QVERIFY(excerpt.text.size() <= 62);
        QVERIFY(excerpt.text.startsWith(QChar(0x2026)));
        QVERIFY(excerpt.text.endsWith(QChar(0x2026)));
        QCOMPARE(excerpt.text.mid(excerpt.matchStart, excerpt.matchLength), QStringLiteral("Refund"));
    }

    void linesBecomeOne()
    {
        QCOMPARE(text::excerptAround(QStringLiteral("a\n\n b"), {}, 40).text, QStringLiteral("a b"));
    }

    void whatIsNotThereHasNoMatch()
    {
        const text::Excerpt excerpt = text::excerptAround(QStringLiteral("hello"), QStringLiteral("bye"), 40);
        QCOMPARE(excerpt.text, QStringLiteral("hello"));
        QCOMPARE(excerpt.matchLength, 0);
    }

    void neverCutsACharacterInTwo()
    {
        const QString face = QStringLiteral("😀");
        for (int length = 1; length < 12; ++length) {
            const text::Excerpt excerpt = text::excerptAround(face.repeated(20) + u'x', QStringLiteral("x"), length);
            QVERIFY(excerpt.text.isValidUtf16());
        }
    }
};

QTEST_GUILESS_MAIN(tst_Excerpt)
#include "tst_Excerpt.moc"
