#include "relay/metrics/Csv.h"
#include "relay/metrics/Report.h"
#include "tests/relay/metrics/Story.h"

#include <QJsonArray>
#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::metrics;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// The arms of experiments side by side, and when their difference is known.
class tst_ExperimentsReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachArmCountsItsOwn();
    void aClearDifferenceIsKnown();
    void fewCasesLeaveItOpen();
    void onlyWhatRanInTheRange();
    void theTable();

private:
    static constexpr base::TimePoint begin{base::Milliseconds(1'795'305'600'000)};

    static domain::Experiment experiment(const QString &id)
    {
        domain::Experiment experiment;
        experiment.id = id;
        experiment.name = u"Two greetings"_s;
        experiment.arms[0].name = u"Hello"_s;
        experiment.arms[1].name = u"How can we help?"_s;
        experiment.startedAt = begin - 24h;
        return experiment;
    }
    // A conversation in the arm of the experiment "greeting", closed by an agent who settled the matter or did not.
    static link::ConversationFacts facts(const QString &arm, bool isResolved)
    {
        Story story(u"c"_s, begin + 1h);
        domain::ConversationStarted started;
        started.queue = domain::QueueId(u"default"_s);
        started.channel = u"web"_s;
        started.arms = {{u"greeting"_s, arm}};
        story.add(started).assigned(u"a1"_s).after(5s).agentSays().closed(
            isResolved ? domain::CloseReason::Resolved : domain::CloseReason::Unresolved);
        return story.facts();
    }
    static ReportQuery query()
    {
        ReportQuery query;
        query.kind = ReportKind::Experiments;
        query.from = begin;
        query.to = begin + 24h;
        return query;
    }
    static ReportContext context(const std::vector<domain::Experiment> &experiments)
    {
        ReportContext context;
        context.experiments = experiments;
        return context;
    }
    // After so many resolved and unresolved conversations in the arms A and B.
    static QJsonObject shown(std::array<int, 2> a, std::array<int, 2> b)
    {
        const ReportQuery asked = query();
        const ReportContext with = context({experiment(u"greeting"_s)});
        const auto report = Report::make(asked, with);
        const auto take = [&](const QString &arm, bool isResolved, int times) {
            for (int i = 0; i < times; ++i)
                report->take(facts(arm, isResolved));
        };
        take(u"a"_s, true, a[0]);
        take(u"a"_s, false, a[1]);
        take(u"b"_s, true, b[0]);
        take(u"b"_s, false, b[1]);
        return report->toJson().value("experiments"_L1).toArray().first().toObject();
    }
    static QJsonObject differenceIn(const QJsonObject &experiment, const QString &metric)
    {
        for (const QJsonValue &value : experiment.value("differences"_L1).toArray()) {
            if (value.toObject().value("metric"_L1).toString() == metric)
                return value.toObject();
        }
        return {};
    }
};

void tst_ExperimentsReport::eachArmCountsItsOwn()
{
    const QJsonObject experiment = shown({3, 1}, {1, 1});
    QCOMPARE(experiment.value("experiment"_L1).toString(), u"greeting"_s);
    QCOMPARE(experiment.value("kind"_L1).toString(), u"greeting"_s);
    QVERIFY(experiment.value("running"_L1).toBool());
    const QJsonObject a = experiment.value("arms"_L1).toArray().at(0).toObject();
    const QJsonObject b = experiment.value("arms"_L1).toArray().at(1).toObject();
    QCOMPARE(a.value("name"_L1).toString(), u"Hello"_s);
    QCOMPARE(a.value("conversations"_L1).toInt(), 4);
    QCOMPARE(b.value("conversations"_L1).toInt(), 2);
    const QJsonObject rate = a.value("rates"_L1).toObject().value("resolution"_L1).toObject();
    QCOMPARE(rate.value("count"_L1).toInt(), 4);
    QCOMPARE(rate.value("met"_L1).toInt(), 3);
    QCOMPARE(rate.value("value"_L1).toDouble(), 0.75);
    // Wilson's interval for 3 of 4, from the formula by hand.
    QVERIFY(std::abs(rate.value("low"_L1).toDouble() - 0.30064) < 1e-4);
    QVERIFY(std::abs(rate.value("high"_L1).toDouble() - 0.95441) < 1e-4);
    QVERIFY(a.value("rates"_L1).toObject().value("csat"_L1).toObject().value("value"_L1).isNull());
}

void tst_ExperimentsReport::aClearDifferenceIsKnown()
{
    const QJsonObject difference = differenceIn(shown({40, 60}, {80, 20}), u"resolution"_s);
    QVERIFY(std::abs(difference.value("value"_L1).toDouble() - 0.4) < 1e-9);
    QVERIFY(difference.value("low"_L1).toDouble() > 0.2);
    QVERIFY(difference.value("high"_L1).toDouble() < 0.6);
    QVERIFY(difference.value("isKnown"_L1).toBool());
}

void tst_ExperimentsReport::fewCasesLeaveItOpen()
{
    const QJsonObject few = differenceIn(shown({1, 2}, {2, 1}), u"resolution"_s);
    QVERIFY(!few.value("isKnown"_L1).toBool());
    QVERIFY(few.value("low"_L1).toDouble() < 0 && few.value("high"_L1).toDouble() > 0);
    const QJsonObject none = differenceIn(shown({1, 2}, {0, 0}), u"resolution"_s);
    QVERIFY(none.value("value"_L1).isNull());
    QVERIFY(!none.value("isKnown"_L1).toBool());
}

void tst_ExperimentsReport::onlyWhatRanInTheRange()
{
    domain::Experiment over = experiment(u"over"_s);
    over.endedAt = begin;
    domain::Experiment later = experiment(u"later"_s);
    later.startedAt = begin + 24h;
    domain::Experiment draft = experiment(u"draft"_s);
    draft.startedAt = {};
    domain::Experiment ends = experiment(u"ends"_s);
    ends.endedAt = begin + 1s;
    const ReportQuery asked = query();
    const ReportContext with = context({over, later, draft, ends});
    const QJsonArray experiments = Report::make(asked, with)->toJson().value("experiments"_L1).toArray();
    QCOMPARE(experiments.size(), 1);
    QCOMPARE(experiments.first().toObject().value("experiment"_L1).toString(), u"ends"_s);
    QVERIFY(!experiments.first().toObject().value("running"_L1).toBool());
}

void tst_ExperimentsReport::theTable()
{
    const ReportQuery asked = query();
    const ReportContext with = context({experiment(u"greeting"_s)});
    const auto report = Report::make(asked, with);
    report->take(facts(u"b"_s, true));
    const QByteArray csv = csvOf(report->columns(), report->rows());
    QVERIFY(csv.contains("experiment,arm,metric,count,met,value,low,high\r\n"));
    QVERIFY(csv.contains("\r\ngreeting,a,resolution,0,0,,0,1\r\n"));
    QVERIFY(csv.contains("\r\ngreeting,b,resolution,1,1,1,"));
}

QTEST_APPLESS_MAIN(tst_ExperimentsReport)
#include "tst_ExperimentsReport.moc"
