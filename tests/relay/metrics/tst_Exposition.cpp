#include "common/domain/Participant.h"
#include "relay/metrics/Exposition.h"
#include "relay/metrics/ServiceReport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace qiao;
using namespace qiao::relay::metrics;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(QStringLiteral(QIAO_SOURCE_DIR "/resources/packaging/") + name);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

// What promtool says of it, empty when nothing is wrong.
QString saidByPromtool(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess promtool;
    promtool.start(QStringLiteral(QIAO_PROMTOOL), arguments);
    if (!promtool.waitForStarted())
        return u"There is no promtool; cmake/commands/promtool.sh puts it there."_s;
    promtool.write(input);
    promtool.closeWriteChannel();
    if (!promtool.waitForFinished())
        return u"promtool does not end."_s;
    const QString said = QString::fromUtf8(promtool.readAllStandardOutput() + promtool.readAllStandardError());
    const bool isFine = promtool.exitStatus() == QProcess::NormalExit && promtool.exitCode() == 0;
    return isFine ? QString() : u"exit code %1: %2"_s.arg(promtool.exitCode()).arg(said);
}

// The metrics' names in expressions of Prometheus's language that are the relay's or the process's.
QSet<QString> namesIn(const QString &text)
{
    static const QRegularExpression name(QStringLiteral("\\b(?:qiao|process)_[a-z_]+\\b"));
    QSet<QString> names;
    for (auto match = name.globalMatch(text); match.hasNext();)
        names.insert(match.next().captured());
    return names;
}

} // namespace

// What Prometheus reads, and what is shipped for it and for Grafana.
class tst_Exposition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promtoolAccepts_data();
    void promtoolAccepts();
    void everySampleSaysWhatWasMeasured();
    void aHistogramCountsWhatLiesBelow();
    void manyQueuesAreSummedUp();
    void alertRulesAreRight();
    void alertsRingWhenTheyShould();
    void alertsAndDashboardNameWhatThereIs();
    void theDashboardIsComplete();
    void percentilesAreInterpolated();
    void theServiceReport();

private:
    static constexpr base::TimePoint now{base::Milliseconds(1'795'305'600'000)};

    static void fill(Instruments &instruments, int queues)
    {
        instruments.connections[0].add(3);
        instruments.connections[0].add(-1);
        instruments.accepted[1].add(7);
        instruments.refused[0].add(2);
        instruments.failed.add();
        instruments.requests[1].add(40);
        instruments.messages.add(3);
        instruments.stored.observe(0.0015);
        instruments.stored.observe(0.003, 2);
        instruments.groupSize.observe(5000);
        auto standing = std::make_shared<Standing>();
        for (int i = 0; i < queues; ++i) {
            protocol::QueueFigures figures;
            figures.queue = domain::QueueId(i == 0 ? u"say \"hi\"\\\n桥"_s : u"q%1"_s.arg(i));
            figures.waiting = 1;
            figures.active = 2;
            figures.longestSince = now - std::chrono::seconds(i + 1);
            standing->queues.append(figures);
        }
        standing->agents[static_cast<size_t>(domain::Presence::Online)] = 4;
        instruments.standing.store(standing);
    }
    static QByteArray text(int queues)
    {
        Instruments instruments(now - std::chrono::hours(1));
        fill(instruments, queues);
        return expositionOf(instruments, ProcessFigures::read(), now);
    }
};

void tst_Exposition::promtoolAccepts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("at the start") << expositionOf(Instruments(now), {}, now);
    QTest::newRow("busy") << text(3);
    QTest::newRow("many queues") << text(250);
}

void tst_Exposition::promtoolAccepts()
{
    QFETCH(QByteArray, text);
    QCOMPARE(saidByPromtool({u"check"_s, u"metrics"_s}, text), QString());
    QVERIFY(!saidByPromtool({u"check"_s, u"metrics"_s}, text + "qiao_connections{kind=\n").isEmpty()); // it looks
}

void tst_Exposition::everySampleSaysWhatWasMeasured()
{
    const QByteArray shown = text(2);
    for (const QByteArray line : {
             "qiao_connections{kind=\"visitor\"} 2",
             "qiao_handshakes_accepted_total{kind=\"agent\"} 7",
             "qiao_handshakes_refused_total{reason=\"origin\"} 2",
             "qiao_handshakes_failed_total 1",
             "qiao_http_requests_total{code=\"2xx\"} 40",
             "qiao_messages_total 3",
             "qiao_queue_waiting{queue=\"say \\\"hi\\\"\\\\\\n桥\"} 1",
             "qiao_queue_active{queue=\"q1\"} 2",
             "qiao_queue_longest_wait_seconds{queue=\"q1\"} 2",
             "qiao_agents{presence=\"online\"} 4",
             "process_start_time_seconds 1795302000",
         })
        QVERIFY2(shown.contains('\n' + line + '\n'), line.constData());
    const ProcessFigures process = ProcessFigures::read();
    QVERIFY(process.residentBytes > 1'000'000);
    QVERIFY(process.openFiles >= 3);
    QVERIFY(process.mostFiles >= process.openFiles);
}

void tst_Exposition::aHistogramCountsWhatLiesBelow()
{
    const QByteArray shown = text(1);
    for (const QByteArray line :
        {"qiao_message_stored_seconds_bucket{le=\"0.001\"} 0", "qiao_message_stored_seconds_bucket{le=\"0.002\"} 1",
            "qiao_message_stored_seconds_bucket{le=\"0.005\"} 3", "qiao_message_stored_seconds_bucket{le=\"+Inf\"} 3",
            "qiao_message_stored_seconds_sum 0.0075", "qiao_message_stored_seconds_count 3",
            "qiao_storage_commit_requests_bucket{le=\"1000\"} 0", "qiao_storage_commit_requests_bucket{le=\"+Inf\"} 1"})
        QVERIFY2(shown.contains('\n' + line + '\n'), line.constData());
}

