#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;
using namespace std::chrono_literals;

// Which queue a conversation waits in, who is asked for it there, and what those who wait are told.
class tst_HubQueues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTopicChoosesTheQueue();
    void onlyItsMembersAreAskedAndTold();
    void aVisitorOfRankIsServedFirst();
    void whoServedTheVisitorLastIsAskedAgain();
    void anOfferSaysWhyAndSoDoesTheAssignment();
    void eachQueueHasItsPatience();
    void missedOffersSetAnAgentAway();
    void offersThatRangTogetherAreMissedOnce();
    void anAnswerForgivesMissedOffers();
    void capacityOfAQueueIsKept();
    void aSilentConversationTakesNoCapacity();
    void outsideItsHoursAMessageIsLeft();
    void atTheOpeningWhoWaitsIsServed();
    void aFullQueueAsksForAMessage();
    void aFullQueueOverflows();
    void aQueueThatIsGoneKeepsItsConversations();
    void transferToAQueueThatIsNotThereIsRefused();
    void whoWaitsHearsItsPlace();
    void whoComesBackToAWaitHearsItsPlace();
    void agentsHearWhyNobodyIsAsked();
    void placesAreToldWithAPauseBetween();
    void desksHearOfNewQueues();
    void sessionsTellQueuesReasonsAndMacros();
    void manyCannedRepliesFollowTheAnswer();
    void visitorsAreInOneArm();
    void manyColleaguesFollowTheAnswer();

private:
    static domain::Queue queue(const char *id, const QStringList &topics = {})
    {
        domain::Queue made;
        made.id = domain::QueueId(id);
        made.name = QString(id).toUpper();
        made.topics = topics;
        return made;
    }
    // A world with these queues; ann serves the first only, ben the second only, where there are two.
    static void set(HubWorld &world, const std::vector<domain::Queue> &queues)
    {
        link::Directory directory = demoDirectory();
        directory.queues = queues;
        if (queues.size() > 1) {
            directory.agents.at(0).queues = {{queues.at(0).id, 0}};
            directory.agents.at(1).queues = {{queues.at(1).id, 0}};
        }
        world.storage.directory = directory;
        world.announce(directory);
    }
    static domain::Conversation stored(const HubWorld &world, const QString &id)
    {
        return world.storage.conversations().at(id).conversation;
    }
    static QString asked(const HubWorld &world, const QString &id)
    {
        const domain::Conversation conversation = stored(world, id);
        return conversation.state == domain::ConversationState::Offered ? conversation.agent.toString()
                                                                        : domain::nameOf(conversation.state);
    }
    static QJsonObject start(HubClient &visitor, const QString &topic = {})
    {
        return visitor.ok(visitor.send("conversation.start", {{"topic", topic}})).value_or(QJsonObject());
    }
    static QString startedWith(HubClient &visitor, const QString &topic)
    {
        return start(visitor, topic).value("conversation").toString();
    }
    static HubClient &ranked(HubWorld &world, const QString &name, int vip)
    {
        HubClient &client = world.connectVisitor();
        const qint64 expiry = base::toEpochMs(world.clock.now()) / 1'000 + 600;
        client.send("session.open", {{"identity", world.identity({{"sub", name}, {"vip", vip}, {"exp", expiry}})}});
        return client;
    }
    static QJsonObject lastWaiting(const HubClient &client)
    {
        const QList<QJsonObject> events = client.events("conversation.waiting");
        return events.isEmpty() ? QJsonObject() : events.last().value("data").toObject();
    }
};

void tst_HubQueues::aTopicChoosesTheQueue()
{
    HubWorld world;
    set(world, {queue("general"), queue("returns", {"returns", "refund"})});
    QCOMPARE(stored(world, startedWith(world.visitor(), "refund")).queue, domain::QueueId("returns"));
    QCOMPARE(stored(world, startedWith(world.visitor(), "weather")).queue, domain::QueueId("general"));
    QCOMPARE(stored(world, startedWith(world.visitor(), {})).queue, domain::QueueId("general"));
}

