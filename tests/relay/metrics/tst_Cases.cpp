#include "relay/metrics/Cases.h"
#include "relay/metrics/FactsCodec.h"
#include "tests/relay/metrics/Story.h"

#include <QJsonDocument>
#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::metrics;
using namespace std::chrono_literals;

// Each metric's definition in docs/metrics.md, with an example.
class tst_Cases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainConversation();
    void theFirstResponseIsAnAgentsFirstMessage();
    void inGoalGoesByTheQueuesGoal();
    void aTransferToAQueueIsAnotherArrival();
    void aTransferToAnAgentStaysInItsArrival();
    void aDeclinedOfferChangesNothing();
    void anAgentWhoIsGoneEndsTheTurnAndNotTheArrival();
    void aTakeoverEndsTheOthersTurn();
    void aFullQueueMovesTheArrival();
    void aDeferredArrivalIsNoWait();
    void aDeferredMessageThatIsTransferredStaysDeferred();
    void abandonedIsWhoGoesWhileNobodyHadIt();
    void anAgentWhoClosesWhatWaitsIsNoAbandonment();
    void theWrapUpBelongsToTheHandling();
    void aReopenedConversationIsNoNewArrival();
    void resolutionCountsWhatWasDecided();
    void ratings();
    void mostEventsChangeNoFact();
    void factsSurviveTheirStorage();

private:
    static std::vector<Case> cases(Metric metric, const Story &story, const QueueRules &rules = QueueRules())
    {
        std::vector<Case> cases;
        addCases(cases, metric, story.facts(), rules);
        return cases;
    }
    static QList<qint64> values(Metric metric, const Story &story)
    {
        QList<qint64> values;
        for (const Case &one : cases(metric, story))
            values.append(one.value.value_or(-1));
        return values;
    }
    static QStringList agents(Metric metric, const Story &story)
    {
        QStringList agents;
        for (const Case &one : cases(metric, story))
            agents.append(one.agent.toString());
        return agents;
    }
    static QStringList queues(Metric metric, const Story &story)
    {
        QStringList queues;
        for (const Case &one : cases(metric, story))
            queues.append(one.queue.toString());
        return queues;
    }
    static QList<bool> met(Metric metric, const Story &story, const QueueRules &rules = QueueRules())
    {
        QList<bool> met;
        for (const Case &one : cases(metric, story, rules))
            met.append(one.isMet);
        return met;
    }
    static const QString ann, bob;
};

const QString tst_Cases::ann = QStringLiteral("a1");
const QString tst_Cases::bob = QStringLiteral("a2");

