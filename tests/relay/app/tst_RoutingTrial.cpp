#include "relay/app/ArrivalLog.h"
#include "relay/app/RoutingPolicy.h"
#include "relay/app/RoutingTrial.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::relay::app;
using namespace std::chrono_literals;

// What an operator writes down for a simulation is read as it was meant, or refused in one sentence.
class tst_RoutingTrial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPolicyIsRead();
    void badPolicies_data();
    void badPolicies();
    void arrivalsAsJsonAndAsCsvAreTheSame();
    void quotedFieldsOfCsv();
    void badArrivals_data();
    void badArrivals();
    void syntheticDaysAreRead();
    void badSyntheticDays_data();
    void badSyntheticDays();
    void aDayIsPlayed();
    void whatCannotBeReadIsSaid();
    void theExampleOfThePageIsRight();

private:
    static QByteArray policy()
    {
        return R"({
            "queues": [{"id": "sales", "name": "Sales", "priority": 2},
                       {"id": "support", "name": "Support", "wrapUpMs": 20000}],
            "agents": [{"id": "ann", "capacity": 3, "languages": ["zh"], "skills": [{"skill": "refunds", "level": 4}],
                        "queues": [{"id": "sales", "capacity": 2}, {"id": "support"}],
                        "hours": {"zone": "Asia/Shanghai", "week": [[{"from": "09:00", "to": "17:00"}],
                                  [{"from": "09:00", "to": "17:00"}], [], [], [], [], []]}},
                       {"id": "ben"}]})";
    }
    QString file(const char *name, const QByteArray &content)
    {
        const QString path = m_directory.filePath(QString::fromLatin1(name));
        QFile written(path);
        if (!written.open(QIODevice::WriteOnly) || written.write(content) != content.size())
            qFatal("%s cannot be written", name);
        return path;
    }

    QTemporaryDir m_directory;
};

void tst_RoutingTrial::aPolicyIsRead()
{
    const auto read = readRoutingPolicy(policy());
    QVERIFY2(read.isOk(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->queues.size(), size_t(2));
    QCOMPARE(read->queues[0].priority, 2);
    QCOMPARE(read->queues[1].wrapUp, base::Milliseconds(20s));
    QCOMPARE(read->shifts.size(), size_t(2));
    const relay::routing::Shift &ann = read->shifts[0];
    QCOMPARE(ann.agent.capacity, 3);
    QVERIFY(ann.agent.skills == QList<domain::SkillLevel>({{"refunds", 4}}));
    QVERIFY(ann.agent.queues
        == QList<domain::QueueMembership>({{domain::QueueId("sales"), 2}, {domain::QueueId("support"), 0}}));
    QCOMPARE(ann.hours.zone, "Asia/Shanghai");
    QVERIFY(ann.hours.isOpenAt(base::fromEpochMs(1'767'578'400'000))); // Monday, 10:00 in Shanghai
    QVERIFY(!ann.hours.isOpenAt(base::fromEpochMs(1'767'610'800'000))); // 19:00
    QCOMPARE(read->shifts[1].agent.capacity, 5);
    QVERIFY(read->shifts[1].hours.isAlways);
}

void tst_RoutingTrial::badPolicies_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QByteArray &json, const char *sentence) {
        QTest::newRow(name) << json << QString::fromUtf8(sentence);
    };
    const auto with = [](const QByteArray &queues, const QByteArray &agents) {
        return QByteArray("{\"queues\":[" + queues + "],\"agents\":[" + agents + "]}");
    };
    const QByteArray sales = R"({"id":"sales","name":"Sales"})";
    const QByteArray ann = R"({"id":"ann"})";
    row("no json", "queues", "it is no JSON: illegal value at byte 1.");
    row("nothing", "{}", "\"queues\" is a list of 1 to 1000 entries.");
    row("no queues", with("", ann), "\"queues\" is a list of 1 to 1000 entries.");
    row("no agents", with(sales, ""), "\"agents\" is a list of 1 to 20000 entries.");
    row("a queue without name", with(R"({"id":"sales"})", ann), "queues[0]: \"name\" is missing or empty.");
    row("a queue as text", with("\"sales\"", ann), "queues[0]: \"id\" is missing or empty.");
    row("a queue twice", with(sales + ',' + sales, ann), "queues[1]: the id \"sales\" comes twice.");
    row("an overflow to nowhere",
        with(R"({"id":"sales","name":"S","overflow":"other_queue","overflowQueue":"x"})", ann),
        "queues[0]: there is no queue \"x\" to go on to.");
    row("an agent without id", with(sales, "{}"), "agents[0]: \"id\" is missing or empty.");
    row("an agent twice", with(sales, ann + ',' + ann), "agents[1]: the id \"ann\" comes twice.");
    row("no capacity", with(sales, R"({"id":"ann","capacity":0})"),
        "agents[0]: \"capacity\" must be a whole number from 1 to 100.");
    row("a member of nothing", with(sales, R"({"id":"ann","queues":[{"id":"x"}]})"),
        "agents[0]: there is no queue \"x\".");
    row("hours in words", with(sales, R"({"id":"ann","hours":"nine to five"})"),
        "agents[0]: \"hours\" must be an object.");
    row("hours without zone", with(sales, R"({"id":"ann","hours":{"week":[[],[],[],[],[],[],[]]}})"),
        "agents[0]: \"zone\" is missing or empty.");
}

