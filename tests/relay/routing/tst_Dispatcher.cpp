#include "tests/relay/routing/Facts.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay::routing;
using namespace qiao::tests::routing;
using namespace std::chrono_literals;

class tst_Dispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsDecidedWithoutQueuesOrAgents();
    void theLongestWaitGoesFirst();
    void whatIsDecidedIsBooked();
    void ranksGoFirstAndWaitingCatchesUp();
    void priorityAndAgeingCountBetweenQueues();
    void whoLostAnAgentGoesBeforeItsPriority();
    void messagesComeAfterAllWhoWait();
    void onlyThoseWhoMayServeAreAsked();
    void capacityOfAQueueIsKept();
    void nobodyIsAskedTwiceInARound();
    void aClosedQueueWaitsForItsHours();
    void aDisabledOrUnknownQueueOffersNothing();
    void weightsDecideBetweenAgents();
    void amongEqualsTheOneIdleLongestThenTheSmallestId();
    void whoSpeaksAnyLanguageSpeaksOneThatNobodyNames();
    void everyFactorIsTold();
    void changedFactsCount();
    void reasonsOfWaiting();
    void positionsAreThoseOfTheOrder();
    void estimatesComeFromAnswers();
    void aFullQueueOverflows();
    void factsOutliveTheQueues();

private:
    static Dispatcher with(const std::vector<domain::Queue> &queues, const std::vector<AgentFacts> &agents)
    {
        Dispatcher dispatcher;
        dispatcher.setQueues(queues);
        for (const AgentFacts &facts : agents)
            dispatcher.setAgent(facts);
        return dispatcher;
    }
    static domain::WaitReason reason(Dispatcher &dispatcher, const QString &id, base::TimePoint now)
    {
        return dispatcher.waiting(domain::ConversationId(id), now)->reason;
    }
    static int position(Dispatcher &dispatcher, const QString &id)
    {
        return dispatcher.waiting(domain::ConversationId(id), noon + 1min)->position;
    }
    // Open from 09:00 to 17:00 UTC every day.
    static domain::Queue dayQueue()
    {
        domain::Queue day = queue("sales");
        day.hours.isAlways = false;
        for (QList<domain::DaySpan> &spans : day.hours.week)
            spans = {{9 * 60, 17 * 60}};
        return day;
    }
};

void tst_Dispatcher::nothingIsDecidedWithoutQueuesOrAgents()
{
    Dispatcher dispatcher;
    QCOMPARE(dispatcher.next(noon), std::nullopt);
    QCOMPARE(dispatcher.nextChange(noon), std::nullopt);
    dispatcher.wait(waiting("c1"));
    QCOMPARE(decided(dispatcher, noon), "");
    dispatcher.setQueues({queue("sales")});
    QCOMPARE(decided(dispatcher, noon), "");
    dispatcher.setAgent(agent("ann"));
    QCOMPARE(decided(dispatcher, noon), "c1>ann");
    dispatcher.forget(domain::ConversationId("c9"));
    dispatcher.removeAgent(domain::AgentId("zoe"));
    QCOMPARE(dispatcher.waiting(domain::ConversationId("c1"), noon), std::nullopt);
}

void tst_Dispatcher::theLongestWaitGoesFirst()
{
    Dispatcher dispatcher = with({queue("sales")}, {agent("ann", 0, 2)});
    for (const char *id : {"c3", "c1", "c2"})
        dispatcher.wait(waiting(id));
    QCOMPARE(decided(dispatcher, noon + 1min), "c1>ann c2>ann");
    QVERIFY(dispatcher.isWaiting(domain::ConversationId("c3")));
    QCOMPARE(dispatcher.lengthOf(domain::QueueId("sales")), 1);
}

void tst_Dispatcher::whatIsDecidedIsBooked()
{
    Dispatcher dispatcher = with({queue("sales")}, {agent("ann", 1, 3)});
    dispatcher.wait(waiting("c1"));
    QCOMPARE(decided(dispatcher, noon + 5s), "c1>ann");
    const AgentFacts *ann = dispatcher.agent(domain::AgentId("ann"));
    QCOMPARE(ann->load, 2);
    QCOMPARE(ann->loadByQueue.value(domain::QueueId("sales")), 1);
    QCOMPARE(ann->idleSince, noon + 5s);
    QVERIFY(!dispatcher.isWaiting(domain::ConversationId("c1")));
}

