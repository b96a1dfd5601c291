#include "common/protocol/EventCodec.h"
#include "common/protocol/Limits.h"

#include <QJsonDocument>
#include <QTest>

using namespace qiao;
using namespace qiao::protocol;

// An event's data holds everything for the agents, and for the visitor only what is the visitor's.
class tst_EventCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBodyReadsBack_data();
    void everyBodyReadsBack();
    void awkwardTextReadsBack_data();
    void awkwardTextReadsBack();
    void everyKindIsCovered();
    void whatTheVisitorSees_data();
    void whatTheVisitorSees();
    void eachSideHasItsNumber();
    void theCommandIsNamedWhereThereWasOne();
    void anUnknownTypeIsSaidSo();
    void oddDataReadsAsEmpty();
    void answersAndErrors();
    void aLongMessageFitsIntoAFrame();

private:
    static QList<domain::EventBody> bodies();
    static QList<domain::EventBody> bodiesOf(const QString &text);
    static void addRows(const QList<domain::EventBody> &bodies);
};

QList<domain::EventBody> tst_EventCodec::bodies()
{
    using namespace domain;
    const Author visitor{AuthorRole::Visitor, "v1", "王小明"};
    const Author ann{AuthorRole::Agent, "a1", "Ann"};
    const Author bot{AuthorRole::Bot, "b1", "Helper"};
    const Author sue{AuthorRole::Agent, "a9", "Sue"};
    return {
        ConversationStarted{SiteKey("demo"), VisitorId("v1"), "王小明", QueueId("default"), "web", "orders",
            {{"name", "王"}, {"question", "?"}}, {{"sku", "42"}, {"price", 9.5}}, {{"number", "A-1"}}},
        ConversationStarted{SiteKey("demo"), VisitorId("v1"), {}, QueueId("default"), "web", {}, {}, {}, {}},
        ConversationQueued{QueueId("vip")},
        ConversationOffered{AgentId("a1"), "Ann", base::fromEpochMs(1'795'305'600'123)},
        ConversationAssigned{AgentId("a1"), "Ann", {{"load", 1.0, 0.75}, {"skill", 0.5, 0.125}}},
        ConversationAssigned{AgentId("a1"), "Ann", {}},
        ConversationTransferred{ann, AgentId("a2"), "Ben", {}, "an upset customer"},
        ConversationTransferred{ann, {}, {}, QueueId("vip"), {}},
        ConversationClosed{visitor},
        ConversationReopened{ann},
        ConversationTagged{ann, {"refund", "退款"}},
        ConversationTagged{ann, {}},
        MessagePosted{visitor, "你好 \"quoted\" \\ \n 😀", {}},
        MessagePosted{bot, "I am a bot", {}},
        MessagePosted{ann, {}, {FileId("f1"), "cat.png", "image/png", 9'007'199'254'740'991}},
        domain::MessageRead{ann, 17, 12},
        domain::MessageRead{visitor, 9'007'199'254'740'991, 9'007'199'254'740'990},
        NotePosted{ann, "careful"},
        FeedbackSubmitted{5, "quick"},
        FeedbackSubmitted{1, {}},
        ConversationStarted{
            SiteKey("demo"), VisitorId("v1"), {}, QueueId("default"), "web", {}, {}, {}, {}, {{"e1", "b"}}},
        ConversationQueued{QueueId("vip"), WaitCause::Overflowed},
        ConversationOffered{AgentId("a1"), "Ann", base::fromEpochMs(1'795'305'600'123), {{"vip", 0.5, 0.8}}},
        ConversationAssigned{AgentId("a1"), "Ann", {}, sue},
        ConversationClosed{ann, CloseReason::Resolved, true, base::fromEpochMs(1'795'305'660'000)},
        ConversationClosed{visitor, CloseReason::Abandoned, false, {}},
        ConversationWrapped{AgentId("a1")},
        ConversationDeferred{visitor, "王小明", "wang@example.com"},
        ConversationDeferred{visitor, {}, {}},
        ConversationJoined{AgentId("a9"), "Sue"},
        WhisperPosted{sue, "offer a refund"},
    };
}

// Every kind, with the text wherever it takes any.
QList<domain::EventBody> tst_EventCodec::bodiesOf(const QString &text)
{
    using namespace domain;
    const Author author{AuthorRole::Visitor, text, text};
    const QJsonObject object{{text + 'x', text}};
    return {
        ConversationStarted{
            SiteKey(text), VisitorId(text), text, QueueId(text), text, text, object, object, object, object},
        ConversationQueued{QueueId(text), WaitCause::Started},
        ConversationOffered{AgentId(text), text, base::fromEpochMs(-1), {{text, 0, 1}}},
        ConversationAssigned{
            AgentId(text), text, {{text, -0.1, 1e300}, {text, 1.0 / 3, 5e-324}}, {AuthorRole::Agent, text + 'x', text}},
        ConversationTransferred{author, AgentId(text), text, QueueId(text), text},
        ConversationClosed{author, CloseReason::Ended, true, base::fromEpochMs(1)},
        ConversationWrapped{AgentId(text)},
        ConversationDeferred{author, text, text},
        ConversationJoined{AgentId(text), text},
        ConversationReopened{author},
        ConversationTagged{author, {text, text}},
        MessagePosted{author, text, {FileId(text + 'x'), text, text, std::numeric_limits<qint64>::max()}},
        domain::MessageRead{author, 0, 1},
        NotePosted{author, text},
        WhisperPosted{author, text},
        FeedbackSubmitted{std::numeric_limits<int>::min(), text},
    };
}

void tst_EventCodec::addRows(const QList<domain::EventBody> &bodies)
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < bodies.size(); ++i)
        QTest::addRow("%s %lld", qPrintable(typeOf(bodies.at(i))), static_cast<long long>(i)) << i;
}

