#include "common/protocol/Reports.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qiao;
using namespace qiao::protocol;

namespace {

QJsonObject parsed(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

ReportRequest of(Report report)
{
    ReportRequest request;
    request.report = report;
    return request;
}

template <typename Answer> std::optional<Answer> read(Report report, const char *json)
{
    const base::Result<ReportAnswer> answer = reportAnswerFromJson(of(report), parsed(json));
    return answer ? std::optional(std::get<Answer>(*answer)) : std::nullopt;
}

} // namespace

// The reports' questions and answers, with the samples of docs/metrics.md.
class tst_ProtocolReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsSaidStandsInTheQuery();
    void everyPartOfAQuestionTellsItFromOthers();
    void aSummary();
    void aSeries();
    void aDistribution();
    void conversations();
    void experiments();
    void service();
    void senselessAnswersAreErrors_data();
    void senselessAnswersAreErrors();
    void longTextsAreCut();
};

void tst_ProtocolReports::onlyWhatIsSaidStandsInTheQuery()
{
    ReportRequest request = of(Report::Conversations);
    request.from = base::fromEpochMs(10);
    request.to = base::fromEpochMs(14'400'000);
    request.metric = QStringLiteral("wait");
    QCOMPARE(request.path(), QStringLiteral("/v1/reports/conversations"));
    QCOMPARE(request.query().toString(), QStringLiteral("from=10&to=14400000&metric=wait"));
    request.hours = ReportHours::Outside;
    request.met = false;
    request.valueFrom = 0;
    request.valueTo = 14'400'000;
    request.weekday = 7;
    request.hour = 0;
    request.isOfNobody = true;
    request.limit = 50;
    request.offset = 100;
    QCOMPARE(request.query().toString(),
        QStringLiteral(
            "from=10&to=14400000&hours=outside&metric=wait&met=no&valueFrom=0&valueTo=14400000&weekday=7&hour=0"
            "&nobody=yes&limit=50&offset=100"));
    QVERIFY(of(Report::Service).query().isEmpty());
}

void tst_ProtocolReports::everyPartOfAQuestionTellsItFromOthers()
{
    ReportRequest one = of(Report::Series);
    ReportRequest other = one;
    QCOMPARE(qHash(one), qHash(other));
    QCOMPARE(one, other);
    other.by = QStringLiteral("day");
    QVERIFY(!(one == other));
    QVERIFY(qHash(one) != qHash(other));
}

void tst_ProtocolReports::aSummary()
{
    const auto report = read<SummaryReport>(Report::Summary, R"({"from":1,"to":2,"zone":"Asia/Shanghai","metrics":{
        "arrivals":{"unit":"count","count":140,"value":140},
        "in_goal":{"unit":"ratio","count":135,"met":118,"value":0.874},
        "wait":{"unit":"ms","count":131,"value":9400.5,"p50":6100,"p90":21000,"p99":48000},
        "wrap_up":{"unit":"ms","count":0,"value":null,"p50":null,"p90":null,"p99":null},
        "later":{"unit":"furlong","count":1,"value":1}}})");
    QVERIFY(report);
    QCOMPARE(report->metrics.size(), 4);
    QCOMPARE(report->metrics.value(QStringLiteral("in_goal")).unit, ReportUnit::Ratio);
    QCOMPARE(report->metrics.value(QStringLiteral("in_goal")).figure.met, 118);
    QCOMPARE(report->metrics.value(QStringLiteral("wait")).figure.p99, 48000.0);
    QVERIFY(!report->metrics.value(QStringLiteral("wrap_up")).figure.value);
}

void tst_ProtocolReports::aSeries()
{
    const auto report = read<SeriesReport>(Report::Series, R"({"metric":"wait","by":"hour","unit":"ms","points":[
        {"key":"2026-11-27T09:00","at":1795309200000,"count":12,"value":8200.0,"p50":6000,"p90":19000,"p99":40100},
        {"key":"a1","label":"Ann","count":0,"value":null}],
        "total":{"count":131,"value":9400.5}})");
    QVERIFY(report);
    QCOMPARE(report->points.size(), 2);
    QCOMPARE(report->points.at(0).at, base::fromEpochMs(1'795'309'200'000));
    QCOMPARE(report->points.at(1).label, QStringLiteral("Ann"));
    QVERIFY(!report->points.at(1).figure.value);
    QCOMPARE(report->total.count, 131);
}

void tst_ProtocolReports::aDistribution()
{
    const auto report = read<DistributionReport>(Report::Distribution, R"({"metric":"wait","unit":"ms","count":131,
        "value":9400.5,"p50":6100,"p90":21000,"p99":48000,"buckets":[{"from":0,"to":5000,"count":51},
        {"from":14400000,"to":null,"count":3}]})");
    QVERIFY(report);
    QCOMPARE(report->figure.p90, 21000.0);
    QCOMPARE(report->buckets.size(), 2);
    QVERIFY(!report->buckets.at(1).to);
}