void tst_Cases::aPlainConversation()
{
    Story story;
    const base::TimePoint begin = story.now();
    story.starts().visitorSays().after(2s).offered(ann).after(4s).assigned(ann).after(3s).agentSays();
    QCOMPARE(values(Metric::Handling, story), {}); // the turn goes on
    story.after(51s).closed(domain::CloseReason::Resolved);

    QCOMPARE(values(Metric::Wait, story), {6'000});
    QCOMPARE(values(Metric::FirstResponse, story), {9'000});
    QCOMPARE(values(Metric::Handling, story), {54'000});
    QCOMPARE(met(Metric::InGoal, story), {true});
    QCOMPARE(met(Metric::Abandonment, story), {false});
    QCOMPARE(met(Metric::TransferRate, story), {false});
    QCOMPARE(met(Metric::Resolution, story), {true});
    for (const Metric counted : {Metric::Arrivals, Metric::Answered, Metric::Turns, Metric::Closed})
        QCOMPARE(cases(counted, story).size(), 1U);
    for (const Metric none : {Metric::Deferred, Metric::Abandoned, Metric::WrapUp, Metric::Transfers, Metric::Csat})
        QVERIFY(cases(none, story).empty());
    QCOMPARE(cases(Metric::Wait, story).front().at, begin);
    QCOMPARE(cases(Metric::FirstResponse, story).front().at, begin);
    QCOMPARE(cases(Metric::Handling, story).front().at, story.now());
    QCOMPARE(agents(Metric::Arrivals, story), QStringList{ann});
    QCOMPARE(agents(Metric::Closed, story), QStringList{ann});
}

void tst_Cases::theFirstResponseIsAnAgentsFirstMessage()
{
    Story story;
    story.starts().after(1s).says(domain::AuthorRole::Bot).says(domain::AuthorRole::System).assigned(ann);
    story.after(1s).add(domain::NotePosted{story.agent(), QStringLiteral("look")});
    story.add(domain::WhisperPosted{story.agent(), QStringLiteral("be kind")}).visitorSays();
    QVERIFY(cases(Metric::FirstResponse, story).empty());
    QVERIFY(cases(Metric::Answered, story).empty());
    story.after(5s).agentSays().after(5s).agentSays();
    QCOMPARE(values(Metric::FirstResponse, story), {7'000});
}

void tst_Cases::inGoalGoesByTheQueuesGoal()
{
    Story story;
    story.starts(QStringLiteral("slow")).assigned(ann).after(16s).agentSays();
    domain::Queue slow;
    slow.id = domain::QueueId(QStringLiteral("slow"));
    slow.firstResponseGoal = 16s;
    QCOMPARE(met(Metric::InGoal, story), {false}); // 15 s where nobody says otherwise
    QCOMPARE(met(Metric::InGoal, story, QueueRules({slow})), {true});
    QCOMPARE(values(Metric::InGoal, story), {16'000});

    Story open;
    open.starts().assigned(ann).after(60s);
    QVERIFY(cases(Metric::InGoal, open).empty()); // not known yet
}

void tst_Cases::aTransferToAQueueIsAnotherArrival()
{
    Story story;
    story.starts(QStringLiteral("sales")).after(1s).assigned(ann).after(1s).agentSays();
    story.after(10s).toQueue(QStringLiteral("service")).after(4s).assigned(bob).after(2s).agentSays();
    story.after(20s).closed(domain::CloseReason::Unresolved);

    QCOMPARE(queues(Metric::Arrivals, story), QStringList({QStringLiteral("sales"), QStringLiteral("service")}));
    QCOMPARE(agents(Metric::Arrivals, story), QStringList({ann, bob}));
    QCOMPARE(values(Metric::Wait, story), QList<qint64>({1'000, 4'000}));
    QCOMPARE(values(Metric::FirstResponse, story), QList<qint64>({2'000, 6'000}));
    QCOMPARE(values(Metric::Handling, story), QList<qint64>({11'000, 22'000}));
    QCOMPARE(met(Metric::TransferRate, story), QList<bool>({true, false}));
    QCOMPARE(queues(Metric::Transfers, story), QStringList{QStringLiteral("sales")});
    QCOMPARE(agents(Metric::Transfers, story), QStringList{ann});
    QCOMPARE(queues(Metric::Closed, story), QStringList{QStringLiteral("service")});
    QCOMPARE(met(Metric::Resolution, story), {false});
}

void tst_Cases::aTransferToAnAgentStaysInItsArrival()
{
    Story story;
    story.starts()
        .assigned(ann)
        .after(1s)
        .agentSays()
        .after(9s)
        .toAgent(bob)
        .after(5s)
        .assigned(bob)
        .after(1s)
        .agentSays();
    QCOMPARE(cases(Metric::Arrivals, story).size(), 1U);
    QCOMPARE(values(Metric::FirstResponse, story), {1'000});
    QCOMPARE(cases(Metric::Transfers, story).size(), 1U);
    QCOMPARE(values(Metric::Handling, story), {10'000});
    QCOMPARE(story.facts().waitingSince, base::TimePoint{});
}

void tst_Cases::aDeclinedOfferChangesNothing()
{
    Story story;
    story.starts().offered(ann).after(3s).queued(domain::WaitCause::Declined).offered(bob).after(20s);
    story.queued(domain::WaitCause::Missed).offered(bob).after(2s).assigned(bob);
    QCOMPARE(values(Metric::Wait, story), {25'000});
    QCOMPARE(agents(Metric::Wait, story), QStringList{bob});
    QVERIFY(cases(Metric::Turns, story).empty());
}

void tst_Cases::anAgentWhoIsGoneEndsTheTurnAndNotTheArrival()
{
    Story story;
    story.starts().after(1s).assigned(ann).after(30s).queued(domain::WaitCause::AgentLeft);
    QCOMPARE(story.facts().waitingSince, story.now());
    story.after(5s).assigned(bob).after(1s).agentSays();
    QCOMPARE(values(Metric::Handling, story), {30'000});
    QCOMPARE(values(Metric::Wait, story), {1'000}); // the first time
    QCOMPARE(values(Metric::FirstResponse, story), {37'000});
    QCOMPARE(agents(Metric::Arrivals, story), QStringList{ann});
}

void tst_Cases::aTakeoverEndsTheOthersTurn()
{
    Story story;
    story.starts().assigned(ann).after(8s).assigned(bob).after(2s).closed(domain::CloseReason::Ended);
    QCOMPARE(values(Metric::Handling, story), QList<qint64>({8'000, 2'000}));
    QCOMPARE(agents(Metric::Handling, story), QStringList({ann, bob}));
    QCOMPARE(met(Metric::TransferRate, story), QList<bool>({false, false}));
    QCOMPARE(agents(Metric::Closed, story), QStringList{bob});
}

void tst_Cases::aFullQueueMovesTheArrival()
{
    Story story;
    story.starts(QStringLiteral("full")).queued(domain::WaitCause::Overflowed, QStringLiteral("other"));
    story.after(2s).assigned(ann);
    QCOMPARE(queues(Metric::Arrivals, story), QStringList{QStringLiteral("other")});
    QCOMPARE(values(Metric::Wait, story), {2'000});
}

void tst_Cases::aDeferredArrivalIsNoWait()
{
    Story story;
    story.starts().visitorSays().after(40s).defers();
    QCOMPARE(story.facts().waitingSince, base::TimePoint{});
    story.after(1h).assigned(ann).after(1min).agentSays().closed(domain::CloseReason::Resolved);
    QCOMPARE(cases(Metric::Arrivals, story).size(), 1U);
    QCOMPARE(cases(Metric::Deferred, story).size(), 1U);
    for (const Metric none : {Metric::Answered, Metric::Wait, Metric::FirstResponse, Metric::InGoal, Metric::Abandoned})
        QVERIFY2(cases(none, story).empty(), qPrintable(nameOf(none)));
    QCOMPARE(values(Metric::Handling, story), {60'000});

    Story late;
    late.starts().assigned(ann).after(1s).agentSays().queued(domain::WaitCause::AgentLeft).after(60s).defers();
    QVERIFY(cases(Metric::Deferred, late).empty()); // it had its answer
    QCOMPARE(values(Metric::FirstResponse, late), {1'000});
}

void tst_Cases::aDeferredMessageThatIsTransferredStaysDeferred()
{
    Story story;
    story.starts().defers().after(1h).toQueue(QStringLiteral("service")).after(1h).assigned(ann).agentSays();
    QCOMPARE(cases(Metric::Deferred, story).size(), 2U);
    QVERIFY(cases(Metric::Wait, story).empty());
    QVERIFY(cases(Metric::FirstResponse, story).empty());
}

void tst_Cases::abandonedIsWhoGoesWhileNobodyHadIt()
{
    Story gone;
    gone.starts().after(90s).closedBy({}, domain::CloseReason::Abandoned);
    Story left;
    left.starts().offered(ann).after(5s).closedBy(left.visitor(), domain::CloseReason::Ended);
    Story lost;
    lost.starts()
        .assigned(ann)
        .queued(domain::WaitCause::AgentLeft)
        .closedBy(lost.visitor(), domain::CloseReason::Ended);
    for (const Story *story : {&gone, &left, &lost}) {
        QCOMPARE(cases(Metric::Abandoned, *story).size(), 1U);
        QCOMPARE(met(Metric::Abandonment, *story), {true});
        QCOMPARE(met(Metric::InGoal, *story), {false});
        QCOMPARE(cases(Metric::InGoal, *story).front().value, std::nullopt);
    }
    QCOMPARE(agents(Metric::Abandoned, gone), QStringList{QString()});

    Story had;
    had.starts().assigned(ann).closedBy(had.visitor(), domain::CloseReason::Ended);
    Story answered;
    answered.starts()
        .assigned(ann)
        .agentSays()
        .queued(domain::WaitCause::AgentLeft)
        .closedBy({}, domain::CloseReason::Abandoned);
    Story deferred;
    deferred.starts().defers().closedBy(deferred.visitor(), domain::CloseReason::Ended);
    for (const Story *story : {&had, &answered, &deferred})
        QVERIFY(cases(Metric::Abandoned, *story).empty());
}

void tst_Cases::anAgentWhoClosesWhatWaitsIsNoAbandonment()
{
    Story story;
    story.starts().after(5s).closed(domain::CloseReason::Unresolved);
    QVERIFY(cases(Metric::Abandoned, story).empty());
    QVERIFY(cases(Metric::InGoal, story).empty());
    QCOMPARE(cases(Metric::Closed, story).size(), 1U);
}

void tst_Cases::theWrapUpBelongsToTheHandling()
{
    Story story;
    story.starts().assigned(ann).after(10s).closed(domain::CloseReason::Resolved, 60s);
    QCOMPARE(values(Metric::WrapUp, story), {60'000}); // what it may take at most
    story.after(7s).wrapped(ann);
    QCOMPARE(values(Metric::WrapUp, story), {7'000});
    QCOMPARE(values(Metric::Handling, story), {17'000});
    story.after(1h).wrapped(ann); // nothing is left to end
    QCOMPARE(values(Metric::WrapUp, story), {7'000});

    Story again;
    again.starts().assigned(ann).after(10s).closed(domain::CloseReason::Resolved, 60s).after(3s).reopened();
    QCOMPARE(values(Metric::WrapUp, again), {3'000});
}

void tst_Cases::aReopenedConversationIsNoNewArrival()
{
    Story story;
    story.starts().assigned(ann).after(1s).agentSays().closed(domain::CloseReason::Unresolved).after(1h).reopened();
    QVERIFY(cases(Metric::Closed, story).empty());
    QVERIFY(cases(Metric::Resolution, story).empty());
    story.assigned(bob).after(1s).agentSays().after(9s).closed(domain::CloseReason::Resolved);
    QCOMPARE(cases(Metric::Arrivals, story).size(), 1U);
    QCOMPARE(values(Metric::FirstResponse, story), {1'000});
    QCOMPARE(values(Metric::Handling, story), QList<qint64>({1'000, 10'000}));
    QCOMPARE(met(Metric::Resolution, story), {true});
    QCOMPARE(cases(Metric::Closed, story).front().at, story.now());
}

void tst_Cases::resolutionCountsWhatWasDecided()
{
    for (const auto reason : {domain::CloseReason::Ended, domain::CloseReason::Abandoned}) {
        Story story;
        story.starts().assigned(ann).closed(reason);
        QVERIFY(cases(Metric::Resolution, story).empty());
        QCOMPARE(cases(Metric::Closed, story).size(), 1U);
    }
}

void tst_Cases::ratings()
{
    for (int score = 1; score <= 5; ++score) {
        Story story;
        story.starts().assigned(ann).closed(domain::CloseReason::Resolved).after(5min).rated(score);
        QCOMPARE(values(Metric::Rating, story), {score});
        QCOMPARE(met(Metric::Csat, story), {score >= 4});
        QCOMPARE(agents(Metric::Rating, story), QStringList{ann});
        QCOMPARE(cases(Metric::Rating, story).front().at, story.now());
    }
}

void tst_Cases::mostEventsChangeNoFact()
{
    Story story;
    QVERIFY(story.starts().wasChanged());
    QVERIFY(!story.queued(domain::WaitCause::Started).wasChanged());
    QVERIFY(!story.offered(ann).wasChanged());
    QVERIFY(!story.visitorSays().wasChanged());
    QVERIFY(story.assigned(ann).wasChanged());
    QVERIFY(story.agentSays().wasChanged());
    QVERIFY(!story.agentSays().wasChanged());
    QVERIFY(!story.add(domain::MessageRead{story.agent(), 3, 2}).wasChanged());
    QVERIFY(!story.add(domain::ConversationTagged{story.agent(), {QStringLiteral("refund")}}).wasChanged());
    QVERIFY(!story.add(domain::ConversationJoined{domain::AgentId(bob), {}}).wasChanged());
    QVERIFY(story.closed(domain::CloseReason::Resolved, 5s).wasChanged());
    QVERIFY(!story.after(5s).wrapped(ann).wasChanged());
}

void tst_Cases::factsSurviveTheirStorage()
{
    Story story;
    story.starts(QStringLiteral("销售")).after(1s).assigned(ann).agentSays().toQueue(QStringLiteral("b")).after(1s);
    story.defers().after(1s).assigned(bob).after(1s).closed(domain::CloseReason::Resolved, 9s).rated(5);
    const auto read = factsFromJson(story.facts().conversation, toJson(story.facts()));
    QVERIFY(read.isOk());
    QVERIFY(*read == story.facts());
    for (const char *broken : {R"({"reason":"whim"})", R"({"reason":"ended","agent":"a1"})",
             R"({"reason":"ended","turns":[{"end":"exploded"}]})", "{}"}) {
        const QJsonObject json = QJsonDocument::fromJson(broken).object();
        QVERIFY2(!factsFromJson(story.facts().conversation, json).isOk(), broken);
    }
}

QTEST_APPLESS_MAIN(tst_Cases)
#include "tst_Cases.moc"