void tst_HubQueues::onlyItsMembersAreAskedAndTold()
{
    HubWorld world;
    set(world, {queue("general"), queue("returns", {"returns"})});
    HubClient &ann = world.agent("ann");
    HubClient &ben = world.agent("ben");
    HubClient &sue = world.agent("sue", "away");
    const QString id = startedWith(world.visitor(), "returns");
    QCOMPARE(asked(world, id), "a-ben");
    QVERIFY(ann.seqs(id).isEmpty());
    QVERIFY(!ben.seqs(id).isEmpty());
    QVERIFY(!sue.seqs(id).isEmpty());
    ben.send("conversation.decline", {}, id);
    QCOMPARE(asked(world, id), "queued");
    // Nor may somebody else pick it.
    QCOMPARE(ann.error(ann.send("conversation.accept", {}, id)), "forbidden");
}

void tst_HubQueues::aVisitorOfRankIsServedFirst()
{
    HubWorld world;
    HubClient &plain = world.visitor();
    const QString first = world.start(plain);
    world.advance(1s);
    HubClient &vip = ranked(world, "li", 5);
    const QString second = world.start(vip);
    set(world, {queue("general")});
    link::Directory directory = world.storage.directory;
    directory.agents.at(0).capacity = 1;
    world.announce(directory);
    world.agent("ann");
    QCOMPARE(asked(world, second), "a-ann");
    QCOMPARE(asked(world, first), "queued");
}

void tst_HubQueues::whoServedTheVisitorLastIsAskedAgain()
{
    HubWorld world;
    HubClient &ben = world.agent("ben");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ben);
    ben.send("conversation.close", {}, id);
    world.advance(1s);
    world.agent("ann");
    // Ann has idled longer than ben, and both are free; ben knows the visitor.
    QCOMPARE(asked(world, world.start(visitor)), "a-ben");
}

void tst_HubQueues::anOfferSaysWhyAndSoDoesTheAssignment()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.start(world.visitor());
    const QJsonArray offered
        = ann.events("conversation.offered").last().value("data").toObject().value("because").toArray();
    QCOMPARE(offered.size(), 6);
    ann.send("conversation.accept", {}, id);
    QCOMPARE(ann.events("conversation.assigned").last().value("data").toObject().value("because").toArray(), offered);
}

void tst_HubQueues::eachQueueHasItsPatience()
{
    HubWorld world;
    domain::Queue quick = queue("quick");
    quick.offerTimeout = 5s;
    set(world, {quick});
    world.agent("ann");
    const QString id = world.start(world.visitor());
    world.advance(4s);
    QCOMPARE(asked(world, id), "a-ann");
    world.advance(2s);
    QCOMPARE(asked(world, id), "queued");
}

void tst_HubQueues::missedOffersSetAnAgentAway()
{
    HubWorld world;
    domain::Queue impatient = queue("general");
    impatient.missedOffers = 2;
    set(world, {impatient});
    HubClient &ann = world.agent("ann");
    const QString id = world.start(world.visitor());
    world.advance(21s);
    QCOMPARE(asked(world, id), "queued");
    world.advance(31s); // the next round
    QCOMPARE(asked(world, id), "a-ann");
    world.advance(21s);
    QCOMPARE(asked(world, id), "queued");
    const QJsonObject state = ann.events("agent.presence").last().value("data").toObject();
    QCOMPARE(state.value("presence").toString(), "away");
    QCOMPARE(state.value("reason").toString(), "missed_offers");
    world.advance(60s);
    QCOMPARE(asked(world, id), "queued");
}

void tst_HubQueues::offersThatRangTogetherAreMissedOnce()
{
    HubWorld world;
    domain::Queue impatient = queue("general");
    impatient.missedOffers = 2;
    set(world, {impatient});
    HubClient &ann = world.agent("ann");
    for (int i = 0; i < 3; ++i) {
        world.start(world.visitor());
        world.advance(1s);
    }
    world.advance(22s);
    QCOMPARE(ann.events("agent.presence").last().value("data").toObject().value("presence").toString(), "online");
}

void tst_HubQueues::anAnswerForgivesMissedOffers()
{
    HubWorld world;
    domain::Queue impatient = queue("general");
    impatient.missedOffers = 2;
    set(world, {impatient});
    HubClient &ann = world.agent("ann");
    const QString id = world.start(world.visitor());
    world.advance(21s);
    world.advance(31s);
    QCOMPARE(asked(world, id), "a-ann");
    ann.send("conversation.accept", {}, id);
    const QString next = world.start(world.visitor());
    world.advance(21s);
    QCOMPARE(asked(world, next), "queued"); // missed one, but not two in a row
    QCOMPARE(ann.events("agent.presence").last().value("data").toObject().value("presence").toString(), "online");
}