void tst_RoutingTrial::badPolicies()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, sentence);
    const auto read = readRoutingPolicy(json);
    QVERIFY(!read);
    QCOMPARE(read.error().message, sentence);
}

void tst_RoutingTrial::arrivalsAsJsonAndAsCsvAreTheSame()
{
    const auto json = readArrivals(R"(
{"at": "2026-01-05T09:00:00Z", "queue": "sales", "vip": 3, "handlingMs": 60000, "patienceMs": 30000, "visitor": "wang"}

{"at": 1767603605250, "topic": "退款", "language": "zh-CN", "handlingMs": 0}
)");
    QVERIFY2(json.isOk(), json ? "" : qPrintable(json.error().message));
    const auto csv = readArrivals("at,queue,topic,language,vip,visitor,handlingMs,patienceMs\r\n"
                                  "2026-01-05T10:00:00+01:00,sales,,,3,wang,60000,30000\r\n"
                                  "1767603605250,,退款,zh-CN,,,0,\r\n");
    QVERIFY2(csv.isOk(), csv ? "" : qPrintable(csv.error().message));
    QVERIFY(*json == *csv);
    QCOMPARE(json->size(), size_t(2));
    const relay::routing::Arrival &first = json->front();
    QCOMPARE(base::toEpochMs(first.at), 1'767'603'600'000);
    QCOMPARE(first.queue.toString(), "sales");
    QCOMPARE(first.vip, 3);
    QCOMPARE(first.handling, base::Milliseconds(1min));
    QCOMPARE(first.patience, std::optional<base::Milliseconds>(30s));
    QCOMPARE(json->back().patience, std::nullopt);
    QCOMPARE(json->back().topic, "退款");
}

void tst_RoutingTrial::quotedFieldsOfCsv()
{
    const auto read = readArrivals("handlingMs , topic,at\n5,\"prices, \"\"old\"\" and new\",7\n");
    QVERIFY(read);
    QCOMPARE(read->front().topic, "prices, \"old\" and new");
    QCOMPARE(base::toEpochMs(read->front().at), 7);
}

void tst_RoutingTrial::badArrivals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QByteArray &text, const char *sentence) {
        QTest::newRow(name) << text << QString::fromUtf8(sentence);
    };
    row("nothing", "", "nobody comes in it.");
    row("a head alone", "at,handlingMs\n", "nobody comes in it.");
    row("another column", "at,colour\n",
        "line 1: \"colour\" is no column, or there twice; there are at, queue, topic, "
        "language, vip, visitor, handlingMs and patienceMs.");
    row("a column twice", "at,at\n",
        "line 1: \"at\" is no column, or there twice; there are at, queue, topic, language, "
        "vip, visitor, handlingMs and patienceMs.");
    row("a field too few", "at,handlingMs\n5\n", "line 2: the line does not have the head's 2 fields.");
    row("an open quote", "at,handlingMs\n5,\"7\n", "line 2: the line does not have the head's 2 fields.");
    row("no time", "handlingMs\n5\n",
        "line 2: \"at\" is a time such as 2026-01-05T09:00:00Z, or milliseconds since the "
        "beginning of 1970.");
    row("a time of nowhere", "at,handlingMs\n2026-01-05T09:00:00,5\n",
        "line 2: \"at\" is a time such as 2026-01-05T09:00:00Z, or milliseconds since the beginning of 1970.");
    row("no handling", "{\"at\":5}\n", "line 1: \"handlingMs\" must be a whole number from 0 to 86400000.");
    row("negative handling", "{\"at\":5,\"handlingMs\":-1}",
        "line 1: \"handlingMs\" must be a whole number from 0 to "
        "86400000.");
    row("vip in words", "at,handlingMs,vip\n5,5,very\n", "line 2: \"vip\" must be a whole number from 0 to 5.");
    row("vip 6", "{\"at\":5,\"handlingMs\":5,\"vip\":6}", "line 1: \"vip\" must be a whole number from 0 to 5.");
    row("a number as queue", "{\"at\":5,\"handlingMs\":5,\"queue\":7}", "line 1: \"queue\" must be a string.");
    row("half", "{\"at\":5,\"handlingMs\":5}\n{\"at\":5", "line 2: it is no JSON: invalid termination by number.");
    row("a list", "{\"at\":5,\"handlingMs\":5}\n[]", "line 2: an arrival is one JSON object.");
    row("a long line", "{\"at\":5,\"topic\":\"" + QByteArray(70'000, 'x') + "\"}",
        "line 1: it is longer than 65536 "
        "bytes.");
}

void tst_RoutingTrial::badArrivals()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, sentence);
    const auto read = readArrivals(text);
    QVERIFY(!read);
    QCOMPARE(read.error().message, sentence);
}

