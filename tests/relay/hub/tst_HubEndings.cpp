#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;
using namespace std::chrono_literals;

// How conversations end or stop waiting.
class tst_HubEndings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCloseSaysHowItEnded();
    void feedbackIsAskedForOnlyAfterAnAnswer();
    void wrapUpHoldsTheCapacity();
    void wrapUpIsEndedByItsAgentOrASupervisor();
    void wrapUpSurvivesARestart();
    void reopeningEndsTheWrapUp();
    void whatIsBeingWrappedUpStaysInTheSession();
    void aMessageIsLeftInsteadOfWaiting();
    void aMessageThatWasLeftGoesBehindWhoWaits();
    void nobodyLeavesAMessageWhereSomebodyIs();
    void whoLeavesTellsHowToBeReached();
    void whoGoesAwayHasGivenUp();
    void whoComesBackInTimeHasNot();
    void whoCanBeReachedHasLeftAMessage();
    void comingAndGoingLeavesOneTimer();
    void anAgentWhoIsGoneGivesBack();
    void anAgentWhoComesBackKeeps();
    void afterARestartAgentsHaveTime();
    void whatWasGivenBackGoesFirst();

private:
    static void set(HubWorld &world, const std::function<void(domain::Queue &)> &change)
    {
        link::Directory directory = demoDirectory();
        domain::Queue queue;
        queue.id = domain::QueueId("general");
        queue.name = "General";
        change(queue);
        directory.queues = {queue};
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
    static domain::ConversationClosed closing(const HubWorld &world, const QString &id)
    {
        for (const domain::ConversationEvent &event : world.storage.events(id)) {
            if (const auto *closed = std::get_if<domain::ConversationClosed>(&event.body))
                return *closed;
        }
        return {};
    }
};

void tst_HubEndings::aCloseSaysHowItEnded()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const auto closedWith = [&](const QJsonObject &data) {
        const QString id = world.startWith(world.visitor(), ann);
        ann.send("conversation.close", data, id);
        return closing(world, id).reason;
    };
    QCOMPARE(closedWith({{"resolved", true}}), domain::CloseReason::Resolved);
    QCOMPARE(closedWith({{"resolved", false}}), domain::CloseReason::Unresolved);
    QCOMPARE(closedWith({}), domain::CloseReason::Ended);
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    visitor.send("conversation.close", {{"resolved", true}}, id);
    QCOMPARE(closing(world, id).reason, domain::CloseReason::Ended); // that is the agent's to say
}

void tst_HubEndings::feedbackIsAskedForOnlyAfterAnAnswer()
{
    HubWorld world;
    set(world, [](domain::Queue &) {});
    HubClient &ann = world.agent("ann");
    HubClient &first = world.visitor();
    const QString silent = world.startWith(first, ann);
    ann.send("conversation.close", {}, silent);
    QCOMPARE(closing(world, silent).asksFeedback, false);
    HubClient &second = world.visitor();
    const QString answered = world.startWith(second, ann);
    ann.post(answered, "hello");
    ann.send("conversation.close", {}, answered);
    QCOMPARE(second.events("conversation.closed").last().value("data").toObject().value("asksFeedback").toBool(), true);
    set(world, [](domain::Queue &queue) { queue.asksFeedback = false; });
    HubClient &third = world.visitor();
    const QString unasked = world.startWith(third, ann);
    ann.post(unasked, "hello");
    ann.send("conversation.close", {}, unasked);
    QCOMPARE(third.events("conversation.closed").last().value("data").toObject().value("asksFeedback").toBool(), false);
}

void tst_HubEndings::wrapUpHoldsTheCapacity()
{
    HubWorld world;
    set(world, [](domain::Queue &queue) { queue.wrapUp = 30s; });
    link::Directory directory = world.storage.directory;
    directory.agents.at(0).capacity = 1;
    world.announce(directory);
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    ann.send("conversation.close", {}, id);
    QCOMPARE(stored(world, id).wrappingUp, domain::AgentId("a-ann"));
    const QString waiting = world.start(world.visitor());
    QCOMPARE(asked(world, waiting), "queued");
    world.advance(29s);
    QCOMPARE(asked(world, waiting), "queued");
    world.advance(1s);
    QCOMPARE(asked(world, waiting), "a-ann");
    QVERIFY(stored(world, id).wrappingUp.isEmpty());
    QVERIFY(ann.types(id).contains("conversation.wrapped"));
    QVERIFY(!visitor.types(id).contains("conversation.wrapped"));
}