void tst_ProtocolReports::conversations()
{
    const auto report = read<CasesReport>(Report::Conversations, R"({"metric":"in_goal","unit":"ratio","total":17,
        "conversations":[{"conversation":"c7Qm","at":1795290000000,"visitorName":"李雷","topic":"Returns","channel":"web",
        "queue":"default","queueName":"Everybody","agent":"a1","agentName":"Ann","value":31000,"met":false},
        {"conversation":"c8"}]})");
    QVERIFY(report);
    QCOMPARE(report->total, 17);
    QCOMPARE(report->cases.at(0).conversation, domain::ConversationId(QStringLiteral("c7Qm")));
    QCOMPARE(report->cases.at(0).met, std::optional(false));
    QVERIFY(!report->cases.at(1).met && !report->cases.at(1).value);
}

void tst_ProtocolReports::experiments()
{
    const auto report = read<ExperimentsReport>(Report::Experiments, R"({"experiments":[{"experiment":"greeting",
        "name":"Two greetings","kind":"greeting","running":true,"arms":[
        {"arm":"a","name":"Hello","conversations":412,"rates":{"in_goal":{"count":400,"met":330,"value":0.825,"low":0.785,"high":0.859}}},
        {"arm":"b","name":"How can we help?","conversations":398,"rates":{}}],
        "differences":[{"metric":"in_goal","from":"a","to":"b","value":0.021,"low":-0.031,"high":0.073,"isKnown":false}]}]})");
    QVERIFY(report);
    const ExperimentsReport::Experiment &experiment = report->experiments.constFirst();
    QVERIFY(experiment.isRunning);
    QCOMPARE(experiment.arms.at(0).rates.value(QStringLiteral("in_goal")).high, 0.859);
    QCOMPARE(experiment.differences.constFirst().low, -0.031);
    QVERIFY(!experiment.differences.constFirst().isKnown);
}

void tst_ProtocolReports::service()
{
    const auto report = read<ServiceReport>(Report::Service, R"({"since":1795219200000,
        "connections":{"accepted":9120,"refused":31,"failed":4,"success":0.9962},
        "messageLatency":{"stored":{"count":52011,"p50":2.1,"p90":5.0,"p99":14.2},"delivered":{"count":0}}})");
    QVERIFY(report);
    QCOMPARE(report->success, 0.9962);
    QCOMPARE(report->stored.p99, 14.2);
    QVERIFY(!report->delivered.p50);
}

void tst_ProtocolReports::senselessAnswersAreErrors_data()
{
    QTest::addColumn<Report>("report");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no metrics") << Report::Summary << QByteArray("{}");
    QTest::newRow("metrics are a list") << Report::Summary << QByteArray(R"({"metrics":[1]})");
    QTest::newRow("no unit") << Report::Series << QByteArray(R"({"points":[]})");
    QTest::newRow("no points") << Report::Series << QByteArray(R"({"unit":"ms","points":{}})");
    QTest::newRow("too many points") << Report::Series
                                     << QByteArray(R"({"unit":"ms","points":[)") + QByteArray("1,").repeated(2000)
            + "1]}";
    QTest::newRow("no buckets") << Report::Distribution << QByteArray(R"({"unit":"ms"})");
    QTest::newRow("a case without a conversation")
        << Report::Conversations << QByteArray(R"({"unit":"ms","conversations":[{}]})");
    QTest::newRow("a case with an endless id")
        << Report::Conversations
        << QByteArray(R"({"unit":"ms","conversations":[{"conversation":")") + QByteArray(65, 'x') + R"("}]})";
    QTest::newRow("no experiments") << Report::Experiments << QByteArray("{}");
    QTest::newRow("an experiment without arms") << Report::Experiments << QByteArray(R"({"experiments":[{}]})");
    QTest::newRow("no connections") << Report::Service << QByteArray(R"({"messageLatency":{}})");
}

void tst_ProtocolReports::senselessAnswersAreErrors()
{
    QFETCH(Report, report);
    QFETCH(QByteArray, json);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(document.isObject());
    QVERIFY(!reportAnswerFromJson(of(report), document.object()));
}

void tst_ProtocolReports::longTextsAreCut()
{
    QJsonObject point{{QStringLiteral("key"), QString(5000, QLatin1Char('k'))}, {QStringLiteral("count"), -4}};
    const base::Result<ReportAnswer> answer = reportAnswerFromJson(of(Report::Series),
        {{QStringLiteral("unit"), QStringLiteral("ms")}, {QStringLiteral("points"), QJsonArray{point}}});
    QVERIFY(answer);
    QCOMPARE(std::get<SeriesReport>(*answer).points.constFirst().key.size(), 1000);
    QCOMPARE(std::get<SeriesReport>(*answer).points.constFirst().figure.count, 0);
}

QTEST_GUILESS_MAIN(tst_ProtocolReports)
#include "tst_ProtocolReports.moc"
