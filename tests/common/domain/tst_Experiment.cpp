#include "common/domain/Experiment.h"

#include <QTest>

using namespace qiao;
using namespace qiao::domain;

namespace {

Experiment greetings(const QString &id = QStringLiteral("x1"))
{
    Experiment experiment;
    experiment.id = id;
    experiment.name = QStringLiteral("Warm or short");
    experiment.site = SiteKey(QStringLiteral("shop"));
    experiment.arms = {ExperimentArm{QStringLiteral("Warm"), QStringLiteral("Hello! How can we help?"), {}},
        ExperimentArm{QStringLiteral("Short"), QStringLiteral("Hi."), {}}};
    experiment.startedAt = base::fromEpochMs(1'000);
    return experiment;
}

Experiment routings()
{
    Experiment experiment = greetings(QStringLiteral("x2"));
    experiment.kind = ExperimentKind::Routing;
    experiment.site = {};
    experiment.queue = QueueId(QStringLiteral("sales"));
    experiment.arms[1].weights.vip = 9;
    return experiment;
}

VisitorId visitor(int number)
{
    return VisitorId(QStringLiteral("v%1").arg(number));
}

} // namespace

class tst_Experiment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVisitorStaysInItsArm();
    void theShareIsKept_data();
    void theShareIsKept();
    void experimentsAreIndependent();
    void theLanguageComesFirst();
    void onlyWhatRunsCounts();
    void theQueueKeepsItsWeightsWithoutAnExperiment();
    void whatCollides();
    void whatIsRefused_data();
    void whatIsRefused();
};

void tst_Experiment::aVisitorStaysInItsArm()
{
    // Written down once: these may never change, or visitors would change sides.
    const Experiment experiment = greetings();
    QString arms;
    for (int i = 0; i < 16; ++i)
        arms += nameOf(armOf(experiment, visitor(i)));
    QCOMPARE(arms, QStringLiteral("bbbaabaaaaabbaba"));
}

void tst_Experiment::theShareIsKept_data()
{
    QTest::addColumn<int>("share");
    for (const int share : {1, 10, 50, 90, 99})
        QTest::addRow("%d percent", share) << share;
}

void tst_Experiment::theShareIsKept()
{
    QFETCH(int, share);
    Experiment experiment = greetings();
    experiment.shareOfB = share;
    int ofB = 0;
    constexpr int visitors = 20'000;
    for (int i = 0; i < visitors; ++i)
        ofB += armOf(experiment, visitor(i)) == Arm::B ? 1 : 0;
    const double expected = visitors * share / 100.0;
    const double deviation = std::sqrt(expected * (1 - share / 100.0));
    QVERIFY2(std::abs(ofB - expected) < 4 * deviation, qPrintable(QString::number(ofB)));
}

void tst_Experiment::experimentsAreIndependent()
{
    const Experiment one = greetings(QStringLiteral("one"));
    const Experiment two = greetings(QStringLiteral("two"));
    int same = 0;
    constexpr int visitors = 20'000;
    for (int i = 0; i < visitors; ++i)
        same += armOf(one, visitor(i)) == armOf(two, visitor(i)) ? 1 : 0;
    QVERIFY2(std::abs(same - visitors / 2) < 300, qPrintable(QString::number(same)));
}

void tst_Experiment::theLanguageComesFirst()
{
    Experiment chinese = greetings(QStringLiteral("zh"));
    chinese.locale = QStringLiteral("zh");
    const std::vector<Experiment> experiments{greetings(QStringLiteral("all")), chinese};
    const SiteKey shop(QStringLiteral("shop"));
    QCOMPARE(greetingExperiment(experiments, shop, u"zh-CN")->id, QStringLiteral("zh"));
    QCOMPARE(greetingExperiment(experiments, shop, u"ZH")->id, QStringLiteral("zh"));
    QCOMPARE(greetingExperiment(experiments, shop, u"zhx")->id, QStringLiteral("all"));
    QCOMPARE(greetingExperiment(experiments, shop, u"")->id, QStringLiteral("all"));
    QCOMPARE(greetingExperiment(experiments, SiteKey(QStringLiteral("other")), u"zh"), nullptr);
}