void tst_Dispatcher::ranksGoFirstAndWaitingCatchesUp()
{
    Dispatcher dispatcher = with({queue("sales")}, {agent("ann", 0, 9)});
    dispatcher.wait(waiting("c200", "sales", 3));
    dispatcher.wait(waiting("c30", "sales", 0)); // 170 s earlier: not quite three steps of a minute
    dispatcher.wait(waiting("c19", "sales", 0)); // 181 s earlier: more than three
    dispatcher.wait(waiting("c201", "sales", 5));
    dispatcher.wait(waiting("c20", "sales", 0)); // three steps, which is even: who waits longer
    QCOMPARE(decided(dispatcher, noon + 4min), "c201>ann c19>ann c20>ann c200>ann c30>ann");
}

void tst_Dispatcher::priorityAndAgeingCountBetweenQueues()
{
    domain::Queue slow = queue("slow");
    slow.priority = 2;
    slow.ageing = 10min;
    domain::Queue quick = queue("quick");
    quick.ageing = 1min;
    // After 2 min the one has grown to 2.2 and the other to 2; after 4 min to 2.4 and 4.
    for (const auto &[later, order] : {std::pair(2min, "c1>ann"), std::pair(4min, "c2>ann")}) {
        Dispatcher dispatcher = with({slow, quick}, {agent("ann", 0, 1)});
        dispatcher.wait(waiting("c1", "slow"));
        dispatcher.wait(waiting("c2", "quick"));
        QCOMPARE(decided(dispatcher, noon + 2s + later), order);
    }
}

void tst_Dispatcher::whoLostAnAgentGoesBeforeItsPriority()
{
    Dispatcher dispatcher = with({queue("sales")}, {agent("ann", 0, 9)});
    WaitingFacts lost = waiting("c50", "sales", 1);
    lost.goesFirst = true;
    dispatcher.wait(waiting("c20", "sales", 1));
    dispatcher.wait(waiting("c40", "sales", 4));
    dispatcher.wait(lost);
    dispatcher.wait(waiting("c10", "sales", 0));
    dispatcher.wait(waiting("c30", "sales", 1));
    QCOMPARE(decided(dispatcher, noon + 1min), "c40>ann c50>ann c20>ann c30>ann c10>ann");
}

void tst_Dispatcher::messagesComeAfterAllWhoWait()
{
    Dispatcher dispatcher = with({queue("sales"), queue("support")}, {agent("ann", 0, 9)});
    WaitingFacts message = waiting("c1", "sales", 5);
    message.isDeferred = true;
    dispatcher.wait(message);
    dispatcher.wait(waiting("c2", "support"));
    dispatcher.wait(waiting("c3", "sales"));
    QCOMPARE(dispatcher.lengthOf(domain::QueueId("sales")), 1);
    QCOMPARE(decided(dispatcher, noon + 24h), "c2>ann c3>ann c1>ann");
}

void tst_Dispatcher::onlyThoseWhoMayServeAreAsked()
{
    domain::Queue asking = queue("sales");
    asking.skills = {{"Billing", 3}};
    asking.languages = {"zh", "de-CH"};
    const auto asked = [&](const std::function<void(AgentFacts &)> &change) {
        AgentFacts ann = agent("ann");
        ann.agent.skills = {{"billing", 3}, {"chess", 5}};
        ann.agent.languages = {"en", "de"};
        ann.agent.queues = {{domain::QueueId("sales"), 0}};
        change(ann);
        Dispatcher dispatcher = with({asking}, {ann});
        dispatcher.wait(waiting("c1"));
        return decided(dispatcher, noon) == "c1>ann";
    };
    QVERIFY(asked([](AgentFacts &) {}));
    QVERIFY(asked([](AgentFacts &ann) { ann.agent.languages = {"zh-Hans-CN"}; }));
    QVERIFY(asked([](AgentFacts &ann) { ann.agent.languages.clear(); }));
    QVERIFY(asked([](AgentFacts &ann) { ann.agent.queues.clear(); }));
    QVERIFY(!asked([](AgentFacts &ann) { ann.agent.skills = {{"Billing", 2}}; }));
    QVERIFY(!asked([](AgentFacts &ann) { ann.agent.skills.clear(); }));
    QVERIFY(!asked([](AgentFacts &ann) { ann.agent.languages = {"en"}; }));
    QVERIFY(!asked([](AgentFacts &ann) { ann.agent.queues = {{domain::QueueId("support"), 0}}; }));
    QVERIFY(!asked([](AgentFacts &ann) { ann.agent.isDisabled = true; }));
    QVERIFY(!asked([](AgentFacts &ann) { ann.isOnline = false; }));
    QVERIFY(!asked([](AgentFacts &ann) { ann.load = 3; }));
    QVERIFY(!asked([](AgentFacts &ann) { ann.agent.capacity = 0; }));
}