void tst_EventCodec::everyBodyReadsBack_data()
{
    addRows(bodies());
}

void tst_EventCodec::everyBodyReadsBack()
{
    QFETCH(qsizetype, index);
    const domain::EventBody body = bodies().at(index);
    // Through the text, as it goes over the wire and into the storage.
    const QByteArray text = dataOf(body, domain::Side::Agent);
    const base::Result<domain::EventBody> read = bodyFromJson(typeOf(body), QJsonDocument::fromJson(text).object());
    QVERIFY(read.isOk());
    QVERIFY2(*read == body, text.constData());
}

void tst_EventCodec::awkwardTextReadsBack_data()
{
    addRows(bodiesOf({}));
    QCOMPARE(bodiesOf({}).size(), static_cast<qsizetype>(std::variant_size_v<domain::EventBody>));
}

void tst_EventCodec::awkwardTextReadsBack()
{
    QFETCH(qsizetype, index);
    QString every;
    for (char16_t unit = 0; unit < 0x180; ++unit)
        every += QChar(unit);
    const QChar high(0xd83d);
    const QChar low(0xde00);
    for (const QString &text : {QString(), every, QString("\"}],{"), QString("\\u0041\\"),
             QString("退款、你好\u2028\uffff"), QString("😀👩‍👩‍👧"), QString(high), QString(low),
             QString(low) + high, high + QString("x"), QString(high) + high + low, QString(70'000, u'字')}) {
        const domain::EventBody body = bodiesOf(text).at(index);
        const QByteArray json = dataOf(body, domain::Side::Agent);
        QVERIFY(json.isValidUtf8());
        QJsonParseError error;
        const base::Result<domain::EventBody> read
            = bodyFromJson(typeOf(body), QJsonDocument::fromJson(json, &error).object());
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        QVERIFY(*read == body);
    }
}

void tst_EventCodec::everyKindIsCovered()
{
    QSet<size_t> kinds;
    QSet<QString> types;
    for (const domain::EventBody &body : bodies()) {
        kinds.insert(body.index());
        types.insert(typeOf(body));
    }
    QCOMPARE(kinds.size(), static_cast<qsizetype>(std::variant_size_v<domain::EventBody>));
    QCOMPARE(types.size(), kinds.size());
}

void tst_EventCodec::whatTheVisitorSees_data()
{
    QTest::addColumn<qsizetype>("index");
    QTest::addColumn<QString>("json");
    const QStringList seen{
        R"({"channel":"web","topic":"orders"})",
        R"({"channel":"web"})",
        "{}",
        "{}",
        R"({"agent":{"id":"a1","name":"Ann"}})",
        R"({"agent":{"id":"a1","name":"Ann"}})",
        "{}",
        "{}",
        R"({"by":{"role":"visitor","id":"v1","name":"王小明"},"asksFeedback":false})",
        "{}",
        "{}",
        "{}",
        R"({"from":{"role":"visitor","id":"v1","name":"王小明"},"text":"你好 \"quoted\" \\ \n 😀"})",
        R"({"from":{"role":"bot","id":"b1","name":"Helper"},"text":"I am a bot"})",
        R"({"from":{"role":"agent","id":"a1","name":"Ann"},
            "file":{"id":"f1","name":"cat.png","mime":"image/png","size":9007199254740991}})",
        R"({"by":{"role":"agent","id":"a1","name":"Ann"},"upTo":12})",
        R"({"by":{"role":"visitor","id":"v1","name":"王小明"},"upTo":9007199254740990})",
        "{}",
        R"({"score":5,"comment":"quick"})",
        R"({"score":1})",
        R"({"channel":"web"})",
        "{}",
        "{}",
        R"({"agent":{"id":"a1","name":"Ann"}})",
        R"({"by":{"role":"agent","id":"a1","name":"Ann"},"asksFeedback":true})",
        R"({"by":{"role":"visitor","id":"v1","name":"王小明"},"asksFeedback":false})",
        "{}",
        "{}",
        "{}",
        R"({"agent":{"id":"a9","name":"Sue"}})",
        "{}",
    };
    QCOMPARE(seen.size(), bodies().size());
    for (qsizetype i = 0; i < seen.size(); ++i)
        QTest::addRow("%s %lld", qPrintable(typeOf(bodies().at(i))), static_cast<long long>(i)) << i << seen.at(i);
}

