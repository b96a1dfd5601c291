#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/Limits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace qiao;
using namespace qiao::protocol;
using namespace std::chrono_literals;

// What the company has set up is read as it was written, and nothing beyond its bounds is taken.
class tst_DirectoryCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQueueReadsBack();
    void whatIsLeftOutHasItsDefault();
    void hoursReadBack();
    void badQueues_data();
    void badQueues();
    void weightsReadBack();
    void profilesReadBack();
    void badProfiles_data();
    void badProfiles();
    void aBadProfileChangesNothing();
    void macrosReadBack();
    void badMacros_data();
    void badMacros();

private:
    static domain::Queue fullQueue();
    static QJsonObject object(const QByteArray &text)
    {
        const QJsonDocument document = QJsonDocument::fromJson(text);
        return document.object();
    }
    // Through the text, as it goes over the wire and into the storage.
    static QJsonObject wired(const QJsonObject &json)
    {
        return object(QJsonDocument(json).toJson(QJsonDocument::Compact));
    }
    static void compareRefusal(const QString &message, const QString &part)
    {
        QVERIFY2(message.contains(part), qPrintable(message));
        QVERIFY(message.size() < 300);
    }
};

domain::Queue tst_DirectoryCodec::fullQueue()
{
    domain::Queue queue;
    queue.id = domain::QueueId("sales");
    queue.name = "售前";
    queue.isDisabled = true;
    queue.topics = {"Prices", "价格"};
    queue.skills = {{"products", 3}, {"退款", 5}};
    queue.languages = {"zh-Hans", "en"};
    queue.priority = 7;
    queue.ageing = 45s;
    queue.maximumLength = 40;
    queue.overflow = domain::Overflow::OtherQueue;
    queue.overflowQueue = domain::QueueId("support");
    queue.weights = {1.5, 0, 0.25, 10, 0.1, 3};
    queue.offerTimeout = 11s;
    queue.missedOffers = 4;
    queue.idleAfter = 12s;
    queue.wrapUp = 13s;
    queue.abandonAfter = 14s;
    queue.firstResponseGoal = 16s;
    queue.sla = 17s;
    queue.asksFeedback = false;
    queue.hours.isAlways = false;
    queue.hours.zone = "Asia/Shanghai";
    queue.hours.week[0] = {{9 * 60, 12 * 60}, {13 * 60 + 30, 18 * 60}};
    queue.hours.week[5] = {{22 * 60, 6 * 60}};
    queue.hours.week[6] = {{0, 1440}};
    queue.hours.exceptions = {{QDate(2026, 10, 1), "国庆节", {}}, {QDate(2026, 12, 24), {}, {{9 * 60, 12 * 60}}}};
    return queue;
}

void tst_DirectoryCodec::aQueueReadsBack()
{
    const domain::Queue queue = fullQueue();
    const auto read = queueFromJson(wired(toJson(queue)));
    QVERIFY2(read.isOk(), read ? "" : qPrintable(read.error().message));
    QVERIFY(*read == queue);
    QVERIFY(toJson(*read) == toJson(queue));
}

void tst_DirectoryCodec::whatIsLeftOutHasItsDefault()
{
    domain::Queue plain;
    plain.id = domain::QueueId("sales");
    plain.name = "Sales";
    const auto read = queueFromJson(object(R"({"id":"sales","name":"  Sales "})"));
    QVERIFY(read && *read == plain);
    const auto back = queueFromJson(wired(toJson(plain)));
    QVERIFY(back && *back == plain);
    const auto some = queueFromJson(object(R"({"id":"sales","name":"Sales","weights":{"vip":2},"from the future":1})"));
    QVERIFY(some);
    QCOMPARE(some->weights.vip, 2.0);
    QCOMPARE(some->weights.load, plain.weights.load);
}

