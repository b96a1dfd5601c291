#include "common/protocol/CommandCodec.h"
#include "common/protocol/EventCodec.h"
#include "common/protocol/Limits.h"

#include <QJsonDocument>
#include <QStringDecoder>
#include <QTest>

using namespace qiao;
using namespace qiao::protocol;

// A stranger writes what he likes: everything beyond a bound is refused in words, everything within is taken.
class tst_CommandBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noObjectNoCommand_data();
    void noObjectNoCommand();
    void depthIsBounded();
    void visitorData_data();
    void visitorData();
    void agentData_data();
    void agentData();
    void theEnvelopeIsBounded_data();
    void theEnvelopeIsBounded();
    void theLastOfTwoEqualKeysCounts();
    void whatIsTakenIsWrittenAsUtf8();
    void theLargestStartFitsIntoAFrame();

private:
    static QByteArray text(qsizetype length, const QByteArray &unit = "x") { return '"' + unit.repeated(length) + '"'; }
    static QByteArray frame(const QByteArray &type, const QByteArray &data)
    {
        return "{\"id\":\"1\",\"conversation\":\"c1\",\"type\":\"" + type + "\",\"data\":" + data + '}';
    }
    static QByteArray objectOf(int entries, const QByteArray &value, const QByteArray &prefix = "k")
    {
        QByteArrayList parts;
        for (int i = 0; i < entries; ++i)
            parts.append('"' + prefix + QByteArray::number(i) + "\":" + value);
        return '{' + parts.join(',') + '}';
    }
    static QByteArray arrayOf(int entries, const QByteArray &value)
    {
        return '[' + QByteArrayList(entries, value).join(',') + ']';
    }
    static void row(const char *name, const char *type, const QByteArray &data, bool isTaken)
    {
        QTest::newRow(qPrintable(QStringLiteral("%1: %2").arg(type, name))) << QByteArray(type) << data << isTaken;
    }
    static void columns()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<bool>("isTaken");
    }
    template <typename Decoded> static void compare(const Decoded &decoded, bool isTaken)
    {
        const auto *refusal = std::get_if<Refusal>(&decoded);
        QVERIFY2((refusal == nullptr) == isTaken, refusal != nullptr ? qPrintable(refusal->error.message) : "taken");
        if (refusal == nullptr)
            return;
        QVERIFY(refusal->error.code == base::ErrorCode::BadRequest);
        QVERIFY(!refusal->error.message.isEmpty());
        QVERIFY(refusal->error.message.size() < 300);
        QCOMPARE(refusal->re.toString(), "1");
    }
};

void tst_CommandBounds::noObjectNoCommand_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blank") << QByteArray("  \n");
    QTest::newRow("no json") << QByteArray("hello");
    QTest::newRow("a number") << QByteArray("17");
    QTest::newRow("a string") << QByteArray("\"message.post\"");
    QTest::newRow("an array") << QByteArray("[{}]");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("half") << QByteArray(R"({"type":"message.post","id":"1")");
    QTest::newRow("two") << QByteArray(R"({"type":"typing.set","id":"1"}{})");
    QTest::newRow("broken utf-8") << QByteArray("{\"type\":\"message.post\",\"id\":\"\xff\xfe\"}");
    QTest::newRow("a surrogate as utf-8") << QByteArray("{\"type\":\"message.post\",\"id\":\"\xed\xa0\x80\"}");
    QTest::newRow("overlong utf-8") << QByteArray("{\"type\":\"message.post\",\"id\":\"\xc0\xaf\"}");
    QTest::newRow("a number beyond all") << QByteArray(R"({"type":"message.read","id":"1","data":{"upTo":1e999}})");
    QTest::newRow("a bare NUL") << QByteArray("{\"type\":\"message.post\",\"id\":\"1\"\0}", 32);
    QTest::newRow("binary") << QByteArray("\x00\x01\x02\x7f\x80\xff", 6);
}