void tst_Dispatcher::capacityOfAQueueIsKept()
{
    AgentFacts ann = agent("ann", 0, 5);
    ann.agent.queues = {{domain::QueueId("sales"), 1}, {domain::QueueId("support"), 0}};
    Dispatcher dispatcher = with({queue("sales"), queue("support")}, {ann});
    for (const char *id : {"c1", "c2", "c3"})
        dispatcher.wait(waiting(id, "sales"));
    dispatcher.wait(waiting("c4", "support"));
    QCOMPARE(decided(dispatcher, noon + 1min), "c1>ann c4>ann");
    QCOMPARE(reason(dispatcher, "c2", noon + 1min), domain::WaitReason::AllBusy);
    ann.load = 1;
    ann.loadByQueue = {{domain::QueueId("support"), 1}};
    dispatcher.setAgent(ann);
    QCOMPARE(decided(dispatcher, noon + 1min), "c2>ann");
}

void tst_Dispatcher::nobodyIsAskedTwiceInARound()
{
    Dispatcher dispatcher = with({queue("sales")}, {agent("ann"), agent("ben")});
    WaitingFacts first = waiting("c1");
    first.tried = {domain::AgentId("ann")};
    dispatcher.wait(first);
    QCOMPARE(decided(dispatcher, noon), "c1>ben");
    first.tried.insert(domain::AgentId("ben"));
    first.askAgainAt = noon + 30s;
    dispatcher.wait(first);
    dispatcher.wait(waiting("c2"));
    QCOMPARE(decided(dispatcher, noon), "c2>ann"); // one that nobody takes does not hold up the others
    const domain::Waiting vain = *dispatcher.waiting(first.conversation, noon);
    QCOMPARE(vain.reason, domain::WaitReason::AskedInVain);
    QCOMPARE(vain.until, noon + 30s);
    first.tried.clear();
    dispatcher.wait(first);
    QCOMPARE(decided(dispatcher, noon), "c1>ann");
}

void tst_Dispatcher::aClosedQueueWaitsForItsHours()
{
    const base::TimePoint midnight = noon - noon.time_since_epoch() % 24h;
    Dispatcher dispatcher = with({dayQueue()}, {agent("ann")});
    dispatcher.wait(waiting("c1"));
    QCOMPARE(decided(dispatcher, midnight + 8h), "");
    QCOMPARE(dispatcher.nextChange(midnight + 8h), std::optional(midnight + 9h));
    const domain::Waiting closed = *dispatcher.waiting(domain::ConversationId("c1"), midnight + 8h);
    QCOMPARE(closed.reason, domain::WaitReason::OutsideHours);
    QCOMPARE(closed.until, midnight + 9h);
    QVERIFY(!dispatcher.isOpen(domain::QueueId("sales"), midnight + 9h - 1ms));
    QCOMPARE(decided(dispatcher, midnight + 9h), "c1>ann");
    QCOMPARE(dispatcher.nextChange(midnight + 9h), std::optional(midnight + 17h));
    dispatcher.wait(waiting("c2"));
    QCOMPARE(decided(dispatcher, midnight + 17h), "");
    QCOMPARE(decided(dispatcher, midnight + 16h), "c2>ann"); // the clock was set back
}