void tst_DirectoryCodec::hoursReadBack()
{
    const QJsonObject hours = toJson(fullQueue()).value("hours").toObject();
    QCOMPARE(hours.value("zone").toString(), "Asia/Shanghai");
    QCOMPARE(hours.value("week").toArray().at(0).toArray().at(1).toObject(),
        QJsonObject({{"from", "13:30"}, {"to", "18:00"}}));
    QCOMPARE(hours.value("week").toArray().at(6).toArray().at(0).toObject(),
        QJsonObject({{"from", "00:00"}, {"to", "24:00"}}));
    QVERIFY(hours.value("week").toArray().at(1).toArray().isEmpty());
    QCOMPARE(hours.value("exceptions").toArray().at(0).toObject().value("date").toString(), "2026-10-01");
}

void tst_DirectoryCodec::badQueues_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const QByteArray &changes, const char *part) {
        QTest::newRow(name) << changes << QString::fromUtf8(part);
    };
    const QByteArray long65 = '"' + QByteArray(65, 'x') + '"';
    const QByteArray closed = "[[],[],[],[],[],[],[]]";
    row("no id", R"({"id":null})", "\"id\" is missing");
    row("a long id", R"({"id":)" + long65 + "}", "longer than 64");
    row("a number as id", R"({"id":7})", "must be a string");
    row("no name", R"({"name":""})", "\"name\" is missing");
    row("a blank name", R"({"name":"  "})", "a name of 1");
    row("disabled perhaps", R"({"disabled":"perhaps"})", "\"disabled\"");
    row("topics as text", R"({"topics":"a"})", "\"topics\"");
    row("an empty topic", R"({"topics":[" "]})", "\"topics\" lists");
    row("a topic that is no text", R"({"topics":[5]})", "\"topics\" lists");
    row("a skill without level", R"({"skills":[{"skill":"a"}]})", "\"level\"");
    row("a skill of level 6", R"({"skills":[{"skill":"a","level":6}]})", "from 1 to 5");
    row("a skill without name", R"({"skills":[{"level":1}]})", "\"skill\" is missing");
    row("a skill as text", R"({"skills":["a"]})", "\"skill\"");
    row("a long language", R"({"languages":["012345678901234567890123456789012345"]})", "\"languages\" lists");
    row("priority ten", R"({"priority":10})", "priority");
    row("priority minus one", R"({"priority":-1})", "priority");
    row("priority in words", R"({"priority":"high"})", "priority");
    row("half a priority", R"({"priority":1.5})", "priority");
    row("ageing zero", R"({"ageingMs":0})", "duration");
    row("ageing beyond a day", R"({"ageingMs":86400001})", "\"ageingMs\"");
    row("an offer of an hour and more", R"({"offerTimeoutMs":3600001})", "duration");
    row("a wrap-up of an hour and more", R"({"wrapUpMs":3600001})", "duration");
    row("a goal of nothing", R"({"goalMs":0})", "duration");
    row("too many missed offers", R"({"missedOffers":101})", "missed offers");
    row("too long", R"({"maximumLength":1000001})", "\"maximumLength\"");
    row("unknown overflow", R"({"overflow":"explode"})", "\"overflow\" is one of");
    row("overflow to nowhere", R"({"overflow":"other_queue"})", "another queue");
    row("overflow to itself", R"({"overflow":"other_queue","overflowQueue":"sales"})", "another queue");
    row("a negative weight", R"({"weights":{"vip":-0.1}})", "\"vip\"");
    row("a heavy weight", R"({"weights":{"idle":10.1}})", "\"idle\"");
    row("a weight in words", R"({"weights":{"load":"much"}})", "\"load\"");
    row("feedback perhaps", R"({"asksFeedback":1})", "\"asksFeedback\"");
    row("hours without zone", R"({"hours":{"week":)" + closed + "}}", "\"zone\"");
    row("a zone that is none", R"({"hours":{"zone":"Mars/Olympus","week":)" + closed + "}}", "no time zone");
    row("no week", R"({"hours":{"zone":"UTC"}})", "seven days");
    row("a week of six days", R"({"hours":{"zone":"UTC","week":[[],[],[],[],[],[]]}})", "seven days");
    row("a day as text", R"({"hours":{"zone":"UTC","week":["","","","","","",""]}})", "A day is a list");
    for (const char *time : {"9:00", "09:60", "24:01", "25:00", "-1:00", "0900", "09:00:00", "", "aa:bb", "+9:00",
             "-0:30", " 9:00", "09 :0"}) {
        QTest::addRow("a span from %s", time) << QByteArray(R"({"hours":{"zone":"UTC","week":[[{"from":")"
            + QByteArray(time) + R"(","to":"10:00"}],[],[],[],[],[],[]]}})")
                                              << "A span has";
    }
    row("a span from midnight's end",
        R"({"hours":{"zone":"UTC","week":[[{"from":"24:00","to":"10:00"}],[],[],[],[],[],[]]}})", "between 00:00");
    row("a span to midnight's begin",
        R"({"hours":{"zone":"UTC","week":[[{"from":"09:00","to":"00:00"}],[],[],[],[],[],[]]}})", "between 00:00");
    row("too many spans",
        R"({"hours":{"zone":"UTC","week":[[)" + QByteArrayList(9, R"({"from":"09:00","to":"10:00"})").join(',')
            + "],[],[],[],[],[],[]]}}",
        "at most 8");
    const QByteArray begin = R"({"hours":{"zone":"UTC","week":)" + closed + R"(,"exceptions":[)";
    row("an exception without date", begin + R"({"spans":[]}]}})", "\"date\"");
    row("an exception on no day", begin + R"({"date":"2026-02-30","spans":[]}]}})", "date of its own");
    row("two of one day", begin + R"({"date":"2026-02-03","spans":[]},{"date":"2026-02-03","spans":[]}]}})",
        "date of its own");
    row("an exception without spans", begin + R"({"date":"2026-02-03"}]}})", "A day is a list");
    row("too many exceptions", begin + QByteArrayList(101, R"({"date":"2026-02-03","spans":[]})").join(',') + "]}}",
        "exceptions");
}