void tst_Experiment::onlyWhatRunsCounts()
{
    Experiment notYet = greetings();
    notYet.startedAt = {};
    Experiment over = greetings();
    over.endedAt = base::fromEpochMs(2'000);
    QVERIFY(!notYet.isRunning());
    QVERIFY(!over.isRunning());
    const SiteKey shop(QStringLiteral("shop"));
    const QueueId sales(QStringLiteral("sales"));
    QCOMPARE(armsOf({notYet, over}, shop, u"en", sales, visitor(1)), QJsonObject());
    const QJsonObject arms = armsOf({over, greetings(), routings()}, shop, u"en", sales, visitor(1));
    QCOMPARE(arms.keys(), (QStringList{QStringLiteral("x1"), QStringLiteral("x2")}));
    QCOMPARE(arms.value(QStringLiteral("x2")).toString(), nameOf(armOf(routings(), visitor(1))));
}

void tst_Experiment::theQueueKeepsItsWeightsWithoutAnExperiment()
{
    Queue sales;
    sales.id = QueueId(QStringLiteral("sales"));
    sales.weights.vip = 3;
    Queue support = sales;
    support.id = QueueId(QStringLiteral("support"));
    const std::vector<Experiment> experiments{routings()};
    QCOMPARE(weightsFor(support, experiments, visitor(1)).vip, 3);
    bool hasBoth[2] = {false, false};
    for (int i = 0; i < 50; ++i) {
        const double vip = weightsFor(sales, experiments, visitor(i)).vip;
        const bool isB = armOf(routings(), visitor(i)) == Arm::B;
        QCOMPARE(vip, isB ? 9.0 : 0.5);
        hasBoth[isB ? 1 : 0] = true;
    }
    QVERIFY(hasBoth[0] && hasBoth[1]);
}

void tst_Experiment::whatCollides()
{
    Experiment chinese = greetings(QStringLiteral("zh"));
    chinese.locale = QStringLiteral("zh");
    QVERIFY(greetings(QStringLiteral("a")).collidesWith(greetings(QStringLiteral("b"))));
    QVERIFY(!greetings().collidesWith(chinese));
    QVERIFY(!greetings().collidesWith(routings()));
    QVERIFY(routings().collidesWith(routings()));
}

void tst_Experiment::whatIsRefused_data()
{
    QTest::addColumn<Experiment>("experiment");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("greetings") << greetings() << true;
    QTest::newRow("routings") << routings() << true;
    Experiment wrong = greetings();
    wrong.shareOfB = 0;
    QTest::newRow("nobody in B") << wrong << false;
    wrong = greetings();
    wrong.shareOfB = 100;
    QTest::newRow("nobody in A") << wrong << false;
    wrong = greetings();
    wrong.site = {};
    QTest::newRow("no site") << wrong << false;
    wrong = routings();
    wrong.queue = {};
    QTest::newRow("no queue") << wrong << false;
    wrong = greetings();
    wrong.arms[1].greeting = QStringLiteral("  ");
    QTest::newRow("no greeting") << wrong << false;
    wrong = greetings();
    wrong.arms[0].name.clear();
    QTest::newRow("no name of an arm") << wrong << false;
    wrong = routings();
    wrong.arms[0].weights.idle = std::nan("");
    QTest::newRow("no number") << wrong << false;
    wrong = greetings();
    wrong.endedAt = base::fromEpochMs(1);
    QTest::newRow("ended before it began") << wrong << false;
}

void tst_Experiment::whatIsRefused()
{
    QFETCH(Experiment, experiment);
    QFETCH(bool, isRight);
    QCOMPARE(experiment.check().isOk(), isRight);
}

QTEST_APPLESS_MAIN(tst_Experiment)
#include "tst_Experiment.moc"