void tst_HubEndings::wrapUpIsEndedByItsAgentOrASupervisor()
{
    HubWorld world;
    set(world, [](domain::Queue &queue) { queue.wrapUp = 300s; });
    HubClient &ann = world.agent("ann");
    HubClient &ben = world.agent("ben");
    HubClient &sue = world.agent("sue", "away");
    const auto closedByAnn = [&] {
        const QString id = world.start(world.visitor());
        HubClient &who = asked(world, id) == "a-ann" ? ann : ben;
        if (&who == &ben)
            ben.send("conversation.decline", {}, id);
        ann.send("conversation.accept", {}, id);
        ann.send("conversation.close", {}, id);
        return id;
    };
    const QString first = closedByAnn();
    QCOMPARE(ben.error(ben.send("conversation.wrap", {}, first)), "forbidden");
    QVERIFY(ann.ok(ann.send("conversation.wrap", {}, first)));
    QCOMPARE(ann.error(ann.send("conversation.wrap", {}, first)), "conflict");
    QVERIFY(world.storage.audit.empty());
    const QString second = closedByAnn();
    QVERIFY(sue.ok(sue.send("conversation.wrap", {}, second)));
    QCOMPARE(world.storage.audit.size(), 1U);
}

void tst_HubEndings::wrapUpSurvivesARestart()
{
    HubWorld world;
    set(world, [](domain::Queue &queue) { queue.wrapUp = 60s; });
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    ann.send("conversation.close", {}, id);
    world.restart();
    QCOMPARE(world.hub().census().conversations, 1U);
    world.advance(61s);
    QVERIFY(stored(world, id).wrappingUp.isEmpty());
    QCOMPARE(world.hub().census().conversations, 0U);
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubEndings::reopeningEndsTheWrapUp()
{
    HubWorld world;
    set(world, [](domain::Queue &queue) { queue.wrapUp = 60s; });
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    ann.send("conversation.close", {}, id);
    QVERIFY(ann.ok(ann.send("conversation.reopen", {}, id)));
    QVERIFY(stored(world, id).wrappingUp.isEmpty());
    const size_t events = world.storage.events(id).size();
    world.advance(120s);
    QCOMPARE(world.storage.events(id).size(), events);
    QCOMPARE(ann.events("agent.presence").last().value("data").toObject().value("load").toInt(), 1);
}

void tst_HubEndings::whatIsBeingWrappedUpStaysInTheSession()
{
    HubWorld world;
    set(world, [](domain::Queue &queue) { queue.wrapUp = 60s; });
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    ann.send("conversation.close", {}, id);
    const auto listed = [&](const char *who) {
        HubClient &client = world.connectAgent();
        const auto session = client.ok(client.send("session.open", {{"token", world.accessToken(who)}}));
        return session->value("conversations").toArray();
    };
    QCOMPARE(listed("a-ann").size(), 1);
    QCOMPARE(listed("a-ann").at(0).toObject().value("wrappingUp").toString(), "a-ann");
    QCOMPARE(listed("a-ben").size(), 0);
}

void tst_HubEndings::aMessageIsLeftInsteadOfWaiting()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    visitor.post(id, "Where is my parcel?");
    QVERIFY(visitor.ok(visitor.send("conversation.defer", {{"email", "li@example.com"}}, id)));
    QVERIFY(stored(world, id).isDeferred);
    QCOMPARE(stored(world, id).waitingSince, base::TimePoint{});
    // It is answered all the same.
    HubClient &ann = world.agent("ann");
    QCOMPARE(asked(world, id), "a-ann");
    ann.send("conversation.accept", {}, id);
    QVERIFY(!stored(world, id).isDeferred);
    QVERIFY(visitor.ok(visitor.send("conversation.close", {}, id)));
    QCOMPARE(visitor.error(visitor.send("conversation.defer", {}, id)), "conflict");
}

void tst_HubEndings::aMessageThatWasLeftGoesBehindWhoWaits()
{
    HubWorld world;
    set(world, [](domain::Queue &) {});
    link::Directory directory = world.storage.directory;
    directory.agents.at(0).capacity = 1;
    world.announce(directory);
    HubClient &first = world.visitor();
    const QString left = world.start(first);
    first.send("conversation.defer", {}, left);
    world.advance(60s);
    const QString waiting = world.start(world.visitor());
    world.agent("ann");
    QCOMPARE(asked(world, waiting), "a-ann");
    QCOMPARE(asked(world, left), "queued");
}

void tst_HubEndings::nobodyLeavesAMessageWhereSomebodyIs()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    QCOMPARE(visitor.error(visitor.send("conversation.defer", {}, id)), "conflict");
    QVERIFY(!stored(world, id).isDeferred);
}

