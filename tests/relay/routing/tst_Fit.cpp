#include "tests/relay/routing/Facts.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay::routing;
using namespace qiao::tests::routing;
using namespace std::chrono_literals;

class tst_Fit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rankTimesExperience();
    void experienceIsThatOfTheQueue();
    void categoryIsWhatIsAskedFor();
    void roomIsAShare();
    void idleTimeNeverReachesOne();
    void languagesCompareByTheirFirstPart();
    void theScoreIsTheSumOfItsFactors();
};

void tst_Fit::rankTimesExperience()
{
    QCOMPARE(vipFit(0, 1), 0.0);
    QCOMPARE(vipFit(5, 1), 1.0);
    QCOMPARE(vipFit(2, 0.5), 0.2);
    QCOMPARE(vipFit(-3, 1), 0.0);
    QCOMPARE(vipFit(9, 1), 1.0);
}

void tst_Fit::experienceIsThatOfTheQueue()
{
    const std::vector<int> asked{5, 3};
    QCOMPARE(experienceOf(asked, 1), 0.8);
    QCOMPARE(experienceOf({}, 4), 0.8);
    QCOMPARE(experienceOf({}, 0), 0.0);
}

void tst_Fit::categoryIsWhatIsAskedFor()
{
    AgentFacts ann = agent("ann");
    ann.agent.skills = {{"Billing", 4}, {"returns", 1}, {"RETURNS", 2}}; // named twice: the higher level
    domain::Queue sales = queue("sales");
    WaitingFacts facts = waiting("c1");
    const auto category = [&] { return fitOf(sales, facts, ann, noon).category; };
    QCOMPARE(category(), 0.0); // nothing is asked for
    facts.topic = "returns";
    QCOMPARE(category(), 0.4);
    sales.skills = {{"billing", 3}};
    QCOMPARE(category(), 0.6); // the mean of 4 and 2
    facts.topic = "billing";
    QCOMPARE(category(), 0.8); // asked for once, not twice
    facts.topic = "unheard of";
    QCOMPARE(category(), 0.4);
    facts.topic.clear();
    QCOMPARE(category(), 0.8);
}

void tst_Fit::roomIsAShare()
{
    QCOMPARE(loadFit(0, 4), 1.0);
    QCOMPARE(loadFit(3, 4), 0.25);
    QCOMPARE(loadFit(9, 4), 0.0);
    QCOMPARE(loadFit(0, 0), 0.0);
    QCOMPARE(loadFit(-1, 4), 1.0);
}

void tst_Fit::idleTimeNeverReachesOne()
{
    QCOMPARE(idleFit(0ms), 0.0);
    QCOMPARE(idleFit(-5min), 0.0);
    QCOMPARE(idleFit(5min), 0.5);
    QCOMPARE(idleFit(15min), 0.75);
    QVERIFY(idleFit(24h) < 1 && idleFit(24h) > idleFit(23h));
}

void tst_Fit::languagesCompareByTheirFirstPart()
{
    QCOMPARE(primaryLanguage("zh-Hans-CN"), "zh");
    QCOMPARE(primaryLanguage("DE_at"), "de");
    QCOMPARE(primaryLanguage("en"), "en");
    QCOMPARE(primaryLanguage(""), "");
    AgentFacts ann = agent("ann");
    ann.agent.languages = {"zh-TW"};
    WaitingFacts facts = waiting("c1");
    const auto language = [&] { return fitOf(queue("sales"), facts, ann, noon).language; };
    QCOMPARE(language(), 0.0); // not known
    facts.language = "zh";
    QCOMPARE(language(), 1.0);
    facts.language = "en";
    QCOMPARE(language(), 0.0);
    ann.agent.languages.clear();
    QCOMPARE(language(), 1.0); // any
}

void tst_Fit::theScoreIsTheSumOfItsFactors()
{
    const domain::RoutingWeights weights{0.5, 1, 2, 0, 4, 0.25};
    const Fit fit{0.25, 0.5, 0.125, 1, 0.75, 0.5};
    QCOMPARE(scoreOf(weights, fit), 0.125 + 0.5 + 0.25 + 0 + 3 + 0.125);
    double sum = 0;
    QStringList names;
    for (const domain::AssignmentFactor &factor : factorsOf(weights, fit)) {
        sum += factor.weight * factor.value;
        names.append(factor.factor);
    }
    QCOMPARE(sum, scoreOf(weights, fit));
    QCOMPARE(names, QStringList({"vip", "category", "load", "language", "history", "idle"}));
}

QTEST_GUILESS_MAIN(tst_Fit)
#include "tst_Fit.moc"