void tst_RoutingTrial::syntheticDaysAreRead()
{
    const auto read = readSyntheticDay(
        "perHour=120, hours=2.5,handling=200,spread=0.5,patience=90,vip=0.25,seed=7,start=2026-03-01T08:00:00Z");
    QVERIFY2(read.isOk(), read ? "" : qPrintable(read.error().message));
    relay::routing::SyntheticDay day;
    day.start = base::fromEpochMs(1'772'352'000'000);
    day.hours = 2.5;
    day.perHour = 120;
    day.handlingSeconds = 200;
    day.spread = 0.5;
    day.patienceSeconds = 90;
    day.vipShare = 0.25;
    day.seed = 7;
    QVERIFY(*read == day);
}

void tst_RoutingTrial::badSyntheticDays_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "perHour", "=5", "perHour=", "perHour=x", "perHour=nan", "perHour=0", "perHour=1e9",
             "perHour=5,perHour=6", "speed=5", "vip=1.1", "vip=-0.1", "seed=-1", "seed=1.5", "start=today",
             "start=2026-03-01T08:00:00", "perHour=100000,hours=100", "handling=0", "hours=0,"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void tst_RoutingTrial::badSyntheticDays()
{
    QFETCH(QString, text);
    const auto read = readSyntheticDay(text);
    QVERIFY(!read);
    QVERIFY2(read.error().message.startsWith("--synthetic"), qPrintable(read.error().message));
}

void tst_RoutingTrial::aDayIsPlayed()
{
    const QString policyFile = file("policy.json", policy());
    const auto logged = carryOut({policyFile,
        file("day.csv", "at,queue,handlingMs\n2026-01-05T02:00:00Z,sales,60000\n2026-01-05T02:00:01Z,support,60000\n"),
        {}});
    QVERIFY2(logged.isOk(), logged ? "" : qPrintable(logged.error().message));
    const QStringList lines = logged->split(u'\n');
    QVERIFY(lines.at(1).startsWith("all"));
    QCOMPARE(lines.at(1).simplified().split(u' ').mid(1, 2), QStringList({"2", "2"}));
    QVERIFY(lines.at(5).startsWith("Support"));
    relay::routing::SyntheticDay day;
    const auto synthetic = carryOut({policyFile, {}, day});
    QVERIFY(synthetic);
    QVERIFY(synthetic->contains("Occupancy"));
    QCOMPARE(*carryOut({policyFile, {}, day}), *synthetic);
}

void tst_RoutingTrial::whatCannotBeReadIsSaid()
{
    const QString policyFile = file("policy.json", policy());
    const auto noPolicy = carryOut({m_directory.filePath("nowhere.json"), {}, relay::routing::SyntheticDay()});
    QVERIFY(!noPolicy);
    QVERIFY2(noPolicy.error().message.contains("nowhere.json cannot be read"), qPrintable(noPolicy.error().message));
    const auto noLog = carryOut({policyFile, m_directory.filePath("nowhere.csv"), {}});
    QVERIFY(!noLog);
    QVERIFY(noLog.error().message.contains("nowhere.csv cannot be read"));
    const QString badLog = file("bad.csv", "at,handlingMs\n5,x\n");
    QCOMPARE(carryOut({policyFile, badLog, {}}).error().message,
        badLog + ": line 2: \"handlingMs\" must be a whole number from 0 to 86400000.");
    const QString otherLog = file("other.csv", "at,queue,handlingMs\n5,returns,5\n");
    QCOMPARE(carryOut({policyFile, otherLog, {}}).error().message,
        otherLog + " names the queue \"returns\", which " + policyFile + " does not have.");
    const QString badPolicy = file("bad.json", "[]");
    QCOMPARE(carryOut({badPolicy, otherLog, {}}).error().message,
        badPolicy + ": \"queues\" is a list of 1 to 1000 entries.");
}

void tst_RoutingTrial::theExampleOfThePageIsRight()
{
    // docs/routing.md shows a policy, a command and what it prints.
    QFile page(QStringLiteral(QIAO_SOURCE_DIR "/docs/routing.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(page.readAll());
    const auto block = [&](const QString &after) {
        const qsizetype begin = text.indexOf(u'\n', text.indexOf(after)) + 1;
        return text.mid(begin, text.indexOf("```", begin) - begin);
    };
    const QString policyFile = file("example.json", block("```json").toUtf8());
    const QString command = block("```sh").trimmed();
    const auto day = readSyntheticDay(command.section("--synthetic ", 1).section(u' ', 0, 0));
    QVERIFY2(day.isOk(), day ? "" : qPrintable(day.error().message));
    const auto printed = carryOut({policyFile, {}, *day});
    QVERIFY2(printed.isOk(), printed ? "" : qPrintable(printed.error().message));
    QCOMPARE(*printed, block("```text"));
}

QTEST_GUILESS_MAIN(tst_RoutingTrial)
#include "tst_RoutingTrial.moc"