void tst_EventCodec::whatTheVisitorSees()
{
    QFETCH(qsizetype, index);
    QFETCH(QString, json);
    const QJsonDocument expected = QJsonDocument::fromJson(json.toUtf8());
    QVERIFY(expected.isObject());
    const QByteArray text = dataOf(bodies().at(index), domain::Side::Visitor);
    QCOMPARE(QJsonDocument::fromJson(text).object(), expected.object());
}

void tst_EventCodec::eachSideHasItsNumber()
{
    domain::ConversationEvent event;
    event.conversation = domain::ConversationId("c1");
    event.seq = 17;
    event.visitorSeq = 12;
    event.at = base::fromEpochMs(1'795'305'600'123);
    event.body = bodies().at(12);
    const QJsonObject forAgents = toJson(event, domain::Side::Agent);
    QCOMPARE(forAgents.value("seq").toInt(), 17);
    QCOMPARE(forAgents.value("visitorSeq").toInt(), 12);
    QCOMPARE(forAgents.value("at").toInteger(), 1'795'305'600'123);
    const QJsonObject forVisitor = toJson(event, domain::Side::Visitor);
    QCOMPARE(forVisitor.value("seq").toInt(), 12);
    QCOMPARE(forVisitor.keys(), QStringList({"at", "conversation", "data", "seq", "type"}));
    event.visitorSeq = 0;
    QVERIFY(!toJson(event, domain::Side::Agent).contains("visitorSeq"));
}

