#include "relay/net/Utf8Validator.h"

#include <QStringList>
#include <QTest>

using qiao::relay::net::Utf8Validator;

class tst_Utf8Validator : public QObject
{
    Q_OBJECT

private:
    static bool isText(const QByteArray &bytes)
    {
        Utf8Validator validator;
        return validator.feed(bytes) && validator.isComplete();
    }

    // How many of all sequences of so many bytes, each from `least` on, are UTF-8.
    static quint64 countAccepted(Utf8Validator before, int bytes, int least)
    {
        if (bytes == 0) {
            return before.isComplete() ? 1 : 0;
        }
        quint64 count = 0;
        for (int byte = least; byte < 256; ++byte) {
            Utf8Validator validator = before;
            const char one = char(byte);
            count += validator.feed(QByteArrayView(&one, 1)) ? countAccepted(validator, bytes - 1, least) : 0;
        }
        return count;
    }

private Q_SLOTS:
    void everyCharacterPasses()
    {
        QByteArray all;
        for (char32_t character = 0; character <= 0x10ffff; ++character) {
            if (character < 0xd800 || character > 0xdfff) {
                const QByteArray bytes = QString::fromUcs4(&character, 1).toUtf8();
                QVERIFY2(isText(bytes), bytes.toHex().constData());
                all += bytes;
            }
        }
        QVERIFY(isText(all));
    }

    // Together with the test above: nothing else passes.
    void thereAreAsManySequencesAsCharactersMake()
    {
        constexpr quint64 one = 0x80;
        constexpr quint64 two = 0x800 - 0x80;
        constexpr quint64 three = 0x10000 - 0x800 - 0x800;
        constexpr quint64 four = 0x110000 - 0x10000;
        QCOMPARE(countAccepted({}, 1, 0), one);
        QCOMPARE(countAccepted({}, 2, 0), one * one + two);
        QCOMPARE(countAccepted({}, 3, 0x60), 32 * 32 * 32 + 2 * 32 * two + three);
        QCOMPARE(countAccepted({}, 4, 0x80), two * two + four);
    }

    void aCharacterMayComeInPieces()
    {
        const QByteArray text = "abcdefgh é 你好 𝄞 ijklmnop";
        for (qsizetype first = 0; first <= text.size(); ++first) {
            for (qsizetype second = first; second <= text.size(); ++second) {
                Utf8Validator validator;
                QVERIFY(validator.feed(QByteArrayView(text).first(first)));
                QVERIFY(validator.feed(QByteArrayView(text).sliced(first, second - first)));
                QVERIFY(validator.feed(QByteArrayView(text).sliced(second)));
                QVERIFY(validator.isComplete());
            }
        }
    }

    void theFirstWrongByteIsEnough_data()
    {
        QTest::addColumn<QByteArray>("good");
        QTest::addColumn<QByteArray>("bad");
        QTest::newRow("a continuation alone") << QByteArray("abcdefgh") << QByteArray("\x80");
        QTest::newRow("a continuation too many") << QByteArray("é") << QByteArray("\xa9");
        QTest::newRow("no continuation") << QByteArray("\xe4\xbd") << QByteArray("a");
        QTest::newRow("overlong slash") << QByteArray("a") << QByteArray("\xc0");
        QTest::newRow("overlong in three") << QByteArray("\xe0") << QByteArray("\x9f");
        QTest::newRow("overlong in four") << QByteArray("\xf0") << QByteArray("\x8f");
        QTest::newRow("surrogate") << QByteArray("\xed") << QByteArray("\xa0");
        QTest::newRow("beyond the last character") << QByteArray("\xf4") << QByteArray("\x90");
        QTest::newRow("five bytes") << QByteArray() << QByteArray("\xf8");
    }

    void theFirstWrongByteIsEnough()
    {
        QFETCH(QByteArray, good);
        QFETCH(QByteArray, bad);
        Utf8Validator validator;
        QVERIFY(validator.feed(good));
        QVERIFY(!validator.feed(bad));
        QVERIFY(!isText(good + bad + "abcdefghijkl"));
    }

    void anUnfinishedCharacterIsNotComplete()
    {
        Utf8Validator validator;
        QVERIFY(validator.isComplete());
        QVERIFY(validator.feed("\xf0\x9d\x84"));
        QVERIFY(!validator.isComplete());
        validator.reset();
        QVERIFY(validator.isComplete());
        QVERIFY(validator.feed("a"));
    }
};

QTEST_APPLESS_MAIN(tst_Utf8Validator)
#include "tst_Utf8Validator.moc"