void tst_HubQueues::capacityOfAQueueIsKept()
{
    HubWorld world;
    link::Directory directory = demoDirectory();
    directory.queues = {queue("general"), queue("returns", {"returns"})};
    directory.agents.at(0).queues = {{domain::QueueId("general"), 1}, {domain::QueueId("returns"), 0}};
    world.announce(directory);
    world.agent("ann");
    QCOMPARE(asked(world, startedWith(world.visitor(), {})), "a-ann");
    QCOMPARE(asked(world, startedWith(world.visitor(), {})), "queued");
    QCOMPARE(asked(world, startedWith(world.visitor(), "returns")), "a-ann");
}

void tst_HubQueues::aSilentConversationTakesNoCapacity()
{
    HubWorld world;
    domain::Queue calm = queue("general");
    calm.idleAfter = 300s;
    set(world, {calm});
    link::Directory directory = world.storage.directory;
    directory.agents.at(0).capacity = 1;
    world.announce(directory);
    HubClient &ann = world.agent("ann");
    HubClient &silent = world.visitor();
    const QString id = world.startWith(silent, ann);
    silent.post(id, "a word");
    HubClient &next = world.visitor();
    const QString waiting = world.start(next);
    QCOMPARE(asked(world, waiting), "queued");
    world.advance(299s);
    QCOMPARE(asked(world, waiting), "queued");
    world.advance(2s);
    QCOMPARE(asked(world, waiting), "a-ann");
    // Who speaks again has its agent still, beyond the bound.
    silent.post(id, "back again");
    QCOMPARE(stored(world, id).agent, domain::AgentId("a-ann"));
    QCOMPARE(ann.events("agent.presence").last().value("data").toObject().value("load").toInt(), 2);
}

void tst_HubQueues::outsideItsHoursAMessageIsLeft()
{
    HubWorld world;
    domain::Queue closed = queue("general");
    closed.hours.isAlways = false; // and no day has a span
    set(world, {closed});
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QJsonObject answer = start(visitor);
    const QString id = answer.value("conversation").toString();
    QCOMPARE(answer.value("deferred").toBool(), true);
    QVERIFY(stored(world, id).isDeferred);
    QCOMPARE(asked(world, id), "queued");
    QVERIFY(visitor.types(id).contains("conversation.deferred"));
    QCOMPARE(lastWaiting(ann).value("reason").toString(), "outside_hours");
    QCOMPARE(lastWaiting(visitor).value("reason").toString(), "outside_hours");
    HubClient &late = world.connectVisitor();
    const auto session = late.ok(late.send("session.open", {}));
    QVERIFY(session);
    QCOMPARE(session->value("hours").toObject().value("open").toBool(true), false);
}

void tst_HubQueues::atTheOpeningWhoWaitsIsServed()
{
    HubWorld world;
    domain::Queue nine = queue("general");
    nine.hours.isAlways = false;
    for (QList<domain::DaySpan> &day : nine.hours.week)
        day = {{9 * 60, 17 * 60}};
    const QDate tomorrow
        = QDateTime::fromMSecsSinceEpoch(base::toEpochMs(world.clock.now()), Qt::UTC).date().addDays(1);
    const base::TimePoint opening = base::fromEpochMs(QDateTime(tomorrow, QTime(9, 0), Qt::UTC).toMSecsSinceEpoch());
    world.clock.set(opening - 1h);
    set(world, {nine});
    world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    QCOMPARE(asked(world, id), "queued");
    QCOMPARE(lastWaiting(visitor).value("until").toInteger(), base::toEpochMs(opening));
    world.advance(59min);
    QCOMPARE(asked(world, id), "queued");
    world.advance(1min);
    QCOMPARE(asked(world, id), "a-ann");
}

void tst_HubQueues::aFullQueueAsksForAMessage()
{
    HubWorld world;
    domain::Queue small = queue("general");
    small.maximumLength = 1;
    small.overflow = domain::Overflow::LeaveMessage;
    set(world, {small});
    QVERIFY(!start(world.visitor()).value("deferred").toBool());
    const QJsonObject answer = start(world.visitor());
    QVERIFY(answer.value("deferred").toBool());
    QVERIFY(stored(world, answer.value("conversation").toString()).isDeferred);
}