void tst_EventCodec::theCommandIsNamedWhereThereWasOne()
{
    domain::ConversationEvent event;
    event.conversation = domain::ConversationId("c1");
    event.seq = event.visitorSeq = 1;
    event.body = domain::ConversationQueued{};
    QVERIFY(!toJson(event, domain::Side::Visitor).contains("id"));
    event.command = domain::CommandId("id-1");
    QCOMPARE(toJson(event, domain::Side::Visitor).value("id").toString(), "id-1");
    QCOMPARE(toJson(event, domain::Side::Agent).value("id").toString(), "id-1");
}

void tst_EventCodec::anUnknownTypeIsSaidSo()
{
    for (const char *type : {"", "message", "Message.Posted", "message.post", "typing.changed"}) {
        const base::Result<domain::EventBody> read = bodyFromJson(type, {});
        QVERIFY(!read);
        QVERIFY(read.error().code == base::ErrorCode::UnknownType);
    }
}

void tst_EventCodec::oddDataReadsAsEmpty()
{
    const QJsonObject odd{{"from", 5}, {"text", QJsonArray{1}}, {"file", "f"}, {"agent", "a1"}, {"until", "soon"},
        {"because", 7}, {"by", QJsonArray()}, {"to", 1}, {"tags", QJsonObject()}, {"upTo", "x"}, {"score", "five"},
        {"queue", 7}, {"form", "x"}};
    for (const domain::EventBody &body : bodies()) {
        QVERIFY(bodyFromJson(typeOf(body), odd).isOk());
        QVERIFY(bodyFromJson(typeOf(body), {}).isOk());
    }
    const base::Result<domain::EventBody> message = bodyFromJson("message.posted", odd);
    QVERIFY(std::get<domain::MessagePosted>(*message) == domain::MessagePosted());
    // A mark before the first event is none.
    const base::Result<domain::EventBody> read = bodyFromJson("message.read", {{"upTo", -5}, {"visitorUpTo", -1}});
    QCOMPARE(std::get<domain::MessageRead>(*read).upTo, 0U);
    QCOMPARE(std::get<domain::MessageRead>(*read).visitorUpTo, 0U);
}

void tst_EventCodec::answersAndErrors()
{
    QCOMPARE(QJsonDocument::fromJson(encodeOk(domain::CommandId("1"), {{"seq", 5}})).object(),
        QJsonObject({{"type", "ok"}, {"re", "1"}, {"data", QJsonObject{{"seq", 5}}}}));
    const base::Error error{base::ErrorCode::RateLimited, "Slow down.", std::chrono::milliseconds(800)};
    const QJsonObject frame = QJsonDocument::fromJson(encodeError(domain::CommandId("1"), error)).object();
    QCOMPARE(frame,
        QJsonObject({{"type", "error"}, {"re", "1"},
            {"data", QJsonObject{{"code", "rate_limited"}, {"message", "Slow down."}, {"retryAfterMs", 800}}}}));
    QVERIFY(errorFromJson(frame.value("data").toObject()) == error);
    QVERIFY(!QJsonDocument::fromJson(encodeError({}, error)).object().contains("re"));
    QVERIFY(errorFromJson({{"code", "from the future"}}).code == base::ErrorCode::Internal);
    QVERIFY(!errorFromJson({{"retryAfterMs", "soon"}}).retryAfter);
}

void tst_EventCodec::aLongMessageFitsIntoAFrame()
{
    domain::ConversationEvent event;
    event.conversation = domain::ConversationId(QString(limits::idLength, 'c'));
    event.seq = event.visitorSeq = 9'000'000'000'000'000;
    event.command = domain::CommandId(QString(limits::commandIdLength, 'i'));
    // Six bytes for every character.
    event.body = domain::MessagePosted{{domain::AuthorRole::Visitor, "v1", QString(limits::nameLength, QChar(1))},
        QString(limits::messageLength, QChar(1)), {}};
    QVERIFY(encode(event, domain::Side::Agent).size() <= limits::frameBytes);
    QVERIFY(encode(event, domain::Side::Visitor).size() <= limits::frameBytes);
}

QTEST_GUILESS_MAIN(tst_EventCodec)
#include "tst_EventCodec.moc"
