#include "relay/net/WebSocketCodec.h"
#include "tests/relay/net/ClientFrame.h"

#include <QRandomGenerator>
#include <QTest>

using namespace qiao::relay::net;
using qiao::tests::net::clientFrame;

// What a client said, one line each.
class Listener
{
public:
    explicit Listener(int mostBytes)
        : m_codec(mostBytes)
    {
    }

    void hear(QByteArrayView bytes)
    {
        while (const auto incoming = m_codec.next(bytes)) {
            m_heard.append(std::visit(*this, *incoming));
        }
        if (!bytes.isEmpty()) {
            m_heard.append("bytes were left");
        }
    }

    QByteArray operator()(const WebSocketCodec::Text &text) const { return "text " + text.payload; }
    QByteArray operator()(const WebSocketCodec::Binary &binary) const { return "binary " + binary.payload; }
    QByteArray operator()(const WebSocketCodec::Ping &ping) const { return "ping " + ping.payload; }
    QByteArray operator()(const WebSocketCodec::Pong &) const { return "pong"; }
    QByteArray operator()(const WebSocketCodec::Close &close) const
    {
        return close.code ? "close " + QByteArray::number(*close.code) : QByteArrayLiteral("close");
    }
    QByteArray operator()(const WebSocketCodec::Violation &violation) const
    {
        return "violation " + QByteArray::number(int(violation.code));
    }

    const QByteArrayList &heard() const { return m_heard; }

private:
    WebSocketCodec m_codec;
    QByteArrayList m_heard;
};

class tst_WebSocketCodec : public QObject
{
    Q_OBJECT

private:
    static constexpr int limit = 1000;
    static constexpr const char *mask = "\x37\xfa\x21\x3d";

    static QByteArray masked(int opcode, const QByteArray &payload, bool isFinal = true)
    {
        return clientFrame(opcode, payload, isFinal, mask);
    }

    static QByteArrayList heard(const QByteArray &bytes, int mostBytes = limit)
    {
        Listener listener(mostBytes);
        listener.hear(bytes);
        return listener.heard();
    }

    static QByteArrayList lines(std::initializer_list<QByteArray> list) { return QByteArrayList(list); }

private Q_SLOTS:
    // RFC 6455, 5.7.
    void theExamplesOfTheStandard()
    {
        const QByteArray hello = QByteArray::fromHex("818537fa213d7f9f4d5158");
        QCOMPARE(heard(hello), lines({"text Hello"}));
        QCOMPARE(hello, masked(1, "Hello"));
        QCOMPARE(heard(QByteArray::fromHex("8a8537fa213d7f9f4d5158")), lines({"pong"}));
        QCOMPARE(heard(masked(1, "Hel", false) + masked(0, "lo")), lines({"text Hello"}));
        QCOMPARE(heard(masked(9, "Hello")), lines({"ping Hello"}));

        QCOMPARE(WebSocketCodec::textFrame("Hello"), QByteArray::fromHex("810548656c6c6f"));
        QCOMPARE(WebSocketCodec::pongFrame("Hello"), QByteArray::fromHex("8a0548656c6c6f"));
        QCOMPARE(WebSocketCodec::pingFrame(), QByteArray::fromHex("8900"));
        QCOMPARE(WebSocketCodec::textFrame(QByteArray(256, 'x')).left(4), QByteArray::fromHex("817e0100"));
        QCOMPARE(
            WebSocketCodec::textFrame(QByteArray(65536, 'x')).left(10), QByteArray::fromHex("817f0000000000010000"));

        // What a server says is not what a client may say.
        QCOMPARE(heard(QByteArray::fromHex("810548656c6c6f")), lines({"violation 1002"}));
        QCOMPARE(heard(masked(2, QByteArray(256, 'b'))), lines({"binary " + QByteArray(256, 'b')}));
        QCOMPARE(heard(masked(2, QByteArray(65536, 'b')), 65536), lines({"binary " + QByteArray(65536, 'b')}));
    }