void tst_HubQueues::aFullQueueOverflows()
{
    HubWorld world;
    domain::Queue small = queue("small");
    small.maximumLength = 1;
    small.overflow = domain::Overflow::OtherQueue;
    small.overflowQueue = domain::QueueId("other");
    set(world, {small, queue("other", {"something"})});
    QCOMPARE(stored(world, startedWith(world.visitor(), {})).queue, domain::QueueId("small"));
    const QString id = startedWith(world.visitor(), {});
    QCOMPARE(stored(world, id).queue, domain::QueueId("other"));
    const auto events = world.storage.events(id);
    QCOMPARE(std::get<domain::ConversationQueued>(events.at(1).body).cause, domain::WaitCause::Overflowed);
}

void tst_HubQueues::aQueueThatIsGoneKeepsItsConversations()
{
    HubWorld world;
    set(world, {queue("general"), queue("returns", {"returns"})});
    const QString id = startedWith(world.visitor(), "returns");
    set(world, {queue("general")});
    world.agent("ann");
    QCOMPARE(asked(world, id), "a-ann");
}

void tst_HubQueues::transferToAQueueThatIsNotThereIsRefused()
{
    HubWorld world;
    domain::Queue off = queue("off");
    off.isDisabled = true;
    set(world, {queue("general"), off});
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    const auto transfer = [&](const char *to) {
        return ann.error(ann.send("conversation.transfer", {{"to", QJsonObject{{"queue", to}}}}, id));
    };
    QCOMPARE(transfer("nowhere"), "not_found");
    QCOMPARE(transfer("off"), "not_found");
    QCOMPARE(transfer("general"), QString());
}

void tst_HubQueues::whoWaitsHearsItsPlace()
{
    HubWorld world;
    HubClient &first = world.visitor();
    HubClient &second = world.visitor();
    world.start(first);
    world.clock.advance(10ms);
    world.start(second);
    world.advance(3s);
    QCOMPARE(lastWaiting(first).value("position").toInt(), 1);
    QCOMPARE(lastWaiting(second).value("position").toInt(), 2);
    QVERIFY(!lastWaiting(second).contains("reason")); // the company's affair
    HubClient &ann = world.agent("ann");
    ann.send("conversation.accept", {}, world.storage.conversations().begin()->first);
    world.advance(3s);
    const QList<QJsonObject> told = second.events("conversation.waiting");
    QVERIFY(told.last().value("seq").isUndefined()); // ephemeral
}

void tst_HubQueues::whoComesBackToAWaitHearsItsPlace()
{
    HubWorld world;
    HubClient &first = world.visitor();
    world.start(first);
    world.advance(3s);
    QCOMPARE(lastWaiting(first).value("position").toInt(), 1);
    HubClient &again = world.visitor(first.token);
    QCOMPARE(lastWaiting(again).value("position").toInt(), 1);
}

void tst_HubQueues::agentsHearWhyNobodyIsAsked()
{
    HubWorld world;
    HubClient &ann = world.agent("ann", "away");
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    world.advance(3s);
    QCOMPARE(lastWaiting(ann).value("reason").toString(), "nobody_here");
    ann.send("presence.set", {{"state", "online"}});
    ann.send("conversation.decline", {}, id);
    world.advance(3s);
    QCOMPARE(lastWaiting(ann).value("reason").toString(), "asked_in_vain");
    QVERIFY(lastWaiting(ann).value("until").toInteger() > base::toEpochMs(world.clock.now()));
}

void tst_HubQueues::placesAreToldWithAPauseBetween()
{
    HubWorld world;
    HubClient &last = world.visitor();
    for (int i = 0; i < 10; ++i) {
        world.start(world.visitor());
        world.clock.advance(10ms);
    }
    world.start(last);
    QVERIFY(last.events("conversation.waiting").size() <= 1);
    world.advance(3s);
    QCOMPARE(lastWaiting(last).value("position").toInt(), 11);
}

void tst_HubQueues::desksHearOfNewQueues()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    set(world, {queue("one"), queue("two", {"x"})});
    const QJsonArray queues = ann.events("directory.changed").last().value("data").toObject().value("queues").toArray();
    QCOMPARE(queues.size(), 2);
    QCOMPARE(queues.at(1).toObject().value("name").toString(), "TWO");
}