void tst_Exposition::manyQueuesAreSummedUp()
{
    const QByteArray shown = text(250);
    QCOMPARE(shown.count("qiao_queue_waiting{"), mostQueuesShown + 1);
    QVERIFY(shown.contains("qiao_queue_waiting{queue=\"other\"} 150\n"));
    QVERIFY(shown.contains("qiao_queue_longest_wait_seconds{queue=\"other\"} 250\n"));
}

void tst_Exposition::alertRulesAreRight()
{
    const QString rules = QStringLiteral(QIAO_SOURCE_DIR "/resources/packaging/prometheus/qiao.rules.yml");
    QCOMPARE(saidByPromtool({u"check"_s, u"rules"_s, rules}), QString());
}

void tst_Exposition::alertsRingWhenTheyShould()
{
    const QString cases = QStringLiteral(QIAO_SOURCE_DIR "/tests/relay/metrics/alerts.yml");
    QCOMPARE(saidByPromtool({u"test"_s, u"rules"_s, cases}), QString());
}

void tst_Exposition::alertsAndDashboardNameWhatThereIs()
{
    const QByteArray shown = text(1);
    for (const QString &name : {u"prometheus/qiao.rules.yml"_s, u"grafana/qiao.json"_s}) {
        const QSet<QString> named = namesIn(QString::fromUtf8(contentOf(name)));
        QVERIFY(named.size() > 5);
        for (const QString &metric : named)
            QVERIFY2(shown.contains('\n' + metric.toUtf8() + '{') || shown.contains('\n' + metric.toUtf8() + ' '),
                qPrintable(name + u": "_s + metric));
    }
}

void tst_Exposition::theDashboardIsComplete()
{
    QJsonParseError error;
    const QJsonObject dashboard = QJsonDocument::fromJson(contentOf(u"grafana/qiao.json"_s), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QString expressions;
    QSet<int> ids;
    for (const QJsonValue &value : dashboard.value("panels"_L1).toArray()) {
        const QJsonObject panel = value.toObject();
        ids.insert(panel.value("id"_L1).toInt());
        QVERIFY(!panel.value("title"_L1).toString().isEmpty());
        const QJsonArray targets = panel.value("targets"_L1).toArray();
        QVERIFY(!targets.isEmpty());
        for (const QJsonValue &target : targets)
            expressions += target.toObject().value("expr"_L1).toString() + u'\n';
    }
    QCOMPARE(ids.size(), dashboard.value("panels"_L1).toArray().size());
    // Everything that the relay shows is on it.
    const QSet<QString> named = namesIn(expressions);
    static const QRegularExpression family(QStringLiteral("# TYPE (qiao_[a-z_]+) (\\w+)"));
    for (auto match = family.globalMatch(QString::fromUtf8(text(1))); match.hasNext();) {
        const auto found = match.next();
        const QString name = found.captured(1);
        const bool isShown = named.contains(name) || named.contains(name + u"_bucket"_s)
            || named.contains(name + u"_sum"_s) || name == u"qiao_queue_deferred"_s;
        QVERIFY2(isShown, qPrintable(name));
    }
}

void tst_Exposition::percentilesAreInterpolated()
{
    Histogram histogram{1, 2, 4};
    QCOMPARE(histogram.percentile(50), 0.0);
    histogram.observe(0.5, 50);
    histogram.observe(3, 50);
    QCOMPARE(histogram.percentile(50), 1.0);
    QCOMPARE(histogram.percentile(75), 3.0);
    QCOMPARE(histogram.percentile(100), 4.0);
    histogram.observe(100, 900);
    QCOMPARE(histogram.percentile(99), 4.0); // nothing more is known
    QCOMPARE(histogram.sum(), 25.0 + 150.0 + 90'000.0);
}

void tst_Exposition::theServiceReport()
{
    Instruments instruments(now);
    const QJsonObject empty = QJsonDocument::fromJson(serviceReportOf(instruments, ReportFormat::Json)).object();
    QVERIFY(empty.value("connections"_L1).toObject().value("success"_L1).isNull());
    fill(instruments, 1);
    const QJsonObject report = QJsonDocument::fromJson(serviceReportOf(instruments, ReportFormat::Json)).object();
    QCOMPARE(report.value("since"_L1).toInteger(), base::toEpochMs(now));
    const QJsonObject connections = report.value("connections"_L1).toObject();
    QCOMPARE(connections.value("accepted"_L1).toInt(), 7);
    QCOMPARE(connections.value("refused"_L1).toInt(), 2);
    QCOMPARE(connections.value("failed"_L1).toInt(), 1);
    QCOMPARE(connections.value("success"_L1).toDouble(), 0.7);
    const QJsonObject stored = report.value("messageLatency"_L1).toObject().value("stored"_L1).toObject();
    QCOMPARE(stored.value("count"_L1).toInt(), 3);
    QCOMPARE(stored.value("p50"_L1).toDouble(), 2.75);
    const QByteArray table = serviceReportOf(instruments, ReportFormat::Csv);
    QVERIFY(table.contains("\r\nconnections_success,10,0.7\r\n"));
    QVERIFY(table.contains("\r\nmessage_stored_ms_p50,3,2.75\r\n"));
}

QTEST_GUILESS_MAIN(tst_Exposition)
#include "tst_Exposition.moc"