void tst_Dispatcher::aDisabledOrUnknownQueueOffersNothing()
{
    domain::Queue off = queue("sales");
    off.isDisabled = true;
    Dispatcher dispatcher = with({off}, {agent("ann")});
    dispatcher.wait(waiting("c1"));
    dispatcher.wait(waiting("c2", "gone"));
    QCOMPARE(decided(dispatcher, noon), "");
    QCOMPARE(reason(dispatcher, "c1", noon), domain::WaitReason::NobodyFits);
    QCOMPARE(reason(dispatcher, "c2", noon), domain::WaitReason::NobodyFits);
    QVERIFY(!dispatcher.isOpen(domain::QueueId("sales"), noon));
    QVERIFY(!dispatcher.isOpen(domain::QueueId("gone"), noon));
    QCOMPARE(dispatcher.lengthOf(domain::QueueId("gone")), 0);
}

void tst_Dispatcher::weightsDecideBetweenAgents()
{
    // Each agent is the best in one thing and the worst in all others.
    AgentFacts expert = agent("expert", 2, 3);
    expert.agent.skills = {{"billing", 5}};
    expert.agent.languages = {"en"};
    AgentFacts returns = agent("returns", 2, 3);
    returns.agent.skills = {{"billing", 1}, {"returns", 5}};
    returns.agent.languages = {"en"};
    AgentFacts idle = agent("idle", 2, 3);
    idle.agent.skills = {{"billing", 1}};
    idle.agent.languages = {"en"};
    idle.idleSince = noon - 1h;
    AgentFacts free = agent("free", 0, 3);
    free.agent.skills = {{"billing", 1}};
    free.agent.languages = {"en"};
    AgentFacts chinese = agent("chinese", 2, 3);
    chinese.agent.skills = {{"billing", 1}};
    chinese.agent.languages = {"zh"};
    AgentFacts known = agent("known", 2, 3);
    known.agent.skills = {{"billing", 1}};
    known.agent.languages = {"en"};

    enum class From { Queue, Experiment };
    const auto chosenBy = [&](From from, double domain::RoutingWeights::*weight) {
        domain::Queue sales = queue("sales");
        sales.skills = {{"billing", 1}};
        domain::RoutingWeights weights{0, 0, 0, 0, 0, 0};
        weights.*weight = 1;
        if (from == From::Queue)
            sales.weights = weights;
        Dispatcher dispatcher = with({sales}, {expert, returns, idle, free, chinese, known});
        WaitingFacts facts = waiting("c1", "sales", 5);
        facts.topic = "Returns";
        facts.language = "zh-CN";
        facts.lastServedBy = known.agent.id;
        if (from == From::Experiment)
            facts.weights = weights;
        dispatcher.wait(facts);
        return decided(dispatcher, noon + 1min);
    };
    const auto chosen = [&](double domain::RoutingWeights::*weight) {
        const QString byQueue = chosenBy(From::Queue, weight);
        return chosenBy(From::Experiment, weight) == byQueue ? byQueue : QStringLiteral("the experiment differs");
    };
    using Weights = domain::RoutingWeights;
    QCOMPARE(chosen(&Weights::vip), "c1>expert");
    QCOMPARE(chosen(&Weights::category), "c1>returns");
    QCOMPARE(chosen(&Weights::load), "c1>free");
    QCOMPARE(chosen(&Weights::language), "c1>chinese");
    QCOMPARE(chosen(&Weights::history), "c1>known");
    QCOMPARE(chosen(&Weights::idle), "c1>idle");
}

void tst_Dispatcher::amongEqualsTheOneIdleLongestThenTheSmallestId()
{
    domain::Queue indifferent = queue("sales");
    indifferent.weights = {0, 0, 0, 0, 0, 0};
    AgentFacts cat = agent("cat", 0, 7);
    cat.idleSince = noon - 1s;
    Dispatcher dispatcher = with({indifferent}, {agent("ben", 0, 1), cat, agent("ann", 2, 3)});
    for (const char *id : {"c1", "c2", "c3"})
        dispatcher.wait(waiting(id));
    QCOMPARE(decided(dispatcher, noon + 1min), "c1>cat c2>ann c3>ben");
}