void tst_DirectoryCodec::badQueues()
{
    QFETCH(QByteArray, changes);
    QFETCH(QString, part);
    QJsonObject json{{"id", "sales"}, {"name", "Sales"}};
    QVERIFY(queueFromJson(json).isOk());
    QJsonParseError fault;
    const QJsonObject changed = QJsonDocument::fromJson(changes, &fault).object();
    QVERIFY2(fault.error == QJsonParseError::NoError && !changed.isEmpty(), changes.constData());
    for (auto it = changed.begin(); it != changed.end(); ++it)
        json.insert(it.key(), it.value());
    const auto read = queueFromJson(json);
    QVERIFY(!read);
    QVERIFY(read.error().code == base::ErrorCode::BadRequest);
    compareRefusal(read.error().message, part);
}

void tst_DirectoryCodec::weightsReadBack()
{
    const domain::RoutingWeights weights{0, 10, 0.125, 3, 7.5, 1e-3};
    const auto read = weightsFromJson(wired(toJson(weights)));
    QVERIFY(read && *read == weights);
    const auto none = weightsFromJson({});
    QVERIFY(none && *none == domain::RoutingWeights());
}

void tst_DirectoryCodec::profilesReadBack()
{
    domain::Agent agent;
    agent.id = domain::AgentId("a1");
    agent.displayName = "Ann";
    QVERIFY(profileOf(agent).isEmpty());
    agent.skills = {{"refunds", 5}};
    agent.languages = {"zh", "en"};
    agent.queues = {{domain::QueueId("sales"), 0}, {domain::QueueId("vip"), 1'000}};
    domain::Agent other;
    other.id = agent.id;
    other.displayName = agent.displayName;
    other.languages = {"de"};
    QVERIFY(readProfile(other, wired(profileOf(agent))));
    QVERIFY(other == agent);
    QVERIFY(readProfile(other, {}));
    QVERIFY(other.skills.isEmpty() && other.languages.isEmpty() && other.queues.isEmpty());
}

void tst_DirectoryCodec::badProfiles_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("skills as object") << QByteArray(R"({"skills":{}})");
    QTest::newRow("level zero") << QByteArray(R"({"skills":[{"skill":"a","level":0}]})");
    QTest::newRow("a long skill") << QByteArray(R"({"skills":[{"skill":")" + QByteArray(51, 'x') + R"(","level":1}]})");
    QTest::newRow("too many skills") << QByteArray(
        R"({"skills":[)" + QByteArrayList(101, R"({"skill":"a","level":1})").join(',') + "]}");
    QTest::newRow("an empty language") << QByteArray(R"({"languages":[""]})");
    QTest::newRow("a queue as text") << QByteArray(R"({"queues":["sales"]})");
    QTest::newRow("a queue without id") << QByteArray(R"({"queues":[{"capacity":3}]})");
    QTest::newRow("too much capacity") << QByteArray(R"({"queues":[{"id":"sales","capacity":1001}]})");
    QTest::newRow("negative capacity") << QByteArray(R"({"queues":[{"id":"sales","capacity":-1}]})");
}

void tst_DirectoryCodec::badProfiles()
{
    QFETCH(QByteArray, json);
    const QJsonObject profile = object(json);
    QVERIFY(!profile.isEmpty());
    domain::Agent agent;
    QVERIFY(!readProfile(agent, profile));
}

void tst_DirectoryCodec::aBadProfileChangesNothing()
{
    domain::Agent agent;
    agent.languages = {"zh"};
    QVERIFY(!readProfile(agent, {{"languages", QJsonArray{"en"}}, {"queues", 5}}));
    QCOMPARE(agent.languages, QStringList("zh"));
}

void tst_DirectoryCodec::macrosReadBack()
{
    using Kind = domain::MacroStep::Kind;
    const domain::Macro macro{"m1", "Refund",
        {{Kind::Reply, "您好", {}, {}}, {Kind::Note, "checked", {}, {}}, {Kind::Tag, {}, {"refund", "退款"}, {}},
            {Kind::Transfer, {}, {}, domain::QueueId("billing")}, {Kind::Close, {}, {}, {}}}};
    const auto read = macroFromJson(wired(toJson(macro)));
    QVERIFY2(read.isOk(), read ? "" : qPrintable(read.error().message));
    QVERIFY(*read == macro);
}

void tst_DirectoryCodec::badMacros_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::newRow("none") << QByteArray("[]");
    QTest::newRow("no list") << QByteArray("{}");
    QTest::newRow("nothing to do") << QByteArray("[{}]");
    QTest::newRow("something else") << QByteArray(R"([{"do":"dance"}])");
    QTest::newRow("a reply without text") << QByteArray(R"([{"do":"reply"}])");
    QTest::newRow("a blank note") << QByteArray(R"([{"do":"note","text":" "}])");
    QTest::newRow("tagging with nothing") << QByteArray(R"([{"do":"tag","tags":[]}])");
    QTest::newRow("a transfer to nowhere") << QByteArray(R"([{"do":"transfer"}])");
    QTest::newRow("too many") << QByteArray('[' + QByteArrayList(21, R"({"do":"close"})").join(',') + ']');
    QTest::newRow("a long reply") << QByteArray(
        R"([{"do":"reply","text":")" + QByteArray(limits::messageLength + 1, 'x') + R"("}])");
}

void tst_DirectoryCodec::badMacros()
{
    QFETCH(QByteArray, steps);
    const QJsonObject json = object(R"({"id":"m1","name":"M","steps":)" + steps + '}');
    QVERIFY(json.contains("steps"));
    QVERIFY(!macroFromJson(json));
    QVERIFY(macroFromJson(object(R"({"id":"m1","name":"M","steps":[{"do":"close"}]})")));
    QVERIFY(!macroFromJson(object(R"({"id":"","name":"M","steps":[{"do":"close"}]})")));
}

QTEST_GUILESS_MAIN(tst_DirectoryCodec)
#include "tst_DirectoryCodec.moc"