void tst_CommandBounds::noObjectNoCommand()
{
    QFETCH(QByteArray, frame);
    const auto forVisitor = decodeVisitorCommand(frame);
    const auto forAgent = decodeAgentCommand(frame);
    QVERIFY(std::holds_alternative<Refusal>(forVisitor));
    QVERIFY(std::holds_alternative<Refusal>(forAgent));
    QVERIFY(std::get<Refusal>(forVisitor).error.code == base::ErrorCode::BadRequest);
    QVERIFY(std::get<Refusal>(forAgent).error.code == base::ErrorCode::BadRequest);
}

void tst_CommandBounds::depthIsBounded()
{
    const auto nested = [](int depth) {
        return QByteArray(R"({"type":"conversation.close","id":"1","x":)") + QByteArray(depth - 1, '[')
            + QByteArray(depth - 1, ']') + '}';
    };
    QVERIFY(parseObject(nested(limits::jsonDepth)));
    QVERIFY(!parseObject(nested(limits::jsonDepth + 1)));
    QVERIFY(!parseObject(nested(30'000)));
    QVERIFY(!parseObject(QByteArray(60'000, '[')));
    QVERIFY(!parseObject(QByteArray("{\"a\":").repeated(12'000)));
    // Brackets in a text are no depth, however they are escaped.
    QVERIFY(parseObject("{\"a\":\"" + QByteArray(1'000, '[') + "\\\"" + QByteArray(1'000, '{') + "\"}"));
}

void tst_CommandBounds::visitorData_data()
{
    columns();
    row("longest", "message.post", "{\"text\":" + text(limits::messageLength) + "}", true);
    row("too long", "message.post", "{\"text\":" + text(limits::messageLength + 1) + "}", false);
    row("longest in Chinese", "message.post", "{\"text\":" + text(limits::messageLength, "长") + "}", true);
    row("surrogate pairs count twice", "message.post", "{\"text\":" + text(2001, "😀") + "}", false);
    row("nothing", "message.post", "{}", false);
    row("empty", "message.post", R"({"text":""})", false);
    row("blank", "message.post", R"({"text":" \n\t\u3000 "})", false);
    row("a number", "message.post", R"({"text":7})", false);
    row("an array", "message.post", R"({"text":["x"]})", false);
    row("NUL", "message.post", R"({"text":"a\u0000b"})", false);
    row("lone surrogate", "message.post", R"({"text":"a\ud800b"})", true);
    row("text and file", "message.post", R"({"text":"a","file":{"id":"f"}})", false);
    row("file", "message.post", R"({"file":{"id":"f"}})", true);
    row("file without id", "message.post", R"({"file":{}})", false);
    row("text and file without id", "message.post", R"({"text":"a","file":{}})", false);
    row("file as text", "message.post", R"({"file":"f"})", false);
    row("file with a number", "message.post", R"({"file":{"id":5}})", false);
    row("file with a long id", "message.post", "{\"file\":{\"id\":" + text(65) + "}}", false);
    row("file with NUL", "message.post", R"({"file":{"id":"f\u0000"}})", false);
    row("null beside text", "message.post", R"({"text":"a","file":null})", true);
    row("one", "message.read", R"({"upTo":1})", true);
    row("zero", "message.read", R"({"upTo":0})", false);
    row("minus zero", "message.read", R"({"upTo":-0})", false);
    row("negative", "message.read", R"({"upTo":-3})", false);
    row("fraction", "message.read", R"({"upTo":1.5})", false);
    row("whole with a point", "message.read", R"({"upTo":2.0})", true);
    row("largest", "message.read", R"({"upTo":9000000000000000})", true);
    row("too large", "message.read", R"({"upTo":9000000000000001})", false);
    row("far too large", "message.read", R"({"upTo":1e300})", false);
    row("beyond 64 bits", "message.read", R"({"upTo":18446744073709551617})", false);
    row("text", "message.read", R"({"upTo":"5"})", false);
    row("none", "message.read", "{}", false);
    row("true", "message.read", R"({"upTo":true})", false);
    row("true", "typing.set", R"({"on":true})", true);
    row("one", "typing.set", R"({"on":1})", false);
    row("none", "typing.set", "{}", false);
    row("no limit", "history.fetch", "{}", true);
    row("negative before", "history.fetch", R"({"before":-1})", false);
    row("fraction", "history.fetch", R"({"limit":0.5})", false);
    row("text", "history.fetch", R"({"limit":"all"})", false);
    row("conversation of another type", "history.fetch", R"({"conversation":{}})", true); // the envelope has one
    row("nothing", "session.open", "{}", true);
    row("longest token", "session.open", "{\"token\":" + text(limits::tokenLength) + "}", true);
    row("token too long", "session.open", "{\"token\":" + text(limits::tokenLength + 1) + "}", false);
    row("identity too long", "session.open", "{\"identity\":" + text(limits::tokenLength + 1) + "}", false);
    row("locale too long", "session.open", "{\"locale\":" + text(limits::localeLength + 1) + "}", false);
    row("page as text", "session.open", R"({"page":"https://shop.example"})", false);
    row("url too long", "session.open", "{\"page\":{\"url\":" + text(limits::urlLength + 1) + "}}", false);
    row("title too long", "session.open", "{\"page\":{\"title\":" + text(limits::titleLength + 1) + "}}", false);
    row("referrer a number", "session.open", R"({"page":{"referrer":1}})", false);
    row("most cursors", "session.open", "{\"resume\":" + objectOf(limits::resumeEntries, "5") + "}", true);
    row("too many cursors", "session.open", "{\"resume\":" + objectOf(limits::resumeEntries + 1, "5") + "}", false);
    row("ten thousand cursors", "session.open", "{\"resume\":" + objectOf(10'000, "5") + "}", false);
    row("cursor fraction", "session.open", R"({"resume":{"c1":1.5}})", false);
    row("cursor negative", "session.open", R"({"resume":{"c1":-1}})", false);
    row("cursor null", "session.open", R"({"resume":{"c1":null}})", false);
    row("cursor text", "session.open", R"({"resume":{"c1":"5"}})", false);
    row("cursor huge", "session.open", R"({"resume":{"c1":1e18}})", false);
    row("cursor of nothing", "session.open", R"({"resume":{"":1}})", false);
    row("cursor of a long id", "session.open", "{\"resume\":{" + text(65) + ":1}}", false);
    row("resume an array", "session.open", R"({"resume":[1]})", false);
    row("nothing", "conversation.start", "{}", true);
    row("most fields", "conversation.start", "{\"form\":" + objectOf(limits::formFields, text(1'000)) + "}", true);
    row("too many fields", "conversation.start", "{\"form\":" + objectOf(limits::formFields + 1, "\"\"") + "}", false);
    row("a long field", "conversation.start", "{\"form\":{\"a\":" + text(1'001) + "}}", false);
    row("a field with a long name", "conversation.start", "{\"form\":{" + text(201) + ":\"a\"}}", false);
    row("a field that is no text", "conversation.start", R"({"form":{"a":1}})", false);
    row("an escaped form beyond its bytes", "conversation.start",
        "{\"form\":" + objectOf(limits::formFields, text(1'000, "\\u0001")) + "}", false);
    row("topic too long", "conversation.start", "{\"topic\":" + text(limits::topicLength + 1) + "}", false);
    row("product too large", "conversation.start", "{\"product\":{\"a\":" + text(limits::objectBytes) + "}}", false);
    row("order an array", "conversation.start", R"({"order":[]})", false);
    row("one", "journey.track", R"({"events":[{"kind":"page"}]})", true);
    row("none", "journey.track", R"({"events":[]})", false);
    row("most", "journey.track", "{\"events\":" + arrayOf(limits::journeyBatch, R"({"kind":"a"})") + "}", true);
    row("too many", "journey.track", "{\"events\":" + arrayOf(limits::journeyBatch + 1, R"({"kind":"a"})") + "}",
        false);
    row("no kind", "journey.track", R"({"events":[{"at":1}]})", false);
    row("no object", "journey.track", R"({"events":["page"]})", false);
    row("a time before time", "journey.track", R"({"events":[{"kind":"a","at":-1}]})", false);
    row("large data", "journey.track", "{\"events\":[{\"kind\":\"a\",\"data\":{\"a\":" + text(9'000) + "}}]}", false);
    row("one", "feedback.submit", R"({"score":1})", true);
    row("five", "feedback.submit", R"({"score":5,"comment":"ok"})", true);
    row("none", "feedback.submit", "{}", false);
    row("zero", "feedback.submit", R"({"score":0})", false);
    row("six", "feedback.submit", R"({"score":6})", false);
    row("half", "feedback.submit", R"({"score":4.5})", false);
    row("beyond an int", "feedback.submit", R"({"score":4294967297})", false);
    row("nothing", "conversation.defer", "{}", true);
    row("longest name", "conversation.defer", "{\"name\":" + text(limits::nameLength) + "}", true);
    row("long name", "conversation.defer", "{\"name\":" + text(limits::nameLength + 1) + "}", false);
    row("long address", "conversation.defer", "{\"email\":" + text(limits::nameLength + 1) + "}", false);
    row("a number as address", "conversation.defer", R"({"email":5})", false);
    row("long comment", "feedback.submit", "{\"score\":1,\"comment\":" + text(limits::commentLength + 1) + "}", false);
}

void tst_CommandBounds::visitorData()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, data);
    QFETCH(bool, isTaken);
    compare(decodeVisitorCommand(frame(type, data)), isTaken);
}

void tst_CommandBounds::agentData_data()
{
    columns();
    row("without a token", "session.open", "{}", false);
    row("token too long", "session.open", "{\"token\":" + text(limits::tokenLength + 1) + "}", false);
    row("busy", "presence.set", R"({"state":"busy"})", true);
    row("sleeping", "presence.set", R"({"state":"sleeping"})", false);
    row("none", "presence.set", "{}", false);
    row("a number", "presence.set", R"({"state":1})", false);
    row("longest reason", "presence.set", R"({"state":"away","reason":)" + text(limits::reasonLength) + "}", true);
    row("long reason", "presence.set", R"({"state":"away","reason":)" + text(limits::reasonLength + 1) + "}", false);
    row("reason a number", "presence.set", R"({"state":"away","reason":1})", false);
    row("somebody else's", "presence.set", R"({"state":"away","agent":"a2"})", true);
    row("of a long id", "presence.set", R"({"state":"away","agent":)" + text(limits::idLength + 1) + "}", false);
    row("resolved", "conversation.close", R"({"resolved":true})", true);
    row("not said", "conversation.close", "{}", true);
    row("perhaps resolved", "conversation.close", R"({"resolved":"perhaps"})", false);
    row("null resolved", "conversation.close", R"({"resolved":null})", false);
    row("on", "conversation.watch", R"({"on":true})", true);
    row("not said", "conversation.watch", "{}", true);
    row("one", "conversation.watch", R"({"on":1})", false);
    row("longest", "whisper.post", "{\"text\":" + text(limits::noteLength) + "}", true);
    row("too long", "whisper.post", "{\"text\":" + text(limits::noteLength + 1) + "}", false);
    row("empty", "whisper.post", R"({"text":""})", false);
    row("blank", "whisper.post", R"({"text":" \n "})", false);
    row("nothing said", "queue.watch", "{}", true);
    row("off", "queue.watch", R"({"on":false})", true);
    row("text", "queue.watch", R"({"on":"yes"})", false);
    row("most", "queue.watch", "{\"queues\":" + arrayOf(limits::watchedQueues, "\"q\"") + "}", true);
    row("too many", "queue.watch", "{\"queues\":" + arrayOf(limits::watchedQueues + 1, "\"q\"") + "}", false);
    row("an empty one", "queue.watch", R"({"queues":[""]})", false);
    row("a number", "queue.watch", R"({"queues":[5]})", false);
    row("a long id", "queue.watch", "{\"queues\":[" + text(limits::idLength + 1) + "]}", false);
    row("to an agent", "conversation.transfer", R"({"to":{"agent":"a"}})", true);
    row("to nobody", "conversation.transfer", R"({"to":{}})", false);
    row("to both", "conversation.transfer", R"({"to":{"agent":"a","queue":"q"}})", false);
    row("as text", "conversation.transfer", R"({"to":"a"})", false);
    row("to a number", "conversation.transfer", R"({"to":{"agent":5}})", false);
    row("long id", "conversation.transfer", "{\"to\":{\"agent\":" + text(65) + "}}", false);
    row("long note", "conversation.transfer",
        "{\"to\":{\"agent\":\"a\"},\"note\":" + text(limits::noteLength + 1) + "}", false);
    row("some", "conversation.tag", R"({"tags":["a","b"]})", true);
    row("no more", "conversation.tag", R"({"tags":[]})", true);
    row("most", "conversation.tag", "{\"tags\":" + arrayOf(limits::tags, "\"a\"") + "}", true);
    row("too many", "conversation.tag", "{\"tags\":" + arrayOf(limits::tags + 1, "\"a\"") + "}", false);
    row("a long one", "conversation.tag", "{\"tags\":[" + text(limits::tagLength + 1) + "]}", false);
    row("an empty one", "conversation.tag", R"({"tags":["a",""]})", false);
    row("a number", "conversation.tag", R"({"tags":[1]})", false);
    row("text", "conversation.tag", R"({"tags":"a"})", false);
    row("longest", "note.post", "{\"text\":" + text(limits::noteLength) + "}", true);
    row("too long", "note.post", "{\"text\":" + text(limits::noteLength + 1) + "}", false);
    row("empty", "note.post", R"({"text":""})", false);
    row("blank", "note.post", R"({"text":" \n "})", false);
}

void tst_CommandBounds::agentData()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, data);
    QFETCH(bool, isTaken);
    compare(decodeAgentCommand(frame(type, data)), isTaken);
}

void tst_CommandBounds::theEnvelopeIsBounded_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<bool>("isTaken");
    const auto envelope = [](const QByteArray &id, const QByteArray &rest) {
        return QByteArray(R"({"type":"conversation.close","id":)") + id + rest + '}';
    };
    QTest::newRow("longest id") << envelope(text(64), {}) << true;
    QTest::newRow("long id") << envelope(text(65), {}) << false;
    QTest::newRow("empty id") << envelope("\"\"", {}) << false;
    QTest::newRow("number as id") << envelope("5", {}) << false;
    QTest::newRow("null as id") << envelope("null", {}) << false;
    QTest::newRow("NUL in id") << envelope(R"("a\u0000")", {}) << false;
    QTest::newRow("long conversation") << envelope("\"1\"", ",\"conversation\":" + text(65)) << false;
    QTest::newRow("conversation a number") << envelope("\"1\"", ",\"conversation\":7") << false;
    QTest::newRow("conversation null") << envelope("\"1\"", ",\"conversation\":null") << true;
    QTest::newRow("data a text") << envelope("\"1\"", ",\"data\":\"x\"") << false;
    QTest::newRow("data an array") << envelope("\"1\"", ",\"data\":[]") << false;
    QTest::newRow("no type") << QByteArray(R"({"id":"1"})") << false;
    QTest::newRow("type a number") << QByteArray(R"({"id":"1","type":5})") << false;
    QTest::newRow("long type") << QByteArray("{\"id\":\"1\",\"type\":" + text(60'000) + "}") << false;
}

void tst_CommandBounds::theEnvelopeIsBounded()
{
    QFETCH(QByteArray, frame);
    QFETCH(bool, isTaken);
    const auto decoded = decodeAgentCommand(frame);
    const auto *refusal = std::get_if<Refusal>(&decoded);
    QCOMPARE(refusal == nullptr, isTaken);
    if (refusal != nullptr)
        QVERIFY(refusal->error.message.size() < 300 && refusal->re.toString().size() <= limits::commandIdLength);
}

void tst_CommandBounds::theLastOfTwoEqualKeysCounts()
{
    const auto decoded = decodeVisitorCommand(
        R"({"id":"1","id":"2","type":"x","type":"message.post","data":{"text":"a","text":"b"}})");
    const auto *request = std::get_if<VisitorRequest>(&decoded);
    QVERIFY(request != nullptr);
    QCOMPARE(request->id.toString(), "2");
    QCOMPARE(std::get<MessagePost>(request->command).text, "b");
}

void tst_CommandBounds::whatIsTakenIsWrittenAsUtf8()
{
    // A socket that got anything else would be closed by its browser.
    const auto isUtf8 = [](const QByteArray &bytes) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(bytes);
        return !decoder.hasError() && !text.isNull();
    };
    const auto message = decodeVisitorCommand(
        frame("message.post", R"({"text":"\ud800 \udc00 \ud800\ud800 \udfff\ud83d\ude00 \u0001\u007f\uffff"})"));
    const auto *request = std::get_if<VisitorRequest>(&message);
    QVERIFY(request != nullptr);
    domain::ConversationEvent event;
    event.conversation = domain::ConversationId("c1");
    event.seq = 1;
    event.visitorSeq = 1;
    event.body = domain::MessagePosted{{}, std::get<MessagePost>(request->command).text, {}};
    QVERIFY(isUtf8(encode(event, domain::Side::Agent)));
    QVERIFY(isUtf8(encode(event, domain::Side::Visitor)));
    QVERIFY(QJsonDocument::fromJson(encode(event, domain::Side::Agent)).isObject());

    const auto start = decodeVisitorCommand(frame("conversation.start",
        R"({"form":{"\ud800":"\udc00"},"topic":"\ud801","product":{"\udc01":["\ud802"]},"order":{"a\u0000":"\u0000"}})"));
    const auto *started = std::get_if<VisitorRequest>(&start);
    QVERIFY(started != nullptr);
    const auto &command = std::get<visitor::ConversationStart>(started->command);
    domain::ConversationStarted body;
    body.form = command.form;
    body.topic = command.topic;
    body.product = command.product;
    body.order = command.order;
    event.body = body;
    QVERIFY(isUtf8(encode(event, domain::Side::Agent)));
    QVERIFY(QJsonDocument::fromJson(encode(event, domain::Side::Agent)).isObject());
    QVERIFY(isUtf8(encodeOk(domain::CommandId(QString(QChar(0xd800))), {})));
}

void tst_CommandBounds::theLargestStartFitsIntoAFrame()
{
    const QByteArray form = objectOf(10, text(1'000, "长"));
    const QByteArray object = "{\"a\":" + text(limits::objectBytes - 10) + "}";
    const auto decoded = decodeVisitorCommand(frame("conversation.start",
        "{\"form\":" + form + ",\"product\":" + object + ",\"order\":" + object + ",\"topic\":" + text(200, "长")
            + "}"));
    const auto *request = std::get_if<VisitorRequest>(&decoded);
    QVERIFY(request != nullptr);
    const auto &command = std::get<visitor::ConversationStart>(request->command);
    domain::ConversationEvent event;
    event.conversation = domain::ConversationId(QString(limits::idLength, 'c'));
    event.seq = event.visitorSeq = 1;
    event.command = domain::CommandId(QString(limits::commandIdLength, 'i'));
    event.body = domain::ConversationStarted{domain::SiteKey(QString(64, 's')), domain::VisitorId(QString(64, 'v')),
        QString(limits::nameLength, u'名'), domain::QueueId("default"), "web", command.topic, command.form,
        command.product, command.order};
    QVERIFY(encode(event, domain::Side::Agent).size() <= limits::frameBytes);
}

QTEST_GUILESS_MAIN(tst_CommandBounds)
#include "tst_CommandBounds.moc"