void tst_Dispatcher::whoSpeaksAnyLanguageSpeaksOneThatNobodyNames()
{
    domain::Queue sales = queue("sales");
    sales.weights = {0, 0, 0, 1, 0, 0.5};
    AgentFacts ann = agent("ann");
    ann.agent.languages = {"de"};
    ann.idleSince = noon - 1h;
    Dispatcher dispatcher = with({sales}, {ann, agent("ben")});
    WaitingFacts facts = waiting("c1");
    facts.language = "fr";
    dispatcher.wait(facts);
    QCOMPARE(decided(dispatcher, noon), "c1>ben");
}

void tst_Dispatcher::everyFactorIsTold()
{
    domain::Queue sales = queue("sales");
    sales.skills = {{"billing", 1}};
    AgentFacts ann = agent("ann", 1, 4);
    ann.agent.skills = {{"billing", 4}, {"returns", 2}};
    ann.idleSince = noon - 5min;
    Dispatcher dispatcher = with({sales}, {ann});
    WaitingFacts facts = waiting("c1", "sales", 3);
    facts.topic = "returns";
    facts.language = "en";
    facts.lastServedBy = ann.agent.id;
    dispatcher.wait(facts);
    const std::optional<Decision> decision = dispatcher.next(noon);
    QVERIFY(decision);
    QCOMPARE(decision->agentName, "ANN");
    QCOMPARE(decision->queue, domain::QueueId("sales"));
    const QList<domain::AssignmentFactor> because{{"vip", 0.5, 0.6 * 0.8}, {"category", 0.3, 0.6}, {"load", 0.2, 0.75},
        {"language", 0.3, 1}, {"history", 0.2, 1}, {"idle", 0.1, 0.5}};
    QCOMPARE(decision->because.size(), because.size());
    for (qsizetype i = 0; i < because.size(); ++i) {
        QCOMPARE(decision->because[i].factor, because[i].factor);
        QCOMPARE(decision->because[i].weight, because[i].weight);
        QCOMPARE(decision->because[i].value, because[i].value);
    }
}

void tst_Dispatcher::changedFactsCount()
{
    Dispatcher dispatcher = with({queue("sales"), queue("support")}, {agent("ann", 3, 3)});
    dispatcher.wait(waiting("c1"));
    QCOMPARE(decided(dispatcher, noon), "");
    WaitingFacts moved = waiting("c1", "support");
    dispatcher.wait(moved);
    QCOMPARE(dispatcher.lengthOf(domain::QueueId("sales")), 0);
    QCOMPARE(dispatcher.lengthOf(domain::QueueId("support")), 1);
    QCOMPARE(*dispatcher.facts(moved.conversation), moved);
    AgentFacts ann = agent("ann", 2, 3);
    ann.agent.queues = {{domain::QueueId("sales"), 0}};
    dispatcher.setAgent(ann);
    QCOMPARE(decided(dispatcher, noon), "");
    QCOMPARE(reason(dispatcher, "c1", noon), domain::WaitReason::NobodyFits);
    ann.agent.queues.append({domain::QueueId("support"), 0});
    dispatcher.setAgent(ann);
    QCOMPARE(decided(dispatcher, noon), "c1>ann");
}

void tst_Dispatcher::reasonsOfWaiting()
{
    Dispatcher dispatcher = with({queue("sales")}, {});
    dispatcher.wait(waiting("c1"));
    QCOMPARE(reason(dispatcher, "c1", noon), domain::WaitReason::NobodyFits);
    AgentFacts ann = agent("ann", 3, 3);
    ann.isOnline = false;
    dispatcher.setAgent(ann);
    QCOMPARE(reason(dispatcher, "c1", noon), domain::WaitReason::NobodyHere);
    ann.isOnline = true;
    dispatcher.setAgent(ann);
    QCOMPARE(reason(dispatcher, "c1", noon), domain::WaitReason::AllBusy);
    WaitingFacts message = waiting("c2");
    message.isDeferred = true;
    dispatcher.wait(message);
    QCOMPARE(reason(dispatcher, "c2", noon), domain::WaitReason::MessageLeft);
    QCOMPARE(position(dispatcher, "c2"), 0);
    dispatcher.removeAgent(ann.agent.id);
    QCOMPARE(reason(dispatcher, "c1", noon), domain::WaitReason::NobodyFits);
}