void tst_HubQueues::sessionsTellQueuesReasonsAndMacros()
{
    HubWorld world;
    link::Directory directory = demoDirectory();
    domain::Queue watched = queue("general");
    watched.sla = 90s;
    directory.queues = {watched};
    directory.pauseReasons = {"Tea"};
    directory.macros = {{"m1", "Thanks", {{domain::MacroStep::Kind::Reply, "Thank you!", {}, {}}}}};
    world.announce(directory);
    HubClient &ann = world.connectAgent();
    const auto session = ann.ok(ann.send("session.open", {{"token", world.accessToken("a-ann")}}));
    QVERIFY(session);
    QCOMPARE(session->value("queues").toArray().at(0).toObject().value("slaMs").toInt(), 90'000);
    QCOMPARE(session->value("pauseReasons").toArray().at(0).toString(), "Tea");
    QCOMPARE(session->value("macros").toArray().at(0).toObject().value("name").toString(), "Thanks");
}

void tst_HubQueues::manyCannedRepliesFollowTheAnswer()
{
    HubWorld world;
    link::Directory directory = demoDirectory();
    directory.cannedReplies.clear();
    for (int i = 0; i < 300; ++i) {
        const QString id = QStringLiteral("r%1").arg(i);
        directory.cannedReplies.push_back({id, id, "Title", QString(1'000, 'x'), "en"});
    }
    world.announce(directory);
    HubClient &ann = world.connectAgent();
    const auto session = ann.ok(ann.send("session.open", {{"token", world.accessToken("a-ann")}}));
    QVERIFY(session);
    QVERIFY(session->value("cannedReplies").toArray().isEmpty());
    qsizetype replies = 0;
    for (const QJsonObject &changed : ann.events("directory.changed"))
        replies += changed.value("data").toObject().value("cannedReplies").toArray().size();
    QCOMPARE(replies, 300);
    for (const link::Send &sent : world.sends)
        QVERIFY(sent.frame.size() <= 64 * 1024);
}

void tst_HubQueues::visitorsAreInOneArm()
{
    HubWorld world;
    link::Directory directory = demoDirectory();
    domain::Experiment experiment;
    experiment.id = "e1";
    experiment.name = "Warm or short";
    experiment.site = domain::SiteKey("demo");
    experiment.arms
        = {domain::ExperimentArm{"Warm", "Welcome to our shop", {}}, domain::ExperimentArm{"Short", "Hi", {}}};
    experiment.startedAt = world.clock.now();
    directory.experiments = {experiment};
    world.announce(directory);
    QSet<QString> greetings;
    for (int i = 0; i < 40; ++i) {
        HubClient &visitor = world.connectVisitor();
        const auto session = visitor.ok(visitor.send("session.open"));
        const QString greeting = session->value("features").toObject().value("greeting").toString();
        greetings.insert(greeting);
        const QString id = world.start(visitor);
        const auto started = std::get<domain::ConversationStarted>(world.storage.events(id).front().body);
        QCOMPARE(started.arms.value("e1").toString(), greeting == "Hi" ? "b" : "a");
        // Nor does it change at the next visit.
        HubClient &again = world.connectVisitor();
        const auto later = again.ok(again.send("session.open", {{"token", session->value("token").toString()}}));
        QCOMPARE(later->value("features").toObject().value("greeting").toString(), greeting);
    }
    QCOMPARE(greetings, QSet<QString>({"Welcome to our shop", "Hi"}));
}

void tst_HubQueues::manyColleaguesFollowTheAnswer()
{
    HubWorld world;
    link::Directory directory = demoDirectory();
    for (int i = 0; i < 2'000; ++i) {
        domain::Agent agent;
        agent.id = domain::AgentId(QStringLiteral("a-%1").arg(i));
        agent.name = QStringLiteral("agent%1").arg(i);
        agent.displayName = QStringLiteral("Agent %1").arg(i);
        directory.agents.push_back(agent);
    }
    world.announce(directory);
    HubClient &ann = world.connectAgent();
    const QString opening = ann.send("session.open", {{"token", world.accessToken("a-ann")}});
    const auto session = ann.ok(opening);
    QVERIFY(session);
    const qsizetype listed = session->value("agents").toArray().size();
    QVERIFY(listed > 20 && listed < 300);
    QCOMPARE(listed + ann.events("agent.presence").size(), 2'003);
    for (const link::Send &sent : world.sends)
        QVERIFY(sent.frame.size() <= 64 * 1024);
}

QTEST_GUILESS_MAIN(tst_HubQueues)
#include "tst_HubQueues.moc"