    void theLengthIsWrittenInItsShortestForm()
    {
        for (const int size : {0, 1, 125, 126, 127, 65535, 65536, 70000}) {
            const QByteArray payload(size, 'x');
            const QByteArray frame = WebSocketCodec::textFrame(payload);
            QCOMPARE(frame.size() - size, size < 126 ? 2 : size < 65536 ? 4 : 10);
            QVERIFY(frame.endsWith(payload));
            QCOMPARE(heard(clientFrame(1, payload), 100'000), lines({"text " + payload}));
        }
    }

    void closeFramesAreWithinTheirBound()
    {
        QCOMPARE(WebSocketCodec::closeFrame({}), QByteArray::fromHex("8800"));
        QCOMPARE(WebSocketCodec::closeFrame(4008, "slow"), QByteArray::fromHex("88060fa8736c6f77"));
        const QByteArray frame = WebSocketCodec::closeFrame(1001, QByteArray("长").repeated(50));
        QCOMPARE(frame.size(), 2 + 2 + 41 * 3);
        QCOMPARE(int(frame[1]), 2 + 41 * 3);
        QVERIFY(frame.endsWith("长"));
        QCOMPARE(WebSocketCodec::pongFrame(QByteArray(200, 'x')).size(), 2 + 125);
    }

    void everyPlaceToSplitIsAsGoodAsAnother()
    {
        const QByteArray bytes = masked(1, "a") + masked(9, "") + masked(1, "你", false) + masked(9, "in between")
            + masked(0, "\xe5", false) + masked(10, "xy") + masked(0, "\xa5\xbd", false) + masked(0, "")
            + masked(2, QByteArray(130, 'b')) + masked(1, "") + masked(8, "\x0f\xa8 bye");
        const QByteArrayList expected = lines({"text a", "ping ", "ping in between", "pong", "text 你好",
            "binary " + QByteArray(130, 'b'), "text ", "close 4008"});
        const QByteArrayView view(bytes);
        for (qsizetype first = 0; first <= bytes.size(); ++first) {
            for (qsizetype second = first; second <= bytes.size(); ++second) {
                Listener listener(limit);
                listener.hear(view.first(first));
                listener.hear(view.sliced(first, second - first));
                listener.hear(view.sliced(second));
                QCOMPARE(listener.heard(), expected);
            }
        }
        Listener listener(limit);
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            listener.hear(view.sliced(at, 1));
        }
        QCOMPARE(listener.heard(), expected);
    }

    void fragmentsAndPiecesOfAnySize()
    {
        for (quint32 seed = 1; seed <= 300; ++seed) {
            QRandomGenerator random(seed);
            QByteArray bytes;
            QByteArrayList expected;
            for (int message = 0; message < 5; ++message) {
                QString text;
                for (int size = random.bounded(200); size > 0; --size) {
                    const char32_t characters[] = {U'a', U'é', U'桥', U'🙂'};
                    text += QString::fromUcs4(&characters[random.bounded(4)], 1);
                }
                const QByteArray payload = text.toUtf8();
                const bool isText = random.bounded(3) > 0;
                qsizetype at = 0;
                int opcode = isText ? 1 : 2;
                bool isFinal = false;
                while (!isFinal) {
                    const qsizetype size = random.bounded(int(payload.size() - at) + 1);
                    isFinal = at + size == payload.size() && random.bounded(2) == 0;
                    const QByteArray key = QByteArray::number(random.bounded(1000, 10'000));
                    bytes += clientFrame(opcode, payload.mid(at, size), isFinal, key);
                    at += size;
                    opcode = 0;
                    if (random.bounded(4) == 0) {
                        const QByteArray ping(random.bounded(126), 'p');
                        bytes += clientFrame(9, ping, true, key);
                        if (isFinal) {
                            expected.append((isText ? "text " : "binary ") + payload);
                        }
                        expected.append("ping " + ping);
                    } else if (isFinal) {
                        expected.append((isText ? "text " : "binary ") + payload);
                    }
                }
            }
            Listener listener(limit);
            QByteArrayView rest(bytes);
            while (!rest.isEmpty()) {
                const qsizetype piece = std::min<qsizetype>(rest.size(), 1 + random.bounded(100));
                // A copy of just these bytes, so that a sanitizer sees whoever reads on.
                listener.hear(rest.first(piece).toByteArray());
                rest = rest.sliced(piece);
            }
            QVERIFY2(listener.heard() == expected, qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }

    void everyRuleIsEnforced_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("last");
        const auto row = [](const char *name, const QByteArray &bytes, const char *last) {
            QTest::newRow(name) << bytes << QByteArray(last);
        };
        const auto hex = [](const char *digits) { return QByteArray::fromHex(digits); };
        // Each is told at the first byte from which it is certain: none of these holds one more.
        row("first reserved bit", hex("c1"), "violation 1002");
        row("second reserved bit", hex("a1"), "violation 1002");
        row("third reserved bit", hex("91"), "violation 1002");
        for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
            row(qPrintable(QStringLiteral("reserved opcode %1").arg(opcode)), QByteArray(1, char(0x80 | opcode)),
                "violation 1002");
        }
        row("continuation of nothing", hex("80"), "violation 1002");
        row("continuation of what was final", masked(1, "a") + hex("00"), "violation 1002");
        row("text within text", masked(1, "a", false) + hex("81"), "violation 1002");
        row("binary within text", masked(1, "a", false) + masked(9, "p") + hex("02"), "violation 1002");
        row("unmasked text", hex("8105"), "violation 1002");
        row("unmasked empty text", hex("8100"), "violation 1002");
        row("unmasked ping", hex("8900"), "violation 1002");
        row("unmasked and long", hex("817f"), "violation 1002");
        row("fragmented ping", hex("09"), "violation 1002");
        row("fragmented pong", hex("0a"), "violation 1002");
        row("fragmented close", hex("08"), "violation 1002");
        row("long ping", hex("89fe"), "violation 1002");
        row("very long ping", hex("89ff"), "violation 1002");
        row("long close", hex("88fe"), "violation 1002");
        row("two bytes for 125", hex("81fe007d"), "violation 1002");
        row("eight bytes for 65535", hex("81ff000000000000ffff"), "violation 1002");
        row("the highest bit of the length", hex("81ff8000000000010000"), "violation 1002");
        row("a byte over the limit", hex("81fe03e9"), "violation 1009");
        row("2^62 bytes", hex("81ff4000000000000000"), "violation 1009");
        row("binary over the limit", hex("82fe03e9"), "violation 1009");
        row("over the limit in fragments", masked(1, QByteArray(limit, 'x'), false) + hex("0081"), "violation 1009");
        row("wrong byte in text", hex("818a00000000") + "ab\xff", "violation 1007");
        row("wrong byte in a later fragment", masked(1, "\xe4", false) + masked(9, "") + hex("808500000000") + "a",
            "violation 1007");
        row("text that ends within a character", masked(1, "\xe4\xbd"), "violation 1007");
        row("fragments that end within a character", masked(1, "\xe4", false) + masked(0, "\xbd"), "violation 1007");
        row("surrogate", hex("818a00000000") + "\xed\xa0", "violation 1007");
        row("half a close code", masked(8, "\x03"), "violation 1002");
        for (const int code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535}) {
            row(qPrintable(QStringLiteral("close with %1").arg(code)),
                masked(8, QByteArray(1, char(code >> 8)) + char(code & 0xff)), "violation 1002");
        }
        row("close with a broken reason", masked(8, "\x03\xe8\xff"), "violation 1007");
        row("close with half a character", masked(8, "\x03\xe8\xe4\xbd"), "violation 1007");
    }

    void everyRuleIsEnforced()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, last);
        Listener whole(limit);
        whole.hear(bytes);
        QVERIFY(!whole.heard().isEmpty());
        QCOMPARE(whole.heard().last(), last);
        QCOMPARE(whole.heard().indexOf(last), whole.heard().size() - 1);

        Listener early(limit);
        early.hear(QByteArrayView(bytes).chopped(1));
        QCOMPARE(early.heard(), whole.heard().mid(0, whole.heard().size() - 1));

        // Whatever comes behind is not heard.
        whole.hear(masked(1, "and yet"));
        QCOMPARE(whole.heard().last(), last);
    }