void tst_Dispatcher::positionsAreThoseOfTheOrder()
{
    Dispatcher dispatcher = with({queue("sales")}, {});
    QList<WaitingFacts> all;
    for (int i = 1; i <= 40; ++i) {
        WaitingFacts facts = waiting(QStringLiteral("c%1").arg(i * 7), "sales", i * 5 % 6);
        facts.goesFirst = i % 5 == 0;
        all.append(facts);
        dispatcher.wait(facts);
    }
    QMap<int, QString> byPosition;
    for (const WaitingFacts &facts : all)
        byPosition.insert(position(dispatcher, facts.conversation.toString()), facts.conversation.toString());
    QCOMPARE(byPosition.size(), all.size());
    QCOMPARE(byPosition.firstKey(), 1);
    QCOMPARE(byPosition.lastKey(), static_cast<int>(all.size()));
    dispatcher.setAgent(agent("ann", 0, 100));
    QStringList order;
    while (const auto decision = dispatcher.next(noon + 1min))
        order.append(decision->conversation.toString());
    QCOMPARE(order, byPosition.values());
}

void tst_Dispatcher::estimatesComeFromAnswers()
{
    Dispatcher dispatcher = with({queue("sales")}, {agent("ann", 3, 3)});
    dispatcher.wait(waiting("c1"));
    dispatcher.wait(waiting("c2"));
    const auto estimate
        = [&](base::TimePoint now) { return dispatcher.waiting(domain::ConversationId("c2"), now)->estimate; };
    QCOMPARE(estimate(noon), std::nullopt);
    for (const auto at : {0s, 30s, 60s})
        dispatcher.answered(domain::QueueId("sales"), noon + at);
    QCOMPARE(estimate(noon + 80s), std::optional(base::Milliseconds(80s))); // two answers in 80 s; it is the second
    QCOMPARE(estimate(noon + 20min), std::nullopt);
    dispatcher.removeAgent(domain::AgentId("ann"));
    QCOMPARE(estimate(noon + 80s), std::nullopt);
}

void tst_Dispatcher::aFullQueueOverflows()
{
    domain::Queue full = queue("sales");
    full.maximumLength = 1;
    full.overflow = domain::Overflow::OtherQueue;
    full.overflowQueue = domain::QueueId("support");
    domain::Queue support = queue("support");
    support.topics = {"help"};
    support.maximumLength = 1;
    support.overflow = domain::Overflow::LeaveMessage;
    Dispatcher dispatcher = with({full, support}, {});
    QCOMPARE(dispatcher.place("", "", noon), (Placement{domain::QueueId("sales"), false, false}));
    dispatcher.wait(waiting("c1"));
    QCOMPARE(dispatcher.place("", "", noon), (Placement{domain::QueueId("support"), false, true}));
    QCOMPARE(dispatcher.place("Help", "", noon), (Placement{domain::QueueId("support"), false, false}));
    dispatcher.wait(waiting("c2", "support"));
    QCOMPARE(dispatcher.place("", "", noon), (Placement{domain::QueueId("support"), true, true}));
    QCOMPARE(dispatcher.place("help", "", noon), (Placement{domain::QueueId("support"), true, false}));
}

void tst_Dispatcher::factsOutliveTheQueues()
{
    Dispatcher dispatcher = with({queue("sales")}, {agent("ann", 0, 1)});
    dispatcher.wait(waiting("c1", "support"));
    dispatcher.wait(waiting("c2", "sales"));
    dispatcher.setQueues({queue("support"), queue("sales")});
    QCOMPARE(dispatcher.lengthOf(domain::QueueId("support")), 1);
    QCOMPARE(decided(dispatcher, noon + 1min), "c1>ann");
    dispatcher.setQueues({});
    QCOMPARE(decided(dispatcher, noon + 1min), "");
    QVERIFY(dispatcher.isWaiting(domain::ConversationId("c2")));
}

QTEST_GUILESS_MAIN(tst_Dispatcher)
#include "tst_Dispatcher.moc"