void tst_HubEndings::whoLeavesTellsHowToBeReached()
{
    HubWorld world;
    HubClient &stranger = world.visitor();
    const QString id = world.start(stranger);
    stranger.send("conversation.defer", {{"name", "Li Lei"}, {"email", "li@example.com"}}, id);
    HubClient &sue = world.agent("sue", "away");
    const QString known = sue.frames()
                              .first()
                              .value("data")
                              .toObject()
                              .value("conversations")
                              .toArray()
                              .at(0)
                              .toObject()
                              .value("visitor")
                              .toObject()
                              .value("email")
                              .toString();
    QCOMPARE(known, "li@example.com");
    // What the site vouches for stays.
    HubClient &person = world.connectVisitor();
    person.send("session.open", {{"identity", world.identity({{"sub", "42"}, {"email", "real@example.com"}})}});
    const QString second = world.start(person);
    person.send("conversation.defer", {{"email", "other@example.com"}}, second);
    QCOMPARE(person.error(person.send("conversation.defer", {{"email", QString(201, 'x')}}, second)), "bad_request");
    const QJsonObject introduced = sue.events("conversation.introduced").last().value("data").toObject();
    QCOMPARE(introduced.value("visitor").toObject().value("email").toString(), "real@example.com");
}

void tst_HubEndings::whoGoesAwayHasGivenUp()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    visitor.drop();
    world.advance(899s);
    QCOMPARE(asked(world, id), "queued");
    world.advance(2s);
    QCOMPARE(asked(world, id), "closed");
    QCOMPARE(closing(world, id).reason, domain::CloseReason::Abandoned);
    QCOMPARE(closing(world, id).by.role, domain::AuthorRole::System);
    QCOMPARE(world.hub().census().conversations, 0U);
}

void tst_HubEndings::whoComesBackInTimeHasNot()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    const QString token = visitor.token;
    visitor.drop();
    world.advance(600s);
    HubClient &again = world.visitor(token);
    world.advance(1'000s);
    QCOMPARE(asked(world, id), "queued");
    again.drop();
    world.advance(899s);
    QCOMPARE(asked(world, id), "queued");
    world.advance(2s);
    QCOMPARE(asked(world, id), "closed");
}

void tst_HubEndings::whoCanBeReachedHasLeftAMessage()
{
    HubWorld world;
    HubClient &person = world.connectVisitor();
    person.send("session.open", {{"identity", world.identity({{"sub", "42"}})}});
    const QString id = world.start(person);
    person.post(id, "Where is my parcel?");
    person.drop();
    world.advance(901s);
    QCOMPARE(asked(world, id), "queued");
    QVERIFY(stored(world, id).isDeferred);
}

void tst_HubEndings::comingAndGoingLeavesOneTimer()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    world.start(visitor);
    const QString token = visitor.token;
    visitor.drop();
    for (int i = 0; i < 50; ++i)
        world.visitor(token).drop();
    QVERIFY(world.hub().census().timers < 5);
}

void tst_HubEndings::anAgentWhoIsGoneGivesBack()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    world.agent("ben");
    ann.drop();
    world.advance(89s);
    QCOMPARE(stored(world, id).agent, domain::AgentId("a-ann"));
    world.advance(2s);
    QCOMPARE(asked(world, id), "a-ben");
    QVERIFY(visitor.types(id).contains("conversation.queued"));
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubEndings::anAgentWhoComesBackKeeps()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    ann.drop();
    world.advance(80s);
    HubClient &again = world.agent("ann");
    world.advance(200s);
    QCOMPARE(stored(world, id).agent, domain::AgentId("a-ann"));
    again.drop();
    world.advance(80s);
    QCOMPARE(stored(world, id).agent, domain::AgentId("a-ann"));
    world.advance(11s);
    QCOMPARE(asked(world, id), "queued");
}

void tst_HubEndings::afterARestartAgentsHaveTime()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    world.restart();
    world.advance(60s);
    QCOMPARE(stored(world, id).agent, domain::AgentId("a-ann"));
    world.advance(31s);
    QCOMPARE(asked(world, id), "queued");
}

void tst_HubEndings::whatWasGivenBackGoesFirst()
{
    HubWorld world;
    set(world, [](domain::Queue &) {});
    link::Directory directory = world.storage.directory;
    directory.agents.at(0).capacity = 1;
    directory.agents.at(1).capacity = 1;
    world.announce(directory);
    HubClient &ann = world.agent("ann");
    HubClient &had = world.visitor();
    const QString lost = world.startWith(had, ann);
    HubClient &other = world.visitor();
    const QString waiting = world.start(other);
    ann.drop();
    world.advance(91s);
    QVERIFY(stored(world, lost).goesFirst);
    world.agent("ben");
    QCOMPARE(asked(world, lost), "a-ben");
    QCOMPARE(asked(world, waiting), "queued");
}

QTEST_GUILESS_MAIN(tst_HubEndings)
#include "tst_HubEndings.moc"