    void whatIsAllowedPasses()
    {
        QCOMPARE(heard(masked(1, QByteArray(limit, 'x'))), lines({"text " + QByteArray(limit, 'x')}));
        QCOMPARE(heard(masked(1, QByteArray(limit, 'x'), false) + masked(0, "", false) + masked(0, "")),
            lines({"text " + QByteArray(limit, 'x')}));
        QCOMPARE(heard(masked(9, QByteArray(125, 'p'))), lines({"ping " + QByteArray(125, 'p')}));
        QCOMPARE(heard(masked(2, "\xff\xfe")), lines({"binary \xff\xfe"}));
        QCOMPARE(heard(masked(1, QByteArray("a\0b", 3))), lines({QByteArray("text a\0b", 8)}));
        QCOMPARE(heard(masked(8, "")), lines({"close"}));
        for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999}) {
            QCOMPARE(heard(masked(8, QByteArray(1, char(code >> 8)) + char(code & 0xff))),
                lines({"close " + QByteArray::number(code)}));
        }
        // A character that is broken in a binary message does not spoil the text behind it.
        QCOMPARE(heard(masked(2, "\xe4") + masked(1, "a")), lines({"binary \xe4", "text a"}));
    }

    void nothingIsHeardBehindAClose()
    {
        QCOMPARE(heard(masked(8, "\x03\xe8") + masked(1, "a") + QByteArray::fromHex("ffff")), lines({"close 1000"}));
    }

    void manyFramesInOnePieceComeOneByOne()
    {
        QByteArray bytes;
        for (int i = 0; i < 100; ++i) {
            bytes += masked(1, QByteArray::number(i));
        }
        QByteArrayView rest(bytes);
        WebSocketCodec codec(limit);
        for (int i = 0; i < 100; ++i) {
            const auto incoming = codec.next(rest);
            QVERIFY(incoming && std::holds_alternative<WebSocketCodec::Text>(*incoming));
            QCOMPARE(std::get<WebSocketCodec::Text>(*incoming).payload, QByteArray::number(i));
        }
        QVERIFY(rest.isEmpty());
        QVERIFY(!codec.next(rest));
    }
};

QTEST_APPLESS_MAIN(tst_WebSocketCodec)
#include "tst_WebSocketCodec.moc"
